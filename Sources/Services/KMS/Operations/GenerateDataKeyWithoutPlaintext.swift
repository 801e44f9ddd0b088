import AWSWire
import ServiceCore

/// Makes a key for encryption outside KMS, encrypted only.
enum GenerateDataKeyWithoutPlaintext: AWSOperation {
  typealias Input = DataKeyInput
  typealias Output = DataKeyOutput

  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    [try input.cipher.permission("GenerateDataKeyWithoutPlaintext", in: request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    try DataKeyOutput(input, for: "GenerateDataKeyWithoutPlaintext", showsPlaintext: false, in: request)
  }
}
