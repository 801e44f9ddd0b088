import AWSWire
import ServiceCore

/// Renames or moves a user. Access keys, policies and tags stay; the ARN changes.
enum UpdateUser: AWSOperation {
  struct Input: OperationInput {
    let name: String
    let newName: String?
    let newPath: String?

    init(_ fields: Fields) throws(ServiceError) {
      name = try fields.entityName(UserKind.self)
      newName = try fields.string("NewUserName", IAMShapes.newUserName)
      newPath = try fields.string("NewPath", IAMShapes.path)
    }
  }

  static let access = StateAccess.writing

  /// IAM demands the permission on the user as it is and as it will be.
  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    let resources = IAMResources(request)
    let source = try resources.permission("UpdateUser", on: UserKind.self, input.name)
    let user = try EntityStore(request).find(UserKind.self, input.name)
    let (name, path) = (input.newName ?? user?.name ?? input.name, input.newPath ?? user?.path ?? "/")
    let target = resources.arn("user\(path)\(name)")
    return source.resources == [target] ? [source] : [source, Permission("iam:UpdateUser", on: target).shown(as: "user \(name)")]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = EntityStore(request)
    var user = try store.require(UserKind.self, input.name)
    if let path = input.newPath {
      try NameRules.check(path: path, "newPath")
      user.path = path
      try store.update(user)
    }
    if let name = input.newName {
      try NameRules.check(name, "newUserName")
      try store.rename(UserKind.self, user, to: name)
    }
    return EmptyOutput()
  }
}
