import AWSWire
import ServiceCore

/// Replaces a key's policy. A policy that would lock its author out is refused, unless that is what is wanted.
enum PutKeyPolicy: AWSOperation, KeyAction {
  struct Input: KeyInput {
    let keyID: String
    let name: String
    let policy: String
    let waivesSafety: Bool

    init(_ fields: Fields) throws(ServiceError) {
      keyID = try fields.required("KeyId", KMSShapes.keyID)
      name = try fields.string("PolicyName", KMSShapes.policyName) ?? KeyPolicy.name
      policy = try fields.required("Policy", KMSShapes.policy)
      waivesSafety = try fields.bool("BypassPolicyLockoutSafetyCheck") ?? false
    }
  }

  static let access = StateAccess.writing

  static func conditionKeys(_ input: Input) -> [String: [String]] {
    ["kms:BypassPolicyLockoutSafetyCheck": [String(input.waivesSafety)]]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    var key = try key(input, in: request)
    try key.requireCustomerManaged()
    guard input.name == KeyPolicy.name else { throw .policyNotFound(input.name) }
    try KeyPolicy.check(input.policy, of: key, waivesSafety: input.waivesSafety, in: request)
    key.policy = input.policy
    try KeyStore(request, account: key.account).put(key)
    return EmptyOutput()
  }
}
