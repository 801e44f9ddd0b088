import AWSWire
import ServiceCore

/// Shows a version of a managed policy with its document.
enum GetPolicyVersion: AWSOperation {
  typealias Input = PolicyVersionInput
  typealias Output = PolicyVersionOutput

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("GetPolicyVersion", policy: input.arn)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = PolicyStore(request)
    let version = try store.version(input.version, of: try store.require(input.arn))
    return Output(version: version, withDocument: true)
  }
}
