import AWSWire
import ServiceCore

/// Changes a role's description.
enum UpdateRoleDescription: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let description: String

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.entityName(RoleKind.self)
      description = try fields.required("Description", IAMShapes.description)
    }
  }

  typealias Output = RoleOutput

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("UpdateRoleDescription", on: RoleKind.self, input.name)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = EntityStore(request)
    var role = try store.require(RoleKind.self, input.name)
    role.description = input.description
    try store.update(role)
    return Output(role: role, tags: try TagRows(request).tags(of: RoleKind.name, role.name))
  }
}
