import AWSWire
import ServiceCore

/// Changes a role's description or the length of its sessions; what is left out stays.
enum UpdateRole: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let description: String?
    let sessionLimit: Int?

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.entityName(RoleKind.self)
      description = try fields.string("Description", IAMShapes.description)
      sessionLimit = try fields.integer("MaxSessionDuration", in: IAMShapes.sessionLimit)
    }
  }

  typealias Output = EmptyResult

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("UpdateRole", on: RoleKind.self, input.name)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = EntityStore(request)
    var role = try store.require(RoleKind.self, input.name)
    role.description = input.description ?? role.description
    role.sessionLimit = input.sessionLimit ?? role.sessionLimit
    try store.update(role)
    return Output()
  }
}
