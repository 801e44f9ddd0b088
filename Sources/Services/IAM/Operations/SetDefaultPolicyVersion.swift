import AWSWire
import ServiceCore

/// Makes a version the one that is in force.
enum SetDefaultPolicyVersion: AWSOperation {
  typealias Input = PolicyVersionInput

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("SetDefaultPolicyVersion", policy: input.arn)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = PolicyStore(request)
    let policy = try store.requireOwn(input.arn)
    try store.setDefault(try store.version(input.version, of: policy).number, of: policy)
    return EmptyOutput()
  }
}
