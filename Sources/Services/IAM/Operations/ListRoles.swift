import AWSWire
import ServiceCore

/// Lists the roles under a path.
enum ListRoles: AWSOperation {
  typealias Input = EntityListInput

  struct Output: OperationOutput {
    let page: Page<Entity>

    func write(to fields: inout FieldWriter) {
      fields.list("Roles", page.elements) { fields, role in fields.role(role) }
      fields.ending(of: page)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [IAMResources(request).listing("ListRoles", "role", pathPrefix: input.pathPrefix)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let roles = try EntityStore(request).list(RoleKind.self, pathPrefix: input.pathPrefix)
    return Output(page: try input.page.page(of: roles) { $0.name.lowercased() })
  }
}
