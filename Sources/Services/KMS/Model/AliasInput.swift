import AWSWire
import ServiceCore

/// An alias and the key it is to name.
struct AliasInput: OperationInput {
  let name: String
  let keyID: String

  init(_ fields: Fields) throws(ServiceError) {
    name = try AliasInput.name(fields)
    keyID = try fields.required("TargetKeyId", KMSShapes.keyID)
  }

  /// Reads the name of an alias that the account may write. Names below `alias/aws/` are AWS's own.
  static func name(_ fields: Fields) throws(ServiceError) -> String {
    let name = try fields.required("AliasName", KMSShapes.aliasName)
    // What is missing or has other characters is answered as a broken constraint.
    guard KMSShapes.isName(name, besides: ":/_-") else { return name }
    guard name.hasPrefix("alias/"), name != "alias/" else { throw .aliasPrefix }
    guard !name.hasPrefix("alias/aws/") else { throw .reservedAlias }
    guard !name.contains(":") else { throw .aliasCharacters(name) }
    return name
  }

  /// The key, which must be one of the account's own.
  func key(for action: String, in request: RequestContext) throws(ServiceError) -> EncryptionKey {
    guard !keyID.hasPrefix("alias/") else { throw .aliasOfAlias }
    let key = try KeyStore.find(keyID, aliases: false, for: action, in: request).key
    guard key.account == request.account else { throw .keyNotFound(key.arn) }
    return key
  }

  /// The checks on the alias and on the key.
  func permissions(_ action: String, in request: RequestContext) throws(ServiceError) -> [Permission] {
    guard !name.isEmpty, !keyID.isEmpty else { return [KMSResources.anyKey(action, request)] }
    let key = try key(for: action, in: request)
    return [
      KMSResources.permission(action, onAlias: name, request),
      try KMSResources.permission(action, on: FoundKey(key: key, alias: nil), in: request),
    ]
  }
}
