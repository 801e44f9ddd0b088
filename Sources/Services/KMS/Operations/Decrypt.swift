import AWSWire
import ServiceCore

/// Decrypts what Encrypt or GenerateDataKey answered. The ciphertext itself says with which key.
enum Decrypt: AWSOperation {
  struct Input: OperationInput {
    let ciphertext: CiphertextRequest
    let isDryRun: Bool

    init(ciphertext: CiphertextRequest) {
      (self.ciphertext, isDryRun) = (ciphertext, false)
    }

    init(_ fields: Fields) throws(ServiceError) {
      ciphertext = CiphertextRequest(
        bytes: try fields.requiredBlob("CiphertextBlob", count: 1...CiphertextBlob.limit),
        keyID: try fields.string("KeyId", KMSShapes.keyID), context: try EncryptionContext(fields))
      isDryRun = try fields.bool("DryRun") ?? false
      try fields.algorithm("EncryptionAlgorithm")
      try GrantToken.check(fields)
      guard fields.json("Recipient") == nil else { throw .unsupported("Mocklake has no enclaves to decrypt for.") }
    }
  }

  struct Output: OperationOutput {
    let plaintext: [UInt8]
    let keyARN: String

    func write(to fields: inout FieldWriter) {
      fields.field("KeyId", keyARN)
      fields.field("Plaintext", blob: plaintext)
      fields.field("EncryptionAlgorithm", KMSShapes.symmetric)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try input.ciphertext.permission("Decrypt", in: request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let opened = try input.ciphertext.open(for: "Decrypt", isDryRun: input.isDryRun, in: request)
    return Output(plaintext: opened.plaintext, keyARN: opened.key.arn)
  }
}
