import AWSWire
import ServiceCore

/// Ends the automatic rotation of a key.
enum DisableKeyRotation: AWSOperation, KeyAction {
  typealias Input = KeyIDInput

  static let access = StateAccess.writing

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    var key = try key(input, in: request)
    try key.requireCustomerManaged()
    try key.requireUsable()
    (key.rotationPeriod, key.rotationStart) = (nil, nil)
    try KeyStore(request, account: key.account).put(key)
    return EmptyOutput()
  }
}
