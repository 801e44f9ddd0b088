import AWSWire
import ServiceCore

/// UntagUser and UntagRole: remove tags.
enum UntagEntity<Kind: EntityKind>: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let keys: [String]

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.entityName(Kind.self)
      keys = try fields.requiredTagKeys()
    }
  }

  static var name: String { "Untag\(Kind.title)" }
  static var access: StateAccess { .writing }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try IAMResources(request).permission(name, on: Kind.self, input.name, adding: ["aws:TagKeys": input.keys])]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let entity = try EntityStore(request).require(Kind.self, input.name)
    try TagRows(request).remove(input.keys, of: Kind.name, entity.name)
    return EmptyOutput()
  }
}
