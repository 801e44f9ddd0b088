import AWSWire
import Basics
import Documents
import ServiceCore

/// Keeps a statement with parameters under a name in a workgroup.
enum CreatePreparedStatement: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let workGroup: String
    let sql: String
    let description: String?

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.required("StatementName", AthenaShapes.statementName)
      workGroup = try fields.required("WorkGroup", AthenaShapes.workGroup)
      sql = try fields.required("QueryStatement", AthenaShapes.sql)
      description = try fields.string("Description", AthenaShapes.description)
    }

    func document(at now: Timestamp) -> JSON {
      .object([
        "StatementName": .string(name), "QueryStatement": .string(sql), "WorkGroupName": .string(workGroup),
        "Description": description.map { .string($0) }, "LastModifiedTime": JSON(.number(now.epochSecondsText)),
      ])
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("CreatePreparedStatement", workGroup: input.workGroup)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    _ = try WorkGroupStore(request).find(input.workGroup)
    let store = PreparedStatementStore(request, workGroup: input.workGroup)
    guard try store.find(input.name) == nil else {
      throw .invalidRequest("PreparedStatement \(input.name) already exists in WorkGroup \(input.workGroup)")
    }
    guard try store.page(after: nil, limit: PreparedStatementStore.limit).count < PreparedStatementStore.limit else {
      throw .invalidRequest("WorkGroup \(input.workGroup) holds \(PreparedStatementStore.limit) prepared statements already")
    }
    try store.put(input.name, input.document(at: request.now))
    return EmptyOutput()
  }
}
