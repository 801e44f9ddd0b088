import AWSWire
import ServiceCore

/// Takes a location in S3 out of Lake Formation's management.
enum DeregisterResource: AWSOperation {
  typealias Input = DescribeResource.Input

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("DeregisterResource", request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    try LakeLocation.validate(input.arn)
    let store = LakeStore(request, account: request.account)
    try store.deleteLocation(input.arn)
    try ServiceLinkedRole(store: store).update()
    return EmptyOutput()
  }
}
