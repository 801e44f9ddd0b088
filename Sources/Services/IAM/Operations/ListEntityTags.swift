import AWSWire
import ServiceCore

/// ListUserTags and ListRoleTags: the tags, sorted by key.
enum ListEntityTags<Kind: EntityKind>: AWSOperation {
  typealias Input = EntityPageInput<Kind>

  typealias Output = TagListOutput

  static var name: String { "List\(Kind.title)Tags" }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission(name, on: Kind.self, input.name)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let entity = try EntityStore(request).require(Kind.self, input.name)
    let tags = try TagRows(request).tags(of: Kind.name, entity.name)
    return Output(page: try input.page.page(of: tags, by: \.key))
  }
}

/// A page of tags.
struct TagListOutput: OperationOutput {
  let page: Page<Tag>

  func write(to fields: inout FieldWriter) {
    fields.tags(page.elements)
    fields.ending(of: page)
  }
}
