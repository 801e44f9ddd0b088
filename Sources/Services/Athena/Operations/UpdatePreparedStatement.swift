import AWSWire
import ServiceCore

/// Replaces a prepared statement.
enum UpdatePreparedStatement: AWSOperation {
  typealias Input = CreatePreparedStatement.Input

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    AthenaResources(request).permission("UpdatePreparedStatement", workGroup: input.workGroup)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = PreparedStatementStore(request, workGroup: input.workGroup)
    _ = try store.require(input.name)
    try store.put(input.name, input.document(at: request.now))
    return EmptyOutput()
  }
}
