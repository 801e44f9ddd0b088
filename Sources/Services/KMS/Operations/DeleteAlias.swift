import AWSWire
import ServiceCore

/// Takes a name from a key.
enum DeleteAlias: AWSOperation {
  struct Input: OperationInput {
    let name: String

    init(_ fields: Fields) throws(ServiceError) {
      name = try AliasInput.name(fields)
    }
  }

  static let access = StateAccess.writing

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    var permissions = [KMSResources.permission("DeleteAlias", onAlias: input.name, request)]
    let store = KeyStore(request, account: request.account)
    if let alias = try store.alias(input.name), let key = try store.key(alias.keyID) {
      permissions.append(
        try KMSResources.permission("DeleteAlias", on: FoundKey(key: key, alias: nil), in: request))
    }
    return permissions
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let store = KeyStore(request, account: request.account)
    guard try store.alias(input.name) != nil else {
      throw .aliasNotFound(KMSResources.alias(input.name, of: request.account, request))
    }
    try store.deleteAlias(input.name)
    return EmptyOutput()
  }
}
