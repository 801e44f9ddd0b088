import AWSWire
import ServiceCore

/// Takes a grant back.
enum RevokeGrant: AWSOperation, KeyAction {
  struct Input: KeyInput {
    let keyID: String
    let grantID: String
    let isDryRun: Bool

    init(_ fields: Fields) throws(ServiceError) {
      keyID = try fields.required("KeyId", KMSShapes.keyID)
      grantID = try fields.required("GrantId", KMSShapes.grantID)
      isDryRun = try fields.bool("DryRun") ?? false
    }
  }

  static let access = StateAccess.writing

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let key = try key(input, in: request)
    let store = KeyStore(request, account: key.account)
    guard let grant = try store.grant(input.grantID), grant.keyID == key.id else {
      throw .grantNotFound(input.grantID)
    }
    if input.isDryRun { throw .dryRunSucceeded }
    try store.deleteGrant(grant.id)
    return EmptyOutput()
  }
}
