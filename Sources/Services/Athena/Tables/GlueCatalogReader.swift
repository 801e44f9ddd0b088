import AWSWire
import Basics
import Documents
import SQLColumns
import SQLPlanning
import ServiceCore
import Synchronization

/// The Data Catalog as the analyser asks it: every look is made as the query's caller.
final class GlueCatalogReader: CatalogReader {
  private struct State {
    var tables: [TableName: TableDescription?] = [:]
    var refusal: ServiceError?
  }

  private let request: RequestContext
  private let port: any CatalogPort
  /// The Glue catalog behind the name that the query gives.
  private let catalog: String?
  private let state = Mutex(State())

  init(_ request: RequestContext, catalog: String?) throws(ServiceError) {
    guard let port = request.cloud.ports.catalog else { throw .internalFailure("no Data Catalog is wired") }
    (self.request, self.port) = (request, port)
    self.catalog = try DataCatalogStore(request).glueCatalog(catalog ?? DataCatalogStore.builtIn)
  }

  /// What the catalog refused, if that is why the analysis ended.
  var refusal: ServiceError? { state.withLock { $0.refusal } }

  func hasCatalog(_ name: String) -> Bool { name == "awsdatacatalog" || name == "hive" }

  func hasSchema(_ schema: String, in catalog: String) throws(SQLError) -> Bool {
    if schema == "information_schema" { return true }
    return try found { () throws(ServiceError) in
      try port.database(schema, catalog: self.catalog, for: request)
    } != nil
  }

  func table(_ name: TableName, version: TableVersion?) throws(SQLError) -> TableDescription? {
    guard hasCatalog(name.catalog) else { return nil }
    if let known = state.withLock({ $0.tables[name] }) { return known }
    let table = try found { () throws(ServiceError) in
      try port.table(name.table, in: name.schema, catalog: catalog, for: request)
    }
    var description = try table.map { table throws(SQLError) in try GlueTable(table, name).description() }
    if let known = description, let table { description = try governed(known, table) }
    state.withLock { $0.tables[name] = .some(description) }
    return description
  }

  /// What Lake Formation lets the caller read of a table; nil if that is nothing, as if the table were not there.
  private func governed(_ description: TableDescription, _ table: JSON) throws(SQLError) -> TableDescription? {
    guard let port = request.cloud.ports.governance, description.view == nil else { return description }
    let access: TableReadAccess
    do {
      access = try port.readAccess(
        to: description.name.table, in: description.name.schema, catalog: catalog ?? request.caller.account, table, for: request)
    } catch {
      state.withLock { $0.refusal = error }
      throw SQLError("", error.message)
    }
    guard access.isReadable else { return nil }
    var (description, table) = (description, table)
    if case .only = access.columns {
      // The catalog hides columns; files are read by the places of all.
      table = try self.whole(description.name)
      description = try GlueTable(table, description.name).description()
    }
    description.rowFilter = access.rowFilter
    if case .only(let names) = access.columns {
      for index in description.columns.indices where !description.columns[index].isHidden {
        description.columns[index].isReadable = names.contains(description.columns[index].name)
      }
    }
    description.handle = GovernedTable(document: table, isByVendedCredentials: access.isByVendedCredentials)
    return description
  }

  /// A table as it is stored, whatever the caller may see of it.
  private func whole(_ name: TableName) throws(SQLError) -> JSON {
    do {
      return try port.unchecked.table(name.table, in: name.schema, catalog: catalog, for: request)
    } catch {
      state.withLock { $0.refusal = error }
      throw SQLError("", error.message)
    }
  }

  /// Nil for what is not there; a refusal ends the analysis.
  private func found(_ call: () throws(ServiceError) -> JSON) throws(SQLError) -> JSON? {
    do {
      return try call()
    } catch {
      if error.code == "EntityNotFoundException" { return nil }
      state.withLock { $0.refusal = error }
      throw SQLError("", error.message)
    }
  }
}

/// A table of the Data Catalog as the analyser sees it.
struct GlueTable {
  private let table: JSON
  private let name: TableName

  init(_ table: JSON, _ name: TableName) {
    (self.table, self.name) = (table, name)
  }

  func description() throws(SQLError) -> TableDescription {
    if let sql = ViewDefinition.sql(of: table) {
      let view = TableDescription.View(sql: sql, catalog: name.catalog, schema: ViewDefinition.schema(of: table) ?? name.schema)
      return TableDescription(name, columns: try columns(keys: false), view: view, handle: table)
    }
    let hidden = [
      TableDescription.Column("$path", .varchar(nil), isHidden: true),
      TableDescription.Column("$file_size", .bigint, isHidden: true),
      TableDescription.Column("$file_modified_time", .zonedTimestamp(3), isHidden: true),
    ]
    return TableDescription(name, columns: try columns(keys: true) + hidden, handle: table)
  }

  private func columns(keys: Bool) throws(SQLError) -> [TableDescription.Column] {
    let stored = table["StorageDescriptor"]?["Columns"]?.elements ?? []
    var columns: [TableDescription.Column] = []
    for column in stored + (keys ? table["PartitionKeys"]?.elements ?? [] : []) {
      let type = ColumnType(hive: column["Type"]?.string ?? "string").trino
      columns.append(TableDescription.Column((column["Name"]?.string ?? "").lowercased(), try SQLType.parse(type)))
    }
    return columns
  }
}

/// A table with how its data is read.
struct GovernedTable: Sendable {
  let document: JSON
  /// Whether Lake Formation's credentials read it rather than the caller's.
  let isByVendedCredentials: Bool
}
