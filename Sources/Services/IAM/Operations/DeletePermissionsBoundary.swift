import AWSWire
import ServiceCore

/// DeleteUserPermissionsBoundary and DeleteRolePermissionsBoundary: remove the limit of a user or role.
enum DeletePermissionsBoundary<Kind: EntityKind>: AWSOperation {
  typealias Input = EntityInput<Kind>

  static var name: String { "Delete\(Kind.title)PermissionsBoundary" }
  static var access: StateAccess { .writing }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission(name, on: Kind.self, input.name, boundary: true)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    var entity = try EntityStore(request).require(Kind.self, input.name)
    entity.boundary = nil
    try EntityStore(request).update(entity)
    return EmptyOutput()
  }
}
