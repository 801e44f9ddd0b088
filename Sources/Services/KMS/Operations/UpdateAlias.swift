import AWSWire
import ServiceCore

/// Makes an alias the name of another key.
enum UpdateAlias: AWSOperation {
  typealias Input = AliasInput

  static let access = StateAccess.writing

  /// The alias, the key it leaves and the key it goes to are all asked for.
  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    var permissions = try input.permissions("UpdateAlias", in: request)
    let store = KeyStore(request, account: request.account)
    if let alias = try store.alias(input.name), let key = try store.key(alias.keyID) {
      permissions.append(
        try KMSResources.permission("UpdateAlias", on: FoundKey(key: key, alias: nil), in: request))
    }
    return permissions
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = KeyStore(request, account: request.account)
    guard var alias = try store.alias(input.name) else {
      throw .aliasNotFound(KMSResources.alias(input.name, of: request.account, request))
    }
    let key = try input.key(for: "UpdateAlias", in: request)
    try key.requireKept()
    (alias.keyID, alias.updated) = (key.id, request.now)
    try store.put(alias)
    return EmptyOutput()
  }
}
