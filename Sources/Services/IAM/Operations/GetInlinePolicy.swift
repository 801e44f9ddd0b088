import AWSWire
import Basics
import ServiceCore

/// GetUserPolicy, GetGroupPolicy and GetRolePolicy: show an embedded policy.
enum GetInlinePolicy<Kind: EntityKind>: AWSOperation {
  typealias Input = InlinePolicyInput<Kind>

  struct Output: OperationOutput {
    let owner: String
    let policy: String
    let document: String

    func write(to fields: inout FieldWriter) {
      fields.field(Kind.nameMember, owner)
      fields.field("PolicyName", policy)
      fields.field("PolicyDocument", PercentEncoding.encode(document))
    }
  }

  static var name: String { "Get\(Kind.title)Policy" }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission(name, on: Kind.self, input.owner)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let owner = try EntityStore(request).require(Kind.self, input.owner)
    let document = try InlinePolicies(request).document(input.policy, of: Kind.self, owner.name)
    return Output(owner: owner.name, policy: input.policy, document: document)
  }
}
