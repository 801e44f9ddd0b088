import AWSWire
import ServiceCore

/// Removes a managed policy that is attached to nothing and has one version.
enum DeletePolicy: AWSOperation {
  typealias Input = PolicyInput

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("DeletePolicy", policy: input.arn)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = PolicyStore(request)
    try store.remove(try store.requireOwn(input.arn))
    return EmptyOutput()
  }
}
