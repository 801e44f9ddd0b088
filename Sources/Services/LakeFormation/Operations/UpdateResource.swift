import AWSWire
import ServiceCore

/// Changes the role with which Lake Formation reads a registered location.
enum UpdateResource: AWSOperation {
  struct Input: OperationInput {
    let arn: String
    let role: String
    let withFederation: Bool?
    let isHybrid: Bool?

    init(_ fields: Fields) throws(ServiceError) {
      role = try fields.required("RoleArn", LakeShapes.role)
      arn = try fields.required("ResourceArn")
      withFederation = try fields.bool("WithFederation")
      isHybrid = try fields.bool("HybridAccessEnabled")
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("UpdateResource", request) + LakeFormationResources.passing(input.role)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = LakeStore(request, account: request.account)
    try LakeLocation.validate(input.arn)
    var location = try store.location(input.arn)
    (location.role, location.modified) = (input.role, request.now)
    location.withFederation = input.withFederation ?? location.withFederation
    location.isHybrid = input.isHybrid ?? location.isHybrid
    try store.put(location)
    try ServiceLinkedRole(store: store).update()
    return EmptyOutput()
  }
}
