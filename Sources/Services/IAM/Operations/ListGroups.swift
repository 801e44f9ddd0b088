import AWSWire
import ServiceCore

/// Lists the groups under a path.
enum ListGroups: AWSOperation {
  typealias Input = EntityListInput
  typealias Output = GroupListOutput

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [IAMResources(request).listing("ListGroups", "group", pathPrefix: input.pathPrefix)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let groups = try EntityStore(request).list(GroupKind.self, pathPrefix: input.pathPrefix)
    return Output(page: try input.page.page(of: groups) { $0.name.lowercased() })
  }
}

/// A page of groups.
struct GroupListOutput: OperationOutput {
  let page: Page<Entity>

  func write(to fields: inout FieldWriter) {
    fields.list("Groups", page.elements) { fields, group in fields.group(group) }
    fields.ending(of: page)
  }
}
