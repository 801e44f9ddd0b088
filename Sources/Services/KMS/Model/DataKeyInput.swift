import AWSWire
import ServiceCore

/// What GenerateDataKey and its variant without plaintext are sent.
struct DataKeyInput: OperationInput {
  let cipher: CipherRequest
  let length: Int

  init(cipher: CipherRequest, length: Int) {
    (self.cipher, self.length) = (cipher, length)
  }

  init(_ fields: Fields) throws(ServiceError) {
    cipher = try CipherRequest(fields)
    let count = try fields.integer("NumberOfBytes", in: 1...1024)
    let spec = try fields.string("KeySpec", .oneOf(["AES_256", "AES_128"]))
    guard (count == nil) != (spec == nil) else { throw .keySizeMissing }
    length = min(max(count ?? (spec == "AES_128" ? 16 : 32), 1), 1024)
    guard fields.json("Recipient") == nil else { throw .unsupported("Mocklake has no enclaves to make keys for.") }
  }
}

/// A data key in both forms.
struct DataKeyOutput: OperationOutput {
  let plaintext: [UInt8]
  let ciphertext: [UInt8]
  let keyARN: String
  let showsPlaintext: Bool

  /// Makes a data key and seals it.
  init(
    _ input: DataKeyInput, for action: String, showsPlaintext: Bool, in request: RequestContext
  ) throws(ServiceError) {
    let key = try input.cipher.usableKey(for: action, in: request)
    plaintext = request.ids.bytes(input.length)
    ciphertext = try key.seal(plaintext, input.cipher.context, in: request)
    keyARN = key.arn
    self.showsPlaintext = showsPlaintext
  }

  func write(to fields: inout FieldWriter) {
    fields.field("CiphertextBlob", blob: ciphertext)
    if showsPlaintext { fields.field("Plaintext", blob: plaintext) }
    fields.field("KeyId", keyARN)
  }
}
