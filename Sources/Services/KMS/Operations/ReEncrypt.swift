import AWSWire
import ServiceCore

/// Decrypts and encrypts again, with another key or for another context, without the plaintext leaving KMS.
enum ReEncrypt: AWSOperation {
  struct Input: OperationInput {
    let source: CiphertextRequest
    let destination: CipherRequest
    let isDryRun: Bool

    init(_ fields: Fields) throws(ServiceError) {
      source = CiphertextRequest(
        bytes: try fields.requiredBlob("CiphertextBlob", count: 1...CiphertextBlob.limit),
        keyID: try fields.string("SourceKeyId", KMSShapes.keyID),
        context: try EncryptionContext(fields, "SourceEncryptionContext"))
      destination = CipherRequest(
        keyID: try fields.required("DestinationKeyId", KMSShapes.keyID),
        context: try EncryptionContext(fields, "DestinationEncryptionContext"))
      isDryRun = try fields.bool("DryRun") ?? false
      try fields.algorithm("SourceEncryptionAlgorithm")
      try fields.algorithm("DestinationEncryptionAlgorithm")
      try GrantToken.check(fields)
    }
  }

  struct Output: OperationOutput {
    let ciphertext: [UInt8]
    let source: String
    let destination: String

    func write(to fields: inout FieldWriter) {
      fields.field("CiphertextBlob", blob: ciphertext)
      fields.field("SourceKeyId", source)
      fields.field("KeyId", destination)
      fields.field("SourceEncryptionAlgorithm", KMSShapes.symmetric)
      fields.field("DestinationEncryptionAlgorithm", KMSShapes.symmetric)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [
      try input.source.permission("ReEncryptFrom", in: request),
      try input.destination.permission("ReEncryptTo", in: request),
    ]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let opened = try input.source.open(for: "ReEncryptFrom", isDryRun: false, in: request)
    let key = try input.destination.usableKey(for: "ReEncryptTo", in: request)
    if input.isDryRun { throw .dryRunSucceeded }
    let ciphertext = try key.seal(opened.plaintext, input.destination.context, in: request)
    return Output(ciphertext: ciphertext, source: opened.key.arn, destination: key.arn)
  }
}
