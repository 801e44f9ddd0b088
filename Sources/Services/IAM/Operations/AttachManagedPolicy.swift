import AWSWire
import ServiceCore

/// AttachUserPolicy, AttachGroupPolicy and AttachRolePolicy: put a managed policy on an identity.
enum AttachManagedPolicy<Kind: EntityKind>: AWSOperation {
  typealias Input = AttachmentInput<Kind>

  static var name: String { "Attach\(Kind.title)Policy" }
  static var access: StateAccess { .writing }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [
      try IAMResources(request).permission(
        name, on: Kind.self, input.owner, boundary: true, adding: ["iam:PolicyARN": [input.arn]])
    ]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let owner = try EntityStore(request).require(Kind.self, input.owner)
    try PolicyStore(request).attach(input.arn, to: Kind.self, owner.name)
    return EmptyOutput()
  }
}
