import AWSWire
import Documents
import ServiceCore

/// Answers several prepared statements of a workgroup; those that are missing come back by their names.
enum BatchGetPreparedStatement: AWSOperation {
  struct Input: OperationInput {
    let names: [String]
    let workGroup: String

    init(_ fields: Fields) throws(ServiceError) {
      let read = try fields.strings("PreparedStatementNames", AthenaShapes.statementName)
      if read == nil { fields.violate("PreparedStatementNames", "null", "Member must not be null") }
      names = read ?? []
      workGroup = try fields.required("WorkGroup", AthenaShapes.workGroup)
    }
  }

  struct Output: OperationOutput {
    let statements: [JSON]
    let unprocessed: [Unprocessed]

    func write(to fields: inout FieldWriter) {
      fields.rawList("PreparedStatements", statements.map(\.bytes))
      fields.list("UnprocessedPreparedStatementNames", unprocessed) { $0.unprocessed("StatementName", $1) }
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("BatchGetPreparedStatement", workGroup: input.workGroup)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    _ = try WorkGroupStore(request).find(input.workGroup)
    let store = PreparedStatementStore(request, workGroup: input.workGroup)
    var statements: [JSON] = []
    var unprocessed: [Unprocessed] = []
    for name in input.names {
      if let statement = try store.find(name) {
        statements.append(statement)
      } else {
        let message = "PreparedStatement \(name) was not found in WorkGroup \(input.workGroup)"
        unprocessed.append(Unprocessed(name, "STATEMENT_NOT_FOUND", message))
      }
    }
    return Output(statements: statements, unprocessed: unprocessed)
  }
}
