public import AWSWire

/// KMS as other services use it.
///
/// Each call is made for the caller, who must be allowed to use the key through the calling service, and leaves a child
/// row in the journal. Errors are KMS's own; the calling service words them as its clients expect.
public protocol KeyPort: Sendable {
  /// The port for calls of another service than S3; `kms:ViaService` names it.
  func forwarded(by service: String) -> any KeyPort

  /// The ARN of a key. Asks for no permission and leaves no trace in the journal.
  /// - Parameter key: the key's id, ARN or alias; nil for the key that AWS manages for the calling service.
  func arn(of key: String?, for request: RequestContext) throws(ServiceError) -> String

  /// A new data key (kms:GenerateDataKey).
  /// - Parameters:
  ///   - key: the key's id, ARN or alias; nil for the key that AWS manages for the calling service.
  ///   - context: the encryption context, needed again to decrypt.
  func dataKey(
    under key: String?, context: [String: String], for request: RequestContext
  ) throws(ServiceError) -> DataKey

  /// Encrypts up to 4,096 bytes (kms:Encrypt).
  func encrypt(
    _ plaintext: [UInt8], under key: String?, context: [String: String], for request: RequestContext
  ) throws(ServiceError) -> [UInt8]

  /// Opens a ciphertext, such as that of a data key (kms:Decrypt).
  func decrypt(
    _ ciphertext: [UInt8], context: [String: String], for request: RequestContext
  ) throws(ServiceError) -> [UInt8]
}

/// A key for encryption outside KMS.
public struct DataKey: Sendable {
  /// The ARN of the KMS key it was made under.
  public var keyARN: String
  /// The key in the clear: 32 bytes.
  public var plaintext: [UInt8]
  /// The key as KMS gives it back in the clear.
  public var ciphertext: [UInt8]

  /// A data key.
  public init(keyARN: String, plaintext: [UInt8], ciphertext: [UInt8]) {
    (self.keyARN, self.plaintext, self.ciphertext) = (keyARN, plaintext, ciphertext)
  }
}
