import AWSWire
import Documents
import ServiceCore

/// Answers one prepared statement.
enum GetPreparedStatement: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let workGroup: String

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.required("StatementName", AthenaShapes.statementName)
      workGroup = try fields.required("WorkGroup", AthenaShapes.workGroup)
    }
  }

  struct Output: OperationOutput {
    let statement: JSON

    func write(to fields: inout FieldWriter) { fields.field("PreparedStatement", statement) }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("GetPreparedStatement", workGroup: input.workGroup)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    Output(statement: try PreparedStatementStore(request, workGroup: input.workGroup).require(input.name))
  }
}
