import AWSWire
import ServiceCore

/// Shows a managed policy without its document.
enum GetPolicy: AWSOperation {
  typealias Input = PolicyInput
  typealias Output = PolicyOutput

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("GetPolicy", policy: input.arn)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let policy = try PolicyStore(request).require(input.arn)
    return Output(policy: policy, tags: try PolicyStore(request).tags(of: policy))
  }
}
