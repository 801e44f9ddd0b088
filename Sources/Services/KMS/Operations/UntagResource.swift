import AWSWire
import ServiceCore

/// Removes tags from a key.
enum UntagResource: AWSOperation, KeyAction {
  struct Input: KeyInput {
    let keyID: String
    let names: [String]

    init(_ fields: Fields) throws(ServiceError) {
      keyID = try fields.required("KeyId", KMSShapes.keyID)
      let read = try fields.strings("TagKeys", .length(1...128))
      if read == nil { fields.violate("TagKeys", "null", "Member must not be null") }
      names = read ?? []
    }
  }

  static let access = StateAccess.writing

  static func conditionKeys(_ input: Input) -> [String: [String]] { ["aws:TagKeys": input.names] }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let key = try key(input, in: request)
    try key.requireCustomerManaged()
    try key.requireKept()
    try KeyStore(request, account: key.account).removeTags(input.names, from: key.id)
    return EmptyOutput()
  }
}
