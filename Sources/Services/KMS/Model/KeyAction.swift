import AWSWire
import ServiceCore

/// An input that names one key.
protocol KeyInput: OperationInput {
  var keyID: String { get }
}

/// An input that names one key and nothing else.
struct KeyIDInput: KeyInput {
  let keyID: String

  init(_ fields: Fields) throws(ServiceError) {
    keyID = try fields.required("KeyId", KMSShapes.keyID)
  }
}

/// An operation on one key that takes no encryption context.
protocol KeyAction: AWSOperation where Input: KeyInput {
  /// Whether the key may be named by an alias.
  static var takesAliases: Bool { get }

  /// The condition keys that the input adds.
  static func conditionKeys(_ input: Input) -> [String: [String]]
}

extension KeyAction {
  static var takesAliases: Bool { false }

  static func conditionKeys(_ input: Input) -> [String: [String]] { [:] }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    // Without a key there is nothing to ask; the missing member is answered next.
    guard !input.keyID.isEmpty else { return [KMSResources.anyKey(name, request)] }
    let found = try KeyStore.find(input.keyID, aliases: takesAliases, for: name, in: request)
    return [try KMSResources.permission(name, on: found, in: request, also: conditionKeys(input))]
  }

  /// The key of a request.
  static func key(_ input: Input, in request: RequestContext) throws(ServiceError) -> EncryptionKey {
    try KeyStore.find(input.keyID, aliases: takesAliases, for: name, in: request).key
  }
}
