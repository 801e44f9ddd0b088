import AWSWire
import ServiceCore

/// PutUserPolicy, PutGroupPolicy and PutRolePolicy: embed a policy, replacing one of the same name.
enum PutInlinePolicy<Kind: EntityKind>: AWSOperation {
  struct Input: OperationInput {
    let owner: String
    let policy: String
    let document: String

    init(_ fields: Fields) throws(ServiceError) {
      owner = try fields.entityName(Kind.self)
      policy = try fields.required("PolicyName", IAMShapes.policyName)
      document = try fields.required("PolicyDocument", IAMShapes.policyDocument)
    }
  }

  static var name: String { "Put\(Kind.title)Policy" }
  static var access: StateAccess { .writing }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission(name, on: Kind.self, input.owner, boundary: true)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let owner = try EntityStore(request).require(Kind.self, input.owner)
    try NameRules.check(input.policy, "policyName")
    try InlinePolicies(request).put(input.document, as: input.policy, of: Kind.self, owner.name)
    return EmptyOutput()
  }
}
