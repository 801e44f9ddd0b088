import AWSWire
import ServiceCore

/// Shows a role with its trust policy.
enum GetRole: AWSOperation {
  typealias Input = EntityInput<RoleKind>
  typealias Output = RoleOutput

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission("GetRole", on: RoleKind.self, input.name)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let role = try EntityStore(request).require(RoleKind.self, input.name)
    return Output(role: role, tags: try TagRows(request).tags(of: RoleKind.name, role.name))
  }
}
