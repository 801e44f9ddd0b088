import AWSWire
import Documents

/// What permissions are held on and tags are assigned to. Names are in lower case, as Glue keeps them.
enum LakeResource: Sendable, Equatable {
  case catalog
  case database(String)
  /// A table of a database; all of them without a name.
  case table(database: String, name: String?)
  /// Columns of a table; nil for a request that chooses none.
  case columns(database: String, table: String, ColumnSelection?)
  /// A location in S3, by its ARN.
  case location(String)
  case cellsFilter(CellsFilterName)
  case tag(TagPair)
  /// All databases or tables whose tags satisfy an expression; without one a saved expression was named.
  case tagPolicy(TagPolicyKind, [TagPair]?)
  case tagExpression

  /// The name under which listings show all tables of a database.
  static let allTables = "ALL_TABLES"

  /// What a tag policy is about.
  enum TagPolicyKind: String, Sendable {
    case database = "DATABASE"
    case table = "TABLE"
  }
}

/// Some or all columns of a table.
enum ColumnSelection: Sendable, Equatable {
  /// These and no others.
  case named([String])
  /// All but these.
  case all(excluding: [String])

  /// The columns meant, of those that a table has.
  func columns(of all: [String]) -> [String] {
    switch self {
    case .named(let names): all.filter { names.contains($0.lowercased()) }
    case .all(let excluded): all.filter { !excluded.contains($0.lowercased()) }
    }
  }

  /// The names spelled out in the request.
  var names: [String] {
    switch self {
    case .named(let names): names
    case .all(let excluded): excluded
    }
  }
}

extension LakeResource {
  /// The `Resource` structure, as listings answer it.
  func document(catalog: String) -> JSON {
    let id = JSON.string(catalog)
    switch self {
    case .catalog: return .object(["Catalog": .object(["Id": id])])
    case .database(let name): return .object(["Database": .object(["CatalogId": id, "Name": .string(name)])])
    case .table(let database, let name):
      let wildcard = name == nil ? JSON.object([:]) : nil
      let table = JSON.object([
        "CatalogId": id, "DatabaseName": .string(database), "Name": .string(name ?? LakeResource.allTables),
        "TableWildcard": wildcard,
      ])
      return .object(["Table": table])
    case .columns(let database, let table, let selection):
      return LakeResource.columnsDocument(catalog: id, database, table, selection)
    case .location(let arn): return .object(["DataLocation": .object(["CatalogId": id, "ResourceArn": .string(arn)])])
    case .tag(let pair):
      return .object(["LFTag": LakeResource.members(of: pair.document, after: ["CatalogId": id])])
    case .tagPolicy(let kind, let expression):
      let policy = JSON.object([
        "CatalogId": id, "ResourceType": .string(kind.rawValue),
        "Expression": expression.map { .array($0.map(\.document)) },
      ])
      return .object(["LFTagPolicy": policy])
    case .cellsFilter(let filter): return .object(["DataCellsFilter": filter.document(catalog: id)])
    case .tagExpression: return .object([:])
    }
  }

  private static func columnsDocument(
    catalog: JSON, _ database: String, _ table: String, _ selection: ColumnSelection?
  ) -> JSON {
    var columns = JSON.object(["CatalogId": catalog, "DatabaseName": .string(database), "Name": .string(table)])
    switch selection {
    case .named(let names): columns.set("ColumnNames", .array(names.map { .string($0) }))
    case .all(let excluded):
      let names = excluded.isEmpty ? nil : JSON.array(excluded.map { .string($0) })
      columns.set("ColumnWildcard", .object(["ExcludedColumnNames": names]))
    case nil: break
    }
    return .object(["TableWithColumns": columns])
  }

  private static func members(of document: JSON, after first: KeyValuePairs<String, JSON?>) -> JSON {
    JSON(.object((JSON.object(first).members ?? []) + (document.members ?? [])))
  }
}
