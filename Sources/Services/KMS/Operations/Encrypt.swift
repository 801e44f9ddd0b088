import AWSWire
import ServiceCore

/// Encrypts up to 4,096 bytes.
enum Encrypt: AWSOperation {
  struct Input: OperationInput {
    let cipher: CipherRequest
    let plaintext: [UInt8]

    init(cipher: CipherRequest, plaintext: [UInt8]) {
      (self.cipher, self.plaintext) = (cipher, plaintext)
    }

    init(_ fields: Fields) throws(ServiceError) {
      cipher = try CipherRequest(fields)
      plaintext = try fields.requiredBlob("Plaintext", count: 1...4096)
      try fields.algorithm("EncryptionAlgorithm")
    }
  }

  struct Output: OperationOutput {
    let ciphertext: [UInt8]
    let keyARN: String

    func write(to fields: inout FieldWriter) {
      fields.field("CiphertextBlob", blob: ciphertext)
      fields.field("KeyId", keyARN)
      fields.field("EncryptionAlgorithm", KMSShapes.symmetric)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try input.cipher.permission("Encrypt", in: request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let key = try input.cipher.usableKey(for: "Encrypt", in: request)
    return Output(
      ciphertext: try key.seal(input.plaintext, input.cipher.context, in: request), keyARN: key.arn)
  }
}
