import AWSWire
import ServiceCore

/// Lists the names of a key's policies: the one there can be.
enum ListKeyPolicies: AWSOperation, KeyAction {
  struct Input: KeyInput {
    let keyID: String

    init(_ fields: Fields) throws(ServiceError) {
      keyID = try fields.required("KeyId", KMSShapes.keyID)
      _ = try PageInput(fields)
    }
  }

  struct Output: OperationOutput {
    func write(to fields: inout FieldWriter) {
      fields.list("PolicyNames", [KeyPolicy.name])
      fields.field("Truncated", false)
    }
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    _ = try key(input, in: request)
    return Output()
  }
}
