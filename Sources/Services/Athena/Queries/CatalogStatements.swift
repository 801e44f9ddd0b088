import AWSWire
import Basics
import Documents
import SQLSyntax
import ServiceCore

/// SHOW and DESCRIBE over the Data Catalog, with the texts that clients of Athena parse.
struct CatalogStatements {
  private let request: RequestContext
  private let port: any CatalogPort
  private let catalog: String?
  private let database: String

  init(_ request: RequestContext, context: JSON?) throws(ServiceError) {
    guard let port = request.cloud.ports.catalog else { throw .internalFailure("no Data Catalog is wired") }
    (self.request, self.port) = (request, port)
    catalog = try DataCatalogStore(request).glueCatalog(context?["Catalog"]?.string ?? DataCatalogStore.builtIn)
    database = context?["Database"]?.string ?? "default"
  }

  /// - Returns: nil for statements of another kind.
  func run(_ statement: Statement) throws(ServiceError) -> QueryOutput? {
    switch statement {
    case .showDatabases(let pattern): return try databases(like: pattern)
    case .showTables(let database, let pattern): return try tables(of: database?.text, like: pattern, onlyViews: false)
    case .showViews(let database, let pattern): return try tables(of: database?.text, like: pattern, onlyViews: true)
    case .showColumns(let name): return try columns(of: TableReference(name))
    case .showPartitions(let name, let values) where values.isEmpty: return try partitions(of: TableReference(name))
    case .showTableProperties(let name, let property): return try properties(of: TableReference(name), property)
    case .showCreateView(let name): return try view(TableReference(name))
    case .describe(let description) where description.partition.isEmpty && description.column.isEmpty:
      return try self.description(of: TableReference(description.table))
    default: return nil
    }
  }

  /// Looks for the table that a statement shows.
  func require(_ name: TableReference) throws(ServiceError) {
    _ = try port.table(name.name, in: name.database ?? database, catalog: catalog, for: request)
  }

  // MARK: Listings

  private func databases(like pattern: String?) throws(ServiceError) -> QueryOutput {
    var names: [String] = []
    try pages { token throws(ServiceError) in
      let page = try port.databases(catalog: catalog, limit: 100, after: token, for: request)
      names += page.items.compactMap { $0["Name"]?.string }
      return page.next
    }
    return QueryOutput(columns: ["database_name"], lines: names.filter { matches($0, pattern) })
  }

  private func tables(of database: String?, like pattern: String?, onlyViews: Bool) throws(ServiceError) -> QueryOutput {
    var names: [String] = []
    try pages { token throws(ServiceError) in
      let page = try port.tables(
        of: database ?? self.database, matching: nil, catalog: catalog, limit: 100, after: token, for: request)
      let wanted = page.items.filter { !onlyViews || $0["TableType"]?.string == "VIRTUAL_VIEW" }
      names += wanted.compactMap { $0["Name"]?.string }
      return page.next
    }
    return QueryOutput(columns: [onlyViews ? "views" : "tab_name"], lines: names.filter { matches($0, pattern) })
  }

  private func partitions(of name: TableReference) throws(ServiceError) -> QueryOutput {
    let table = try table(name)
    let keys = (table["PartitionKeys"]?.elements ?? []).compactMap { $0["Name"]?.string }
    var lines: [String] = []
    try pages { token throws(ServiceError) in
      let page = try port.partitions(
        of: name.name, in: name.database ?? database, catalog: catalog, limit: 1000, after: token, for: request)
      lines += page.items.map { partition in
        let values = (partition["Values"]?.elements ?? []).compactMap(\.string)
        return zip(keys, values).map { "\($0)=\($1)" }.joined(separator: "/")
      }
      return page.next
    }
    return QueryOutput(columns: ["partition"], lines: lines)
  }

  private func pages(_ next: (String?) throws(ServiceError) -> String?) throws(ServiceError) {
    var token: String?
    repeat { token = try next(token) } while token != nil
  }

  // MARK: One table

  private func table(_ name: TableReference) throws(ServiceError) -> JSON {
    try port.table(name.name, in: name.database ?? database, catalog: catalog, for: request)
  }

  private func columns(of name: TableReference) throws(ServiceError) -> QueryOutput {
    let table = try table(name)
    let all = (table["StorageDescriptor"]?["Columns"]?.elements ?? []) + (table["PartitionKeys"]?.elements ?? [])
    return QueryOutput(columns: ["field"], lines: all.map { padded($0["Name"]?.string ?? "") })
  }

  private func properties(of name: TableReference, _ property: String?) throws(ServiceError) -> QueryOutput {
    let parameters = try table(name)["Parameters"]?.members ?? []
    let wanted = parameters.filter { property == nil || $0.name == property }
    return QueryOutput(
      columns: ["prpt_name", "prpt_value"],
      lines: wanted.map { property == nil ? "\($0.name)\t\($0.value.string ?? "")" : $0.value.string ?? "" })
  }

  /// Each cell is padded to twenty characters; partition keys stand among the columns and again below them.
  private func description(of name: TableReference) throws(ServiceError) -> QueryOutput {
    let table = try table(name)
    let keys = (table["PartitionKeys"]?.elements ?? []).map(line)
    var lines = (table["StorageDescriptor"]?["Columns"]?.elements ?? []).map(line) + keys
    if !keys.isEmpty {
      let heading = ["# col_name", "data_type", "comment"].map(padded).joined(separator: "\t")
      lines += ["\t \t ", "# Partition Information\t \t ", heading, "\t \t "] + keys
    }
    return QueryOutput(columns: ["col_name", "data_type", "comment"], lines: lines)
  }

  private func line(_ column: JSON) -> String {
    [column["Name"]?.string, column["Type"]?.string, column["Comment"]?.string].map { padded($0 ?? "") }.joined(separator: "\t")
  }

  private func padded(_ text: String) -> String {
    text + String(repeating: " ", count: max(0, 20 - text.count))
  }

  private func view(_ name: TableReference) throws(ServiceError) -> QueryOutput {
    let table = try table(name)
    guard let sql = ViewDefinition.sql(of: table) else {
      throw ServiceError("InvalidInputException", "\(name.name) is not a view")
    }
    let place = "\(name.database ?? database).\(name.name)"
    let text = "CREATE VIEW \(place) AS\n\(sql)"
    return QueryOutput(
      columns: ["Create View"], lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
  }

  /// Hive's patterns: `*` stands for anything, `|` separates alternatives; case does not count.
  private func matches(_ name: String, _ pattern: String?) -> Bool {
    guard let pattern else { return true }
    return pattern.split(separator: "|").contains { Glob.matches(String($0), name, ignoringCase: true) }
  }
}
