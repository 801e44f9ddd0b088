import AWSWire
import ServiceCore

/// PutUserPermissionsBoundary and PutRolePermissionsBoundary: limit a user or role by a managed policy.
enum PutPermissionsBoundary<Kind: EntityKind>: AWSOperation {
  struct Input: OperationInput {
    let owner: String
    let boundary: String

    init(_ fields: Fields) throws(ServiceError) {
      owner = try fields.entityName(Kind.self)
      boundary = try fields.required("PermissionsBoundary", IAMShapes.arn)
    }
  }

  static var name: String { "Put\(Kind.title)PermissionsBoundary" }
  static var access: StateAccess { .writing }

  /// `iam:PermissionsBoundary` is the boundary asked for, not the one that is set.
  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [
      try IAMResources(request).permission(
        name, on: Kind.self, input.owner, adding: ["iam:PermissionsBoundary": [input.boundary]])
    ]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    var entity = try EntityStore(request).require(Kind.self, input.owner)
    try PolicyStore(request).check(boundary: input.boundary)
    entity.boundary = input.boundary
    try EntityStore(request).update(entity)
    return EmptyOutput()
  }
}
