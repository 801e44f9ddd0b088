import AWSWire
import ServiceCore

/// The ARNs of IAM's resources and the checks made on them, named in denials as IAM names them.
struct IAMResources {
  let request: RequestContext

  init(_ request: RequestContext) { self.request = request }

  func arn(_ resource: String) -> String {
    ARN(service: "iam", region: "", account: request.account, resource: resource).description
  }

  // MARK: Users and roles

  /// A check on an existing user or role; one that does not exist is checked under the root path.
  /// - Parameter boundary: whether the action knows `iam:PermissionsBoundary`.
  func permission<Kind: EntityKind>(
    _ action: String, on kind: Kind.Type, _ name: String, boundary: Bool = false, adding more: [String: [String]] = [:]
  ) throws(ServiceError) -> Permission {
    let entity = try EntityStore(request).find(Kind.self, name)
    var context = more
    if let entity {
      for tag in try TagRows(request).tags(of: Kind.name, entity.name) {
        context["iam:ResourceTag/\(tag.key)"] = [tag.value]
        context["aws:ResourceTag/\(tag.key)"] = [tag.value]
      }
      if boundary, let arn = entity.boundary { context["iam:PermissionsBoundary"] = context["iam:PermissionsBoundary"] ?? [arn] }
    }
    return Permission("iam:\(action)", on: entity?.arn ?? arn("\(Kind.name)/\(name)"), context: context)
      .shown(as: "\(Kind.name) \(name)")
  }

  /// The checks of creating a user or role: the creation itself, and tagging if tags are given. Denials show the ARN.
  func creation<Kind: EntityKind>(
    of kind: Kind.Type, _ name: String, path: String, boundary: String?, tags: [Tag]
  ) -> [Permission] {
    var context = Tag.conditions(tags)
    if let boundary { context["iam:PermissionsBoundary"] = [boundary] }
    let arn = arn("\(Kind.name)\(path)\(name)")
    let create = Permission("iam:Create\(Kind.title)", on: arn, context: context)
    return tags.isEmpty ? [create] : [create, Permission("iam:Tag\(Kind.title)", on: arn, context: Tag.conditions(tags))]
  }

  /// A listing: IAM checks it against every resource and shows the path that was asked for.
  func listing(_ action: String, _ place: String, pathPrefix: String?) -> Permission {
    Permission.anyResource("iam:\(action)").shown(as: arn("\(place)\(pathPrefix ?? "/")"))
  }

  // MARK: Managed policies

  /// A check on a managed policy.
  func permission(_ action: String, policy arn: String, adding more: [String: [String]] = [:]) throws(ServiceError) -> Permission
  {
    var context = more
    if let policy = try PolicyStore(request).find(arn) {
      for tag in try PolicyStore(request).tags(of: policy) {
        context["iam:ResourceTag/\(tag.key)"] = [tag.value]
        context["aws:ResourceTag/\(tag.key)"] = [tag.value]
      }
    }
    return Permission("iam:\(action)", on: arn, context: context).shown(as: "policy \(arn)")
  }
}
