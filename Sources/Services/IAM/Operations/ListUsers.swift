import AWSWire
import ServiceCore

/// Lists the users under a path.
enum ListUsers: AWSOperation {
  typealias Input = EntityListInput

  struct Output: OperationOutput {
    let page: Page<Entity>

    func write(to fields: inout FieldWriter) {
      fields.list("Users", page.elements) { fields, user in fields.user(user) }
      fields.ending(of: page)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [IAMResources(request).listing("ListUsers", "user", pathPrefix: input.pathPrefix)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let users = try EntityStore(request).list(UserKind.self, pathPrefix: input.pathPrefix)
    return Output(page: try input.page.page(of: users) { $0.name.lowercased() })
  }
}
