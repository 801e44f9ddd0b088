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
    let store = CatalogStore(request, catalog: input.catalog)
    let gate = try CatalogGate(store)
    var after = try PageToken.key(of: input.token, invalid: .badToken)
    var found: [CatalogStore.Entry] = []
    while found.count <= input.limit {
      let rows = try store.databases(after: after, limit: input.limit + 1)
      for row in rows where try gate.shows(database: row.name) { found.append(row) }
      after = rows.last?.name
      if rows.count <= input.limit { break }
    }
    let page = found.prefix(input.limit)
    return Output(
      databases: page.map(\.document),
      next: found.count > input.limit ? page.last.map { PageToken.make(after: $0.name) } : nil)
  }
}
