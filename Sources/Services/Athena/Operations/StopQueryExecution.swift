import AWSWire
import Documents
import ServiceCore

/// Stops a query. One that has ended stays as it is, and the call succeeds all the same, as on AWS.
enum StopQueryExecution: AWSOperation {
  typealias Input = GetQueryExecution.Input

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    try QueryPermission.permissions("StopQueryExecution", query: input.id, in: request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    // Statements end before StartQueryExecution answers, so there is never one to break off.
    _ = try QueryStore(request).find(input.id)
    return EmptyOutput()
  }
}
