import AWSWire
import ServiceCore

/// Lists the databases of the catalog.
enum GetDatabases: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let token: String?
    let limit: Int

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", GlueShapes.catalogID)
      token = try fields.string("NextToken")
      limit = try fields.integer("MaxResults", in: 1...100) ?? 100
      _ = try fields.string("ResourceShareType", .oneOf(["FOREIGN", "ALL", "FEDERATED"]))
      _ = try fields.strings("AttributesToGet", .oneOf(["NAME", "TARGET_DATABASE"]))
    }

    init(catalog: String?, token: String?, limit: Int) {
      (self.catalog, self.token, self.limit) = (catalog, token, limit)
    }
  }

  struct Output: OperationOutput {
    let databases: [[UInt8]]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.rawList("DatabaseList", databases)
      fields.field("NextToken", next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: input.catalog).permission("GetDatabases")
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let after = try PageToken.key(of: input.token, invalid: .badToken)
    let rows = try CatalogStore(request, catalog: input.catalog).databases(after: after, limit: input.limit + 1)
    let page = rows.prefix(input.limit)
    return Output(
      databases: page.map(\.document), next: rows.count > input.limit ? page.last.map { PageToken.make(after: $0.name) } : nil)
  }
}
