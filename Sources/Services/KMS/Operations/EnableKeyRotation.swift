import AWSWire
import ServiceCore

/// Has a key rotated every so many days. What was encrypted before stays readable, so that nothing else is to be seen of
/// it but the date of the next rotation.
enum EnableKeyRotation: AWSOperation, KeyAction {
  struct Input: KeyInput {
    let keyID: String
    let days: Int

    init(_ fields: Fields) throws(ServiceError) {
      keyID = try fields.required("KeyId", KMSShapes.keyID)
      days = try fields.integer("RotationPeriodInDays", in: 90...2560) ?? 365
    }
  }

  static let access = StateAccess.writing

  static func conditionKeys(_ input: Input) -> [String: [String]] {
    ["kms:RotationPeriodInDays": [String(input.days)]]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    var key = try key(input, in: request)
    try key.requireCustomerManaged()
    try key.requireUsable()
    key.rotationStart = key.rotationStart ?? request.now
    key.rotationPeriod = input.days
    try KeyStore(request, account: key.account).put(key)
    return EmptyOutput()
  }
}
