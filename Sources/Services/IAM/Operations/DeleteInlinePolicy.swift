import AWSWire
import ServiceCore

/// DeleteUserPolicy, DeleteGroupPolicy and DeleteRolePolicy: remove an embedded policy.
enum DeleteInlinePolicy<Kind: EntityKind>: AWSOperation {
  typealias Input = InlinePolicyInput<Kind>

  static var name: String { "Delete\(Kind.title)Policy" }
  static var access: StateAccess { .writing }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission(name, on: Kind.self, input.owner, boundary: true)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let owner = try EntityStore(request).require(Kind.self, input.owner)
    try InlinePolicies(request).remove(input.policy, of: Kind.self, owner.name)
    return EmptyOutput()
  }
}
