import AWSWire
import ServiceCore

/// Puts a location in S3 under Lake Formation's management.
enum RegisterResource: AWSOperation {
  struct Input: OperationInput {
    let arn: String
    let role: String?
    let usesServiceLinkedRole: Bool
    let withFederation: Bool?
    let isHybrid: Bool?
    let isPrivileged: Bool?

    init(_ fields: Fields) throws(ServiceError) {
      arn = try fields.required("ResourceArn")
      role = try fields.string("RoleArn", LakeShapes.role)
      usesServiceLinkedRole = try fields.bool("UseServiceLinkedRole") ?? false
      withFederation = try fields.bool("WithFederation")
      isHybrid = try fields.bool("HybridAccessEnabled")
      isPrivileged = try fields.bool("WithPrivilegedAccess")
    }
  }

  static let access = StateAccess.writing

  /// The most locations of an account: AWS's quota.
  private static let limit = 10_000

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("RegisterResource", request) + LakeFormationResources.passing(input.role)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = LakeStore(request, account: request.account)
    try LakeLocation.validate(input.arn)
    guard (input.role == nil) == input.usesServiceLinkedRole else {
      throw .invalidInput("Either RoleArn or UseServiceLinkedRole must be set.")
    }
    guard try !store.isRegistered(input.arn) else { throw .alreadyRegistered }
    guard try store.locations().count < limit else {
      throw .limitExceeded("The maximum number of registered locations is \(limit).")
    }
    try store.put(
      LakeLocation(
        arn: input.arn, role: input.role ?? LakeFormationResources.serviceLinkedRole(request), modified: request.now,
        withFederation: input.withFederation, isHybrid: input.isHybrid, isPrivileged: input.isPrivileged))
    try ServiceLinkedRole(store: store).update()
    return EmptyOutput()
  }
}
