import AWSWire
import ServiceCore

/// Removes a prepared statement.
enum DeletePreparedStatement: AWSOperation {
  typealias Input = GetPreparedStatement.Input

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("DeletePreparedStatement", workGroup: input.workGroup)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = PreparedStatementStore(request, workGroup: input.workGroup)
    _ = try store.require(input.name)
    try store.delete(input.name)
    return EmptyOutput()
  }
}
