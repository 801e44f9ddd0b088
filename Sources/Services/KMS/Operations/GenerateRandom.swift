import AWSWire
import ServiceCore

/// Answers arbitrary bytes.
enum GenerateRandom: AWSOperation {
  struct Input: OperationInput {
    let count: Int

    init(_ fields: Fields) throws(ServiceError) {
      guard let count = try fields.integer("NumberOfBytes", in: 1...1024) else {
        throw .invalid("NumberOfBytes is required.")
      }
      self.count = min(max(count, 1), 1024)
      guard fields.json("CustomKeyStoreId") == nil, fields.json("Recipient") == nil else {
        throw .unsupported("Mocklake has neither custom key stores nor enclaves.")
      }
    }
  }

  struct Output: OperationOutput {
    let bytes: [UInt8]

    func write(to fields: inout FieldWriter) { fields.field("Plaintext", blob: bytes) }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [KMSResources.anyKey("GenerateRandom", request)]
  }

  static func perform(_ input: Input, in request: RequestContext) -> Output {
    Output(bytes: request.ids.bytes(input.count))
  }
}
