import AWSWire
import ServiceCore

/// Replaces a role's trust policy.
enum UpdateAssumeRolePolicy: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let document: String

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.entityName(RoleKind.self)
      document = try fields.required("PolicyDocument", IAMShapes.policyDocument)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("UpdateAssumeRolePolicy", on: RoleKind.self, input.name)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = EntityStore(request)
    var role = try store.require(RoleKind.self, input.name)
    try DocumentRules.check(trust: input.document, in: store)
    role.trust = input.document
    try store.update(role)
    return EmptyOutput()
  }
}
