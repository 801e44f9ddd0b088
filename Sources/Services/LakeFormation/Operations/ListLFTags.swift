import AWSWire
import ServiceCore

/// Lists the LF-tags of a catalog.
enum ListLFTags: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let shared: String?
    let token: String?
    let limit: Int

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", LakeShapes.catalogID)
      shared = try fields.string("ResourceShareType", .oneOf(["FOREIGN", "ALL"]))
      // The answer's list has 50 items at most, whatever the request asks for.
      limit = min(try fields.integer("MaxResults", in: 1...1000) ?? 50, 50)
      token = try fields.string("NextToken")
    }
  }

  struct Output: OperationOutput {
    let tags: [TagPair]
    let account: String
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.list("LFTags", tags) { item, tag in item.tag(tag, catalog: account) }
      fields.field("NextToken", next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("ListLFTags", catalog: input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let account = try LakeCatalog.account(input.catalog, in: request)
    let after = try PageToken.key(of: input.token, invalid: .badToken)
    // No other account shares tags with this one.
    guard input.shared != "FOREIGN" else { return Output(tags: [], account: account, next: nil) }
    let found = try LakeStore(request, account: account).tags(after: after, limit: input.limit + 1)
    let page = Array(found.prefix(input.limit))
    let next = found.count > page.count ? page.last.map { PageToken.make(after: $0.key) } : nil
    return Output(tags: page, account: account, next: next)
  }
}
