import AWSWire
import ServiceCore

/// Adds tags to a key.
enum TagResource: AWSOperation, KeyAction {
  struct Input: KeyInput {
    let keyID: String
    let tags: [KeyTag]

    init(_ fields: Fields) throws(ServiceError) {
      keyID = try fields.required("KeyId", KMSShapes.keyID)
      let read = try KeyTag.list(fields)
      if read == nil { fields.violate("Tags", "null", "Member must not be null") }
      tags = read ?? []
    }
  }

  static let access = StateAccess.writing

  static func conditionKeys(_ input: Input) -> [String: [String]] { KeyTag.conditionKeys(input.tags) }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let key = try key(input, in: request)
    try key.requireCustomerManaged()
    try key.requireKept()
    try KeyStore(request, account: key.account).put(input.tags, on: key.id)
    return EmptyOutput()
  }
}
