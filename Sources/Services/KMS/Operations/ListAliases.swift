import AWSWire
import ServiceCore

/// Lists the aliases of the account and region, or of one key.
enum ListAliases: AWSOperation {
  struct Input: OperationInput {
    let keyID: String?
    let page: PageInput

    init(_ fields: Fields) throws(ServiceError) {
      keyID = try fields.string("KeyId", KMSShapes.keyID)
      page = try PageInput(fields)
    }
  }

  struct Output: OperationOutput {
    let page: Page<Alias>
    let request: RequestContext

    func write(to fields: inout FieldWriter) {
      fields.list("Aliases", page.items) { item, alias in
        item.field("AliasName", alias.name)
        item.field("AliasArn", KMSResources.alias(alias.name, of: request.account, request))
        item.field("TargetKeyId", alias.keyID)
        item.field("CreationDate", alias.created)
        item.field("LastUpdatedDate", alias.updated)
      }
      fields.page(page)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [KMSResources.anyKey("ListAliases", request)]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = KeyStore(request, account: request.account)
    let limit = input.page.limit(or: 50)
    let start = try input.page.start()
    let found: [Alias]
    if let keyID = input.keyID {
      let key = try KeyStore.find(keyID, aliases: false, for: "ListAliases", in: request).key
      found = try store.aliases(of: key.id).filter { $0.name > start ?? "" }
    } else {
      found = try store.aliases(after: start, limit: limit + 1)
    }
    return Output(page: Page(found, limit: limit) { $0.name }, request: request)
  }
}
