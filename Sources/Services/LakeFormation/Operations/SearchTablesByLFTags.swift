import AWSWire
import Documents
import ServiceCore

/// Finds the tables of which all or some columns have LF-tags that satisfy an expression.
enum SearchTablesByLFTags: AWSOperation {
  typealias Input = TagSearchInput

  struct Output: OperationOutput {
    let tables: [Found]
    let account: String
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.field("NextToken", next)
      fields.list("TableList", tables) { item, table in
        item.structure("Table") {
          $0.field("CatalogId", account)
          $0.field("DatabaseName", table.place.database)
          $0.field("Name", table.place.table)
        }
        item.write(table.tags, catalog: account)
      }
    }
  }

  struct Found {
    let place: SearchPosition
    let tags: TableTags
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("SearchTablesByLFTags", catalog: input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let account = try LakeCatalog.account(input.catalog, in: request)
    let store = LakeStore(request, account: account)
    try store.requireTags(input.expression)
    let catalog = try CatalogReader(request, account: account, asCaller: false)
    let after = try SearchPosition(token: input.token)
    var found: [Found] = []
    for database in try store.taggedDatabases() where after.map({ database >= $0.database }) ?? true {
      try catalog.visitTables(of: database) { table throws(ServiceError) in
        if let match = try match(table, in: database, after: after, input.expression, store) { found.append(match) }
        return found.count <= input.limit
      }
      if found.count > input.limit { break }
    }
    let page = Array(found.prefix(input.limit))
    return Output(tables: page, account: account, next: found.count > page.count ? page.last?.place.token : nil)
  }

  private static func match(
    _ table: JSON, in database: String, after: SearchPosition?, _ expression: [TagPair], _ store: LakeStore
  ) throws(ServiceError) -> Found? {
    let place = SearchPosition(database, table["Name"]?.string ?? "")
    if let after, place <= after { return nil }
    let columns = CatalogReader.columns(of: table)
    let tags = try store.tags(of: place.table, in: database, columns: columns, isInheriting: true)
    guard tags.table.satisfy(expression) || tags.columns.contains(where: { $0.tags.satisfy(expression) }) else {
      return nil
    }
    return Found(place: place, tags: tags)
  }
}
