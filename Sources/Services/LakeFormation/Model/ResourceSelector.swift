import AWSWire
import Documents
import ServiceCore

/// The `Resource` structure of a request: one of several kinds, although its shape lets requests name more.
struct ResourceSelector: Sendable {
  /// The resources named, in the model's order.
  let resources: [LakeResource]
  /// The catalog that the resource itself names.
  let catalog: String?

  init(_ fields: Fields) throws(ServiceError) {
    var reader = Reader(fields: fields)
    try reader.readCatalog()
    try reader.readTables()
    try reader.readOthers()
    try reader.readTags()
    (resources, catalog) = (reader.resources, reader.catalog)
  }

  /// The one resource of a request.
  func only() throws(ServiceError) -> LakeResource {
    guard let resource = resources.first, resources.count == 1 else { throw .resourceCount(resources.count) }
    return resource
  }

  private struct Reader {
    let fields: Fields
    var resources: [LakeResource] = []
    var catalog: String?

    mutating func readCatalog() throws(ServiceError) {
      guard let item = try fields.structure("Catalog") else { return }
      try note(item, catalog: "Id")
      resources.append(.catalog)
    }

    mutating func readTables() throws(ServiceError) {
      if let item = try fields.structure("Database") {
        try note(item)
        resources.append(.database(try name("Name", in: item)))
      }
      if let item = try fields.structure("Table") {
        try note(item)
        resources.append(try table(item))
      }
      if let item = try fields.structure("TableWithColumns") {
        try note(item)
        resources.append(try columns(item))
      }
    }

    mutating func readOthers() throws(ServiceError) {
      if let item = try fields.structure("DataLocation") {
        try note(item)
        resources.append(.location(try item.required("ResourceArn")))
      }
      if let item = try fields.structure("DataCellsFilter") {
        try note(item, catalog: "TableCatalogId")
        resources.append(.cellsFilter(try CellsFilterName(partOf: item)))
      }
    }

    mutating func readTags() throws(ServiceError) {
      if let item = try fields.structure("LFTag") {
        try note(item)
        resources.append(.tag(try TagPair(item)))
      }
      if let item = try fields.structure("LFTagPolicy") {
        try note(item)
        let kind = try item.required("ResourceType", .oneOf(["DATABASE", "TABLE"]))
        let expression = try item.list("Expression") { entry throws(ServiceError) in try TagPair(entry) }
        _ = try item.string("ExpressionName", LakeShapes.name)
        resources.append(.tagPolicy(kind == "DATABASE" ? .database : .table, expression?.sorted { $0.key < $1.key }))
      }
      if let item = try fields.structure("LFTagExpression") {
        try note(item)
        _ = try item.required("Name", LakeShapes.name)
        resources.append(.tagExpression)
      }
    }

    private mutating func note(_ item: Fields, catalog member: String = "CatalogId") throws(ServiceError) {
      if let id = try item.string(member, LakeShapes.catalogID) { catalog = id }
    }

    private func name(_ member: String, in item: Fields) throws(ServiceError) -> String {
      try item.required(member, LakeShapes.name).lowercased()
    }

    /// Without a name and without a wildcard the name stays empty, which no table has.
    private func table(_ item: Fields) throws(ServiceError) -> LakeResource {
      let database = try name("DatabaseName", in: item)
      let table = try item.string("Name", LakeShapes.name)
      let hasWildcard = try item.structure("TableWildcard") != nil || table == LakeResource.allTables
      return .table(database: database, name: hasWildcard ? nil : (table ?? "").lowercased())
    }

    /// All columns of all tables are what listings call SELECT on all tables.
    private func columns(_ item: Fields) throws(ServiceError) -> LakeResource {
      let (database, table) = (try name("DatabaseName", in: item), try item.required("Name", LakeShapes.name))
      let selection = try selection(item)
      if table == LakeResource.allTables, selection == .all(excluding: []) {
        return .table(database: database, name: nil)
      }
      return .columns(database: database, table: table.lowercased(), selection)
    }

    private func selection(_ item: Fields) throws(ServiceError) -> ColumnSelection? {
      if let names = try item.strings("ColumnNames", LakeShapes.name), !names.isEmpty {
        return .named(names.map { $0.lowercased() })
      }
      guard let wildcard = try item.structure("ColumnWildcard") else { return nil }
      let excluded = try wildcard.strings("ExcludedColumnNames", LakeShapes.name) ?? []
      return .all(excluding: excluded.map { $0.lowercased() })
    }
  }
}

/// The account whose catalog a request is about.
enum LakeCatalog {
  /// - Parameters:
  ///   - selector: the resource, whose own catalog goes before the request's.
  ///   - id: the `CatalogId` of the request.
  /// - Throws: Lake Formation's refusal of catalogs that are not accounts.
  static func account(
    _ id: String?, _ selector: ResourceSelector? = nil, in request: RequestContext
  ) throws(ServiceError) -> String {
    let account = selector?.catalog ?? id ?? request.account
    guard LakePrincipal.isAccount(account[...]) else { throw .badCatalog }
    return account
  }
}
