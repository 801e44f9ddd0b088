import AWSWire
import Basics
import Documents
import ServiceCore

/// Keeps a query under a name in a workgroup.
enum CreateNamedQuery: AWSOperation {
  struct Input: OperationInput {
    let workGroup: String
    let token: String?
    let document: JSON

    init(_ fields: Fields) throws(ServiceError) {
      workGroup = try fields.string("WorkGroup", AthenaShapes.workGroup) ?? "primary"
      token = try fields.string("ClientRequestToken", .length(32...128))
      document = .object([
        "Name": .string(try fields.required("Name", AthenaShapes.name)),
        "Description": try fields.string("Description", AthenaShapes.description).map { .string($0) },
        "Database": .string(try fields.required("Database", .length(1...255))),
        "QueryString": .string(try fields.required("QueryString", AthenaShapes.sql)),
      ])
    }
  }

  struct Output: OperationOutput {
    let id: String

    func write(to fields: inout FieldWriter) { fields.field("NamedQueryId", id) }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("CreateNamedQuery", workGroup: input.workGroup)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    _ = try WorkGroupStore(request).find(input.workGroup)
    let store = NamedQueryStore(request)
    if let token = input.token, let earlier = try store.find(token: token) {
      return Output(id: try repeated(earlier, input))
    }
    let id = request.ids.uuid()
    var document = input.document
    document.set("NamedQueryId", .string(id))
    document.set("WorkGroup", .string(input.workGroup))
    try store.add(id, workGroup: input.workGroup, token: input.token, document)
    return Output(id: id)
  }

  /// The same token with the same request names the same query; with another request it is an error.
  private static func repeated(_ earlier: JSON, _ input: Input) throws(ServiceError) -> String {
    var asked = earlier
    asked.set("NamedQueryId", nil)
    asked.set("WorkGroup", nil)
    guard asked == input.document, earlier["WorkGroup"]?.string == input.workGroup else {
      throw .invalidRequest("Idempotent parameters do not match")
    }
    return earlier["NamedQueryId"]?.string ?? ""
  }
}
