import AWSWire
import ServiceCore

/// Makes a key for encryption outside KMS, in the clear and encrypted.
enum GenerateDataKey: AWSOperation {
  typealias Input = DataKeyInput
  typealias Output = DataKeyOutput

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try input.cipher.permission("GenerateDataKey", in: request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    try DataKeyOutput(input, for: "GenerateDataKey", showsPlaintext: true, in: request)
  }
}
