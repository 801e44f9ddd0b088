public import AWSWire
import Documents
public import ServiceCore

/// KMS for other services: each call is KMS's own operation, made for the caller.
public struct KMSKeyPort: KeyPort {
  private let wire = WireProtocol.json(targetPrefix: "TrentService")
  private let forwarder: String

  /// The port for S3's calls.
  public init() {
    self.init(forwarder: "s3")
  }

  private init(forwarder: String) {
    self.forwarder = forwarder
  }

  /// The port for calls of another service.
  public func forwarded(by service: String) -> any KeyPort { KMSKeyPort(forwarder: service) }

  /// The ARN of a key that a service was told of.
  public func arn(of key: String?, for request: RequestContext) throws(ServiceError) -> String {
    try KeyStore.find(key ?? "alias/aws/\(forwarder)", aliases: true, for: "DescribeKey", in: request).key.arn
  }

  /// kms:GenerateDataKey
  public func dataKey(
    under key: String?, context: [String: String], for request: RequestContext
  ) throws(ServiceError) -> DataKey {
    let cipher = CipherRequest(keyID: key ?? "alias/aws/\(forwarder)", context: EncryptionContext(context))
    let output = try request.call(
      GenerateDataKey.self, DataKeyInput(cipher: cipher, length: 32), of: "kms", wire: wire, by: forwarder,
      parameters: .object([
        "KeyId": .string(cipher.keyID), "EncryptionContext": map(context), "KeySpec": .string("AES_256"),
      ]))
    return DataKey(keyARN: output.keyARN, plaintext: output.plaintext, ciphertext: output.ciphertext)
  }

  /// kms:Encrypt
  public func encrypt(
    _ plaintext: [UInt8], under key: String?, context: [String: String], for request: RequestContext
  ) throws(ServiceError) -> [UInt8] {
    let cipher = CipherRequest(keyID: key ?? "alias/aws/\(forwarder)", context: EncryptionContext(context))
    let input = Encrypt.Input(cipher: cipher, plaintext: plaintext)
    return try request.call(
      Encrypt.self, input, of: "kms", wire: wire, by: forwarder,
      parameters: .object(["KeyId": .string(cipher.keyID), "EncryptionContext": map(context)])
    ).ciphertext
  }

  /// kms:Decrypt
  public func decrypt(
    _ ciphertext: [UInt8], context: [String: String], for request: RequestContext
  ) throws(ServiceError) -> [UInt8] {
    let sent = CiphertextRequest(bytes: ciphertext, keyID: nil, context: EncryptionContext(context))
    return try request.call(
      Decrypt.self, Decrypt.Input(ciphertext: sent), of: "kms", wire: wire, by: forwarder,
      parameters: .object(["EncryptionContext": map(context)])
    ).plaintext
  }

  private func map(_ context: [String: String]) -> JSON {
    JSON(.object(context.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) }))
  }
}
