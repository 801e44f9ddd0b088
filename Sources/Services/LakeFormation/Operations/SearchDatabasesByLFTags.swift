import AWSWire
import ServiceCore

/// Finds the databases whose LF-tags satisfy an expression.
enum SearchDatabasesByLFTags: AWSOperation {
  typealias Input = TagSearchInput

  struct Output: OperationOutput {
    let databases: [(name: String, tags: [TagPair])]
    let account: String
    let next: String?

    func write(to fields: inout FieldWriter) {
      fields.field("NextToken", next)
      fields.list("DatabaseList", databases) { item, database in
        item.structure("Database") {
          $0.field("CatalogId", account)
          $0.field("Name", database.name)
        }
        item.tags("LFTags", database.tags, catalog: account)
      }
    }
  }

  static func permissions(for input: Input, in request: RequestContext) -> [Permission] {
    LakeFormationResources.permission("SearchDatabasesByLFTags", catalog: input.catalog, request)
  }

  static func perform(_ input: Input, in request: RequestContext) throws(ServiceError) -> Output {
    let account = try LakeCatalog.account(input.catalog, in: request)
    let store = LakeStore(request, account: account)
    try store.requireTags(input.expression)
    let after = try SearchPosition(token: input.token)
    var found: [(name: String, tags: [TagPair])] = []
    for database in try store.taggedDatabases() where after.map({ SearchPosition(database) > $0 }) ?? true {
      let tags = try store.assigned(to: TagPlace(database: database))
      if tags.satisfy(input.expression) { found.append((database, tags)) }
      if found.count > input.limit { break }
    }
    let page = Array(found.prefix(input.limit))
    let next = found.count > page.count ? page.last.map { SearchPosition($0.name).token } : nil
    return Output(databases: page, account: account, next: next)
  }
}
