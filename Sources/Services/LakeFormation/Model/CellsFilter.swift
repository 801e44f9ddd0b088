import AWSWire
import Documents
import SQLite

/// What tells the data cells filters of a catalog apart. Database and table are in lower case.
struct CellsFilterName: Sendable, Equatable {
  let database: String
  let table: String
  let name: String

  init(database: String, table: String, name: String) {
    (self.database, self.table, self.name) = (database.lowercased(), table.lowercased(), name)
  }

  /// Reads the members of a request that names a filter.
  init(_ fields: Fields) throws(ServiceError) {
    self.init(
      database: try fields.required("DatabaseName", LakeShapes.name),
      table: try fields.required("TableName", LakeShapes.name), name: try fields.required("Name", LakeShapes.name))
  }

  /// Reads a `DataCellsFilterResource`, of which the model demands nothing.
  init(partOf fields: Fields) throws(ServiceError) {
    self.init(
      database: try fields.string("DatabaseName", LakeShapes.name) ?? "",
      table: try fields.string("TableName", LakeShapes.name) ?? "",
      name: try fields.string("Name", LakeShapes.name) ?? "")
  }

  /// Reads what `LakeResource.document` wrote.
  init?(_ resource: JSON) {
    guard let filter = resource["DataCellsFilter"], let database = filter["DatabaseName"]?.string,
      let table = filter["TableName"]?.string, let name = filter["Name"]?.string
    else { return nil }
    self.init(database: database, table: table, name: name)
  }

  /// As a `DataCellsFilterResource`.
  func document(catalog: JSON) -> JSON {
    .object([
      "TableCatalogId": catalog, "DatabaseName": .string(database), "TableName": .string(table), "Name": .string(name),
    ])
  }

  var key: [SQLValue] { [.text(database), .text(table), .text(name)] }
}

/// A filter of a table: which columns and which rows a grant on it opens.
struct CellsFilter: Sendable {
  let name: CellsFilterName
  let columns: ColumnSelection
  /// The condition as it was written; nil for all rows.
  let expression: String?
  /// The version that a change expects, or that the filter has.
  var version: String?
  /// What is wrong with a request's filter, to be told once the caller is known to be allowed.
  private(set) var problem: ServiceError?

  /// What restricts the rows; nil if nothing does.
  var rowCondition: String? { expression?.lowercased() == "true" ? nil : expression }

  /// Reads a `DataCellsFilter`.
  init(_ fields: Fields) throws(ServiceError) {
    name = try CellsFilterName(fields)
    version = try fields.string("VersionId", LakeShapes.name)
    let rows = try fields.structure("RowFilter")
    let (text, all) = (try rows?.string("FilterExpression", .length(0...2048)), try rows?.structure("AllRowsWildcard"))
    if text != nil, all != nil { problem = .invalidInput("Either FilterExpression or AllRowsWildcard may be set, not both.") }
    if text?.allSatisfy(\.isWhitespace) == true { problem = .invalidInput("The filter expression is empty.") }
    expression = text
    let names = try fields.strings("ColumnNames", LakeShapes.name) ?? []
    let wildcard = try fields.structure("ColumnWildcard")
    if names.isEmpty == (wildcard == nil) {
      problem = .invalidInput("Either ColumnNames or ColumnWildcard must be set, not both.")
    }
    let excluded = try wildcard?.strings("ExcludedColumnNames", LakeShapes.name) ?? []
    columns = names.isEmpty ? .all(excluding: excluded.map { $0.lowercased() }) : .named(names.map { $0.lowercased() })
  }

  /// Reads what `document` wrote.
  init?(_ document: JSON, _ name: CellsFilterName) {
    self.name = name
    expression = document["RowFilter"]?["FilterExpression"]?.string
    version = document["VersionId"]?.string
    func texts(_ list: JSON?) -> [String] { (list?.elements ?? []).compactMap(\.string) }
    let names = texts(document["ColumnNames"])
    columns = names.isEmpty ? .all(excluding: texts(document["ColumnWildcard"]?["ExcludedColumnNames"])) : .named(names)
  }

  /// As a `DataCellsFilter`.
  func document(catalog: String) -> JSON {
    var document = name.document(catalog: .string(catalog))
    let rows: JSON = expression.map { .object(["FilterExpression": .string($0)]) } ?? .object(["AllRowsWildcard": .object([:])])
    document.set("RowFilter", rows)
    switch columns {
    case .named(let names): document.set("ColumnNames", .array(names.map { .string($0) }))
    case .all(let excluded):
      let list = JSON.array(excluded.map { .string($0) })
      document.set("ColumnWildcard", .object(["ExcludedColumnNames": excluded.isEmpty ? nil : list]))
    }
    document.set("VersionId", version.map { .string($0) })
    return document
  }
}
