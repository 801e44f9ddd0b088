import AWSWire
import ServiceCore

/// Lists the grants on a key.
enum ListGrants: AWSOperation, KeyAction {
  struct Input: KeyInput {
    let keyID: String
    let grantID: String?
    let grantee: String?
    let page: PageInput

    init(_ fields: Fields) throws(ServiceError) {
      keyID = try fields.required("KeyId", KMSShapes.keyID)
      grantID = try fields.string("GrantId", KMSShapes.grantID)
      grantee = try fields.string("GranteePrincipal", KMSShapes.principal)
      page = try PageInput(fields)
    }
  }

  typealias Output = GrantListOutput

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let key = try key(input, in: request)
    let limit = input.page.limit(or: 50)
    let store = KeyStore(request, account: key.account)
    let all = try store.grants(of: key.id, after: try input.page.start() ?? "")
    let wanted = all.filter { grant in
      (input.grantID ?? grant.id) == grant.id && (input.grantee ?? grant.grantee) == grant.grantee
    }
    return GrantListOutput(page: Page(wanted, limit: limit) { $0.id }, region: key.region, account: key.account)
  }
}
