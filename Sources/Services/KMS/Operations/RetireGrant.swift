import AWSWire
import IAMPolicy
import ServiceCore

/// Gives a grant back that is not needed any more.
enum RetireGrant: AWSOperation {
  struct Input: OperationInput {
    let token: String?
    let keyID: String?
    let grantID: String?
    let isDryRun: Bool

    init(_ fields: Fields) throws(ServiceError) {
      token = try fields.string("GrantToken", KMSShapes.grantToken)
      keyID = try fields.string("KeyId", KMSShapes.keyID)
      grantID = try fields.string("GrantId", KMSShapes.grantID)
      isDryRun = try fields.bool("DryRun") ?? false
      guard token != nil || (keyID != nil && grantID != nil) else {
        throw .invalid("Must specify either a grant token or a key ARN and grant ID.")
      }
    }
  }

  static let access = StateAccess.writing

  /// The principals that the grant itself names may retire it; anybody else needs the key's policy.
  static func permissions(for input: Input, in request: RequestContext) throws(ServiceError) -> [Permission] {
    let (grant, key) = try find(input, request)
    let permission = try KMSResources.permission("RetireGrant", on: FoundKey(key: key, alias: nil), in: request)
    return [isNamed(by: grant, request.caller) ? permission.unlessDenied() : permission]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> EmptyOutput {
    let (grant, key) = try find(input, request)
    if input.isDryRun { throw .dryRunSucceeded }
    try KeyStore(request, account: key.account).deleteGrant(grant.id)
    return EmptyOutput()
  }

  private static func isNamed(by grant: Grant, _ caller: Caller) -> Bool {
    let names = [caller.arn, caller.principal.principalARN]
    if let retiring = grant.retiring, names.contains(retiring) { return true }
    return grant.operations.contains("RetireGrant") && names.contains(grant.grantee)
  }

  private static func find(_ input: Input, _ request: RequestContext) throws(ServiceError) -> (Grant, EncryptionKey) {
    var id = input.grantID ?? ""
    if let token = input.token {
      guard let named = GrantToken.decode(token) else { throw .invalidGrantToken }
      id = named
    }
    let store = KeyStore(request, account: request.account)
    guard let grant = try store.grant(id), let key = try store.key(grant.keyID) else { throw .grantNotFound(id) }
    if let keyID = input.keyID {
      let named = try KeyStore.find(keyID, aliases: false, for: "RetireGrant", in: request).key
      guard named.id == key.id else { throw .grantNotFound(id) }
    }
    return (grant, key)
  }
}
