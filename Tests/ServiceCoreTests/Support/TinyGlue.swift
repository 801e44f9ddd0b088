import AWSWire
import Documents
import SQLite
import ServiceCore

/// A JSON service small enough to see the corridor behind it: notes under names.
struct TinyGlue: JSONService {
  let name = "glue"
  let targetPrefix = "AWSGlue"
  let validationCode = "ValidationException"
  let operations = OperationTable([
    .operation(TinyCreate.self), .operation(TinyForward.self), .operation(TinyForwardWrite.self), .operation(TinyGet.self),
    .operation(TinyList.self), .operation(TinyWork.self),
  ])

  static let wire = WireProtocol.json(targetPrefix: "AWSGlue")
  static let migrations = [Migration("tiny-1", "CREATE TABLE tiny (account TEXT, name TEXT, PRIMARY KEY (account, name))")]

  static func permission(_ action: String, _ name: String, _ request: RequestContext) -> [Permission] {
    [
      Permission(
        "glue:\(action)",
        on: [request.arn("glue", "catalog"), request.arn("glue", "database/db"), request.arn("glue", "table/db/\(name)")])
    ]
  }
}

/// What all operations of the tiny service take.
struct TinyInput: OperationInput {
  let name: String
  let fails: Bool

  init(_ fields: Fields) throws(ServiceError) {
    name = try fields.required("Name", .length(1...5))
    fails = try fields.bool("Fails") ?? false
  }

  init(name: String) { (self.name, fails) = (name, false) }
}

struct TinyOutput: OperationOutput {
  let names: [String]
  var next: String?

  func write(to fields: inout FieldWriter) {
    fields.list("Names", names)
    fields.field("NextToken", next)
  }
}

enum TinyGet: AWSOperation {
  static let name = "GetTable"

  static func permissions(for input: TinyInput, in request: RequestContext) -> [Permission] {
    TinyGlue.permission("GetTable", input.name, request)
  }

  static func perform(_ input: TinyInput, in request: RequestContext) throws(ServiceError) -> TinyOutput {
    let found = try request.query { connection in
      try connection.first(
        "SELECT name FROM tiny WHERE account = ? AND name = ?", .text(request.account), .text(input.name)
      ) { $0.text(0) }
    }
    guard let found else { throw ServiceError("EntityNotFoundException", "Entity Not Found") }
    return TinyOutput(names: [found])
  }
}

enum TinyCreate: AWSOperation {
  static let name = "CreateTable"
  static let access = StateAccess.writing

  static func permissions(for input: TinyInput, in request: RequestContext) -> [Permission] {
    TinyGlue.permission("CreateTable", input.name, request)
  }

  static func perform(_ input: TinyInput, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    try request.query { connection in
      _ = try connection.run("INSERT INTO tiny VALUES (?, ?)", .text(request.account), .text(input.name))
    }
    if input.fails { throw ServiceError("InvalidInputException", "told to fail") }
    return EmptyOutput()
  }
}

enum TinyWork: AWSOperation {
  static let name = "StartJobRun"
  static let access = StateAccess.working

  static func permissions(for input: TinyInput, in request: RequestContext) -> [Permission] { .none }

  static func perform(_ input: TinyInput, in request: RequestContext) throws(ServiceError) -> TinyOutput {
    _ = try request.commit { request throws(ServiceError) in try TinyCreate.perform(input, in: request) }
    return try TinyGet.perform(input, in: request)
  }
}

/// Asks the same service for the caller, as Athena asks Glue.
enum TinyForward: AWSOperation {
  static let name = "GetPlan"

  static func permissions(for input: TinyInput, in request: RequestContext) -> [Permission] { .none }

  static func perform(_ input: TinyInput, in request: RequestContext) throws(ServiceError) -> TinyOutput {
    try request.call(
      TinyGet.self, input, of: "glue", wire: TinyGlue.wire, by: "athena",
      parameters: .object(["Name": .string(input.name)]))
  }
}

enum TinyForwardWrite: AWSOperation {
  static let name = "CreateScript"
  static let access = StateAccess.working

  static func permissions(for input: TinyInput, in request: RequestContext) -> [Permission] { .none }

  static func perform(_ input: TinyInput, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    try request.call(
      TinyCreate.self, input, of: "glue", wire: TinyGlue.wire, by: "athena",
      parameters: .object(["Name": .string(input.name)]))
  }
}

enum TinyList: AWSOperation {
  struct Input: OperationInput {
    let token: String?
    let limit: Int

    init(_ fields: Fields) throws(ServiceError) {
      token = try fields.string("NextToken")
      limit = try fields.integer("MaxResults", in: 1...100) ?? 100
    }
  }

  static let name = "GetTables"

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] { .none }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> TinyOutput {
    let bad = ServiceError("InvalidInputException", "Invalid NextToken provided.")
    let after = try PageToken.key(of: input.token, invalid: bad) ?? ""
    let names = try request.query { connection in
      try connection.all(
        "SELECT name FROM tiny WHERE account = ? AND name > ? ORDER BY name LIMIT ?", .text(request.account), .text(after),
        .integer(Int64(input.limit + 1))
      ) { $0.text(0) }
    }
    let page = Array(names.prefix(input.limit))
    return TinyOutput(names: page, next: names.count > page.count ? page.last.map { PageToken.make(after: $0) } : nil)
  }
}
