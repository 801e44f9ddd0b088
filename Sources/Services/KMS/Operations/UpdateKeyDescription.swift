import AWSWire
import ServiceCore

/// Changes the description of a key.
enum UpdateKeyDescription: AWSOperation, KeyAction {
  struct Input: KeyInput {
    let keyID: String
    let description: String

    init(_ fields: Fields) throws(ServiceError) {
      keyID = try fields.required("KeyId", KMSShapes.keyID)
      description = try fields.required("Description", KMSShapes.description)
    }
  }

  static let access = StateAccess.writing

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    var key = try key(input, in: request)
    try key.requireCustomerManaged()
    try key.requireKept()
    key.description = input.description
    try KeyStore(request, account: key.account).put(key)
    return EmptyOutput()
  }
}
