import AWSWire
import ServiceCore

/// Answers a key's policy.
enum GetKeyPolicy: AWSOperation, KeyAction {
  struct Input: KeyInput {
    let keyID: String
    let name: String

    init(_ fields: Fields) throws(ServiceError) {
      keyID = try fields.required("KeyId", KMSShapes.keyID)
      name = try fields.string("PolicyName", KMSShapes.policyName) ?? KeyPolicy.name
    }
  }

  struct Output: OperationOutput {
    let policy: String

    func write(to fields: inout FieldWriter) {
      fields.field("Policy", policy)
      fields.field("PolicyName", KeyPolicy.name)
    }
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let key = try key(input, in: request)
    guard input.name == KeyPolicy.name else { throw .policyNotFound(input.name) }
    return Output(policy: key.policy)
  }
}
