import AWSWire
import ServiceCore

/// Makes a key unusable until it is enabled again.
enum DisableKey: AWSOperation, KeyAction {
  typealias Input = KeyIDInput

  static let access = StateAccess.writing

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    var key = try key(input, in: request)
    try key.requireCustomerManaged()
    try key.requireKept()
    key.state = .disabled
    try KeyStore(request, account: key.account).put(key)
    return EmptyOutput()
  }
}
