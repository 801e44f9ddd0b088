import AWSWire
import Documents
import ServiceCore

/// Lists the data catalogs.
enum ListDataCatalogs: AWSOperation {
  struct Input: OperationInput {
    let token: String?
    let limit: Int

    init(_ fields: Fields) throws(ServiceError) {
      token = try fields.string("NextToken", AthenaShapes.token)
      limit = try fields.integer("MaxResults", in: 2...50) ?? 50
      _ = try fields.string("WorkGroup", AthenaShapes.workGroup)
    }
  }

  struct Output: OperationOutput {
    let catalogs: [JSON]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.list("DataCatalogsSummary", catalogs) { item, catalog in
        item.field("CatalogName", catalog["Name"])
        item.field("Type", catalog["Type"])
        item.field("Status", catalog["Status"])
      }
      fields.field("NextToken", next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    [.anyResource("athena:ListDataCatalogs")]
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let start = try PageToken.key(of: input.token, invalid: .badToken).flatMap { Int($0) } ?? 0
    let all = try DataCatalogStore(request).all()
    let page = Array(all.dropFirst(start).prefix(input.limit))
    let end = start + page.count
    return Output(catalogs: page, next: end < all.count ? PageToken.make(after: String(end)) : nil)
  }
}
