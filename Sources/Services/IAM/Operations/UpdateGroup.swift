import AWSWire
import ServiceCore

/// Renames or moves a group. Its users and policies stay; the ARN changes.
enum UpdateGroup: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let newName: String?
    let newPath: String?

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.entityName(GroupKind.self)
      newName = try fields.string("NewGroupName", .length(1...128))
      newPath = try fields.string("NewPath", IAMShapes.path)
    }
  }

  static let access = StateAccess.writing

  /// IAM demands the permission on the group as it is and as it will be.
  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    let resources = IAMResources(request)
    let source = try resources.permission("UpdateGroup", on: GroupKind.self, input.name)
    let group = try EntityStore(request).find(GroupKind.self, input.name)
    let (name, path) = (input.newName ?? group?.name ?? input.name, input.newPath ?? group?.path ?? "/")
    let target = resources.arn("group\(path)\(name)")
    return source.resources == [target]
      ? [source] : [source, Permission("iam:UpdateGroup", on: target).shown(as: "group \(name)")]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = EntityStore(request)
    var group = try store.require(GroupKind.self, input.name)
    if let path = input.newPath {
      try NameRules.check(path: path, "newPath")
      group.path = path
      try store.update(group)
    }
    if let name = input.newName {
      try NameRules.check(name, "newGroupName")
      try store.rename(GroupKind.self, group, to: name)
    }
    return EmptyOutput()
  }
}
