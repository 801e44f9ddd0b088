import AWSWire
import ServiceCore

/// Describes a key. Asking for the alias of a key that AWS manages makes the key, as it does on AWS.
enum DescribeKey: AWSOperation, KeyAction {
  struct Input: KeyInput {
    let keyID: String

    init(keyID: String) {
      self.keyID = keyID
    }

    init(_ fields: Fields) throws(ServiceError) {
      keyID = try fields.required("KeyId", KMSShapes.keyID)
      try GrantToken.check(fields)
    }
  }

  struct Output: OperationOutput {
    let key: EncryptionKey

    func write(to fields: inout FieldWriter) { fields.metadata(of: key) }
  }

  static let takesAliases = true

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    Output(key: try key(input, in: request))
  }
}
