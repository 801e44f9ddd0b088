import AWSWire
import ServiceCore

/// What the operations that encrypt have in common: a key and an encryption context.
struct CipherRequest: Sendable {
  let keyID: String
  let context: EncryptionContext
  let isDryRun: Bool

  init(keyID: String, context: EncryptionContext) {
    (self.keyID, self.context, isDryRun) = (keyID, context, false)
  }

  init(_ fields: Fields) throws(ServiceError) {
    keyID = try fields.required("KeyId", KMSShapes.keyID)
    context = try EncryptionContext(fields)
    isDryRun = try fields.bool("DryRun") ?? false
    try GrantToken.check(fields)
  }

  /// The check of an action.
  func permission(_ action: String, in request: RequestContext) throws(ServiceError) -> Permission {
    guard !keyID.isEmpty else { return KMSResources.anyKey(action, request) }
    let found = try KeyStore.find(keyID, aliases: true, for: action, in: request)
    return try KMSResources.permission(
      action, on: found, in: request, context: context, also: ["kms:EncryptionAlgorithm": [KMSShapes.symmetric]])
  }

  /// The key, ready for use.
  func usableKey(for action: String, in request: RequestContext) throws(ServiceError) -> EncryptionKey {
    let key = try KeyStore.find(keyID, aliases: true, for: action, in: request).key
    try key.requireUsable()
    if isDryRun { throw .dryRunSucceeded }
    return key
  }
}

/// A ciphertext as it is sent, with the context it was made for.
struct CiphertextRequest: Sendable {
  let bytes: [UInt8]
  let keyID: String?
  let context: EncryptionContext

  /// The key that a ciphertext names.
  /// - Throws: what AWS answers if it names none, one that cannot be seen from here, or another than the request.
  func key(for action: String, in request: RequestContext) throws(ServiceError) -> FoundKey {
    guard let blob = CiphertextBlob(bytes) else { throw .invalidCiphertext }
    if let keyID {
      let found = try KeyStore.find(keyID, aliases: true, for: action, in: request)
      guard found.key.id == blob.keyID else { throw .incorrectKey }
      return found
    }
    guard let key = try KeyStore(request, account: request.account).key(blob.keyID) else {
      throw .inaccessibleCiphertext
    }
    return FoundKey(key: key, alias: nil)
  }

  /// The check of an action on the key.
  func permission(
    _ action: String, in request: RequestContext, also keys: [String: [String]] = [:]
  ) throws(ServiceError) -> Permission {
    guard !bytes.isEmpty else { return KMSResources.anyKey(action, request) }
    var facts = keys
    facts["kms:EncryptionAlgorithm"] = [KMSShapes.symmetric]
    return try KMSResources.permission(
      action, on: try key(for: action, in: request), in: request, context: context, also: facts)
  }

  /// The plaintext with the key that opened it.
  func open(
    for action: String, isDryRun: Bool, in request: RequestContext
  ) throws(ServiceError) -> (plaintext: [UInt8], key: EncryptionKey) {
    let key = try key(for: action, in: request).key
    try key.requireUsable()
    guard let plaintext = CiphertextBlob(bytes)?.open(with: key, context: context) else { throw .invalidCiphertext }
    if isDryRun { throw .dryRunSucceeded }
    return (plaintext, key)
  }
}

extension EncryptionKey {
  /// Seals bytes under a nonce of their own.
  func seal(
    _ plaintext: [UInt8], _ context: EncryptionContext, in request: RequestContext
  ) throws(ServiceError) -> [UInt8] {
    let nonce = request.ids.bytes(12)
    guard let blob = CiphertextBlob(plaintext, key: self, context: context, nonce: nonce) else {
      throw .internalFailure("the material of key \(id) cannot be used")
    }
    return blob.bytes
  }
}
