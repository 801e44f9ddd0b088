import AWSWire
import Documents
import ServiceCore

/// Lists the versions of a table, newest first.
enum GetTableVersions: AWSOperation {
  struct Input: OperationInput {
    let catalog: String?
    let database: String
    let table: String
    let token: String?
    let limit: Int

    init(_ fields: Fields) throws(ServiceError) {
      catalog = try fields.string("CatalogId", GlueShapes.catalogID)
      database = try fields.required("DatabaseName", GlueShapes.name)
      table = try fields.required("TableName", GlueShapes.name)
      token = try fields.string("NextToken")
      limit = try fields.integer("MaxResults", in: 1...100) ?? 100
    }
  }

  struct Output: OperationOutput {
    let versions: [CatalogStore.Entry]
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.list("TableVersions", versions) { item, version in
        item.raw("Table", version.document)
        item.field("VersionId", version.name)
      }
      fields.field("NextToken", next)
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    GlueResources(request, catalog: input.catalog).permission("GetTableVersions", table: input.table, in: input.database)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let store = CatalogStore(request, catalog: input.catalog)
    let gate = try CatalogGate(store)
    let view = try gate.require(.describe, onTable: input.table, in: input.database)
    _ = try store.tableBytes(input.table, in: input.database, notFound: .tableNotFound(input.table))
    let before = try PageToken.key(of: input.token, invalid: .badToken).map { text throws(ServiceError) in
      guard let number = Int(text) else { throw .badToken }
      return number
    }
    let rows = try store.versions(of: input.table, in: input.database, before: before, limit: input.limit + 1)
    var page = Array(rows.prefix(input.limit))
    if !gate.isOpen {
      for index in page.indices {
        let bytes = page[index].document
        page[index].document = try gate.shown(try store.parse(bytes), bytes, view)
      }
    }
    return Output(
      versions: page, next: rows.count > input.limit ? page.last.map { PageToken.make(after: $0.name) } : nil)
  }
}
