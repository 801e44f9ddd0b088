import AWSWire
import Documents
import ServiceCore

/// Lists the tables of one database whose names match an optional pattern.
enum GetTables: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let database: String
    let expression: String?
    let token: String?
    let limit: Int

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", GlueShapes.catalogID)
      database = try fields.required("DatabaseName", GlueShapes.name)
      expression = try fields.string("Expression", GlueShapes.filter)
      token = try fields.string("NextToken")
      limit = try fields.integer("MaxResults", in: 1...100) ?? 100
    }

    init(database: String, expression: String?, catalog: String?, token: String?, limit: Int) {
      (self.database, self.expression, self.catalog) = (database, expression, catalog)
      (self.token, self.limit) = (token, limit)
    }
  }

  struct Output: OperationOutput {
    let tables: [[UInt8]]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.rawList("TableList", tables)
      fields.field("NextToken", next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: input.catalog).permission("GetTables", tablesIn: input.database)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = CatalogStore(request, catalog: input.catalog)
    let gate = try CatalogGate(store)
    try gate.require(.describe, onDatabase: input.database)
    try store.requireDatabase(input.database)
    let pattern = try input.expression.map { text throws(ServiceError) in try NamePattern(text) }
    var after = try PageToken.key(of: input.token, invalid: .badToken)
    var page: [CatalogStore.Entry] = []
    while true {
      let rows = try store.tables(in: input.database, after: after, limit: input.limit + 1)
      for row in rows where pattern?.matches(row.name) ?? true {
        guard let shown = try gate.shown(row.document, name: row.name, in: input.database) else { continue }
        page.append(CatalogStore.Entry(name: row.name, document: shown))
      }
      after = rows.last?.name
      if page.count > input.limit || rows.count <= input.limit { break }
    }
    let shown = page.prefix(input.limit)
    return Output(
      tables: shown.map(\.document),
      next: page.count > input.limit ? shown.last.map { PageToken.make(after: $0.name) } : nil)
  }
}
