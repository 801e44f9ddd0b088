import AWSWire
import ServiceCore

/// DetachUserPolicy, DetachGroupPolicy and DetachRolePolicy: take a managed policy off an identity.
enum DetachManagedPolicy<Kind: EntityKind>: AWSOperation {
  typealias Input = AttachmentInput<Kind>

  static var name: String { "Detach\(Kind.title)Policy" }
  static var access: StateAccess { .writing }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [
      try IAMResources(request).permission(
        name, on: Kind.self, input.owner, boundary: true, adding: ["iam:PolicyARN": [input.arn]])
    ]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let owner = try EntityStore(request).require(Kind.self, input.owner)
    try PolicyStore(request).detach(input.arn, from: Kind.self, owner.name)
    return EmptyOutput()
  }
}
