import AWSWire
import ServiceCore

/// Removes a version that is not in force.
enum DeletePolicyVersion: AWSOperation {
  typealias Input = PolicyVersionInput

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("DeletePolicyVersion", policy: input.arn)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = PolicyStore(request)
    let policy = try store.requireOwn(input.arn)
    try store.remove(try store.version(input.version, of: policy), of: policy)
    return EmptyOutput()
  }
}
