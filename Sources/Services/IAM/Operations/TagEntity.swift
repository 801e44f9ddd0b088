import AWSWire
import ServiceCore

/// TagUser and TagRole: add tags, replacing those of the same keys.
enum TagEntity<Kind: EntityKind>: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let tags: [Tag]

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.entityName(Kind.self)
      tags = try Tag.required(fields)
    }
  }

  static var name: String { "Tag\(Kind.title)" }
  static var access: StateAccess { .writing }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission(name, on: Kind.self, input.name, adding: Tag.conditions(input.tags))]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let entity = try EntityStore(request).require(Kind.self, input.name)
    try TagRows(request).put(input.tags, to: Kind.name, entity.name, title: Kind.title)
    return EmptyOutput()
  }
}
