import AWSWire
import Documents
import SQLSyntax
import ServiceCore

/// Executes definitions through the catalog, as the caller. Hive's statements fail in Hive's words, views in Trino's.
struct DefinitionRunner {
  let request: RequestContext
  let port: any CatalogPort
  let catalog: String?
  private let context: JSON?
  private let database: String

  init(_ request: RequestContext, context: JSON?) throws(QueryFailure) {
    guard let port = request.cloud.ports.catalog else { throw QueryFailure(.internalFailure("no Data Catalog"), request, .hive) }
    (self.request, self.port, self.context) = (request, port, context)
    database = context?["Database"]?.string ?? "default"
    do {
      catalog = try DataCatalogStore(request).glueCatalog(context?["Catalog"]?.string ?? DataCatalogStore.builtIn)
    } catch {
      throw QueryFailure(error, request, .hive)
    }
  }

  func run(_ statement: DefinitionStatement) throws(QueryFailure) -> QueryOutput {
    switch statement {
    case .createDatabase(let database): try create(database)
    case .dropDatabase(let name, let ifExists, let cascade): try drop(name, ifExists, cascade)
    case .createTable(let table): try create(table)
    case .createTableAs: throw .unserved("CREATE TABLE AS SELECT")
    case .dropTable(let name, let ifExists): try drop(name, ifExists)
    case .createView(let view): try create(view)
    case .dropView(let name, let ifExists): try dropView(name, ifExists)
    case .showCreateTable(let name): return try shown(name)
    case .addPartitions(let name, let ifNotExists, let partitions): try add(partitions, to: name, ifNotExists)
    case .dropPartitions(let name, let ifExists, let partitions): try drop(partitions, from: name, ifExists)
    case .setProperties(let name, let properties): try alter(name) { $0.merge(properties, into: "Parameters") }
    case .setLocation(let name, let location): try alter(name) { $0.setLocation(location) }
    case .repair(let name): return try repair(name)
    case .malformed(let message): throw QueryFailure(message, type: 1006)
    }
    return QueryOutput(columns: [], lines: [])
  }

  /// The analysis of queries inside definitions.
  func analysis() throws(QueryFailure) -> QueryAnalysis { try QueryAnalysis(request, context: context) }

  // MARK: The catalog's words

  func database(of name: TableReference) -> String { name.database ?? database }

  /// A call whose refusal fails the statement.
  func ask<Value>(
    _ path: QueryFailure.Path = .hive, _ call: () throws(ServiceError) -> Value
  ) throws(QueryFailure) -> Value {
    do { return try call() } catch { throw QueryFailure(error, request, path) }
  }

  /// As above; nil for what is not there.
  func find(
    _ path: QueryFailure.Path = .hive, _ call: () throws(ServiceError) -> JSON
  ) throws(QueryFailure) -> JSON? {
    do {
      return try call()
    } catch {
      if error.code == "EntityNotFoundException" { return nil }
      throw QueryFailure(error, request, path)
    }
  }

  func find(_ name: TableReference, _ path: QueryFailure.Path = .hive) throws(QueryFailure) -> JSON? {
    try find(path) { () throws(ServiceError) in
      try port.table(name.name, in: database(of: name), catalog: catalog, for: request)
    }
  }

  func table(_ name: TableReference) throws(QueryFailure) -> JSON {
    guard let table = try find(name) else { throw .tableNotFound(name.text) }
    return table
  }

  // MARK: Databases

  private func create(_ database: DatabaseDeclaration) throws(QueryFailure) {
    let input = JSON.object([
      "Name": .string(database.name), "Description": database.comment.map { .string($0) },
      "LocationUri": database.location.map { .string($0) },
      "Parameters": database.properties.isEmpty ? nil : .map(database.properties),
    ])
    do {
      try port.createDatabase(input, catalog: catalog, for: request)
    } catch {
      guard error.code == "AlreadyExistsException" else { throw QueryFailure(error, request, .hive) }
      if !database.ifNotExists { throw .task("Database \(database.name) already exists") }
    }
  }

  /// Hive looks whether a database is there and empty before it drops it.
  private func drop(_ name: String, _ ifExists: Bool, _ cascade: Bool) throws(QueryFailure) {
    let found = try find { () throws(ServiceError) in try port.database(name, catalog: catalog, for: request) }
    guard found != nil else {
      if ifExists { return }
      throw .databaseNotFound(name)
    }
    let page = try ask { () throws(ServiceError) in
      try port.tables(of: name, matching: nil, catalog: catalog, limit: 1, after: nil, for: request)
    }
    if !page.items.isEmpty, !cascade {
      throw .task("InvalidOperationException(message:Database \(name) is not empty. One or more tables exist.)")
    }
    try ask { () throws(ServiceError) in try port.deleteDatabase(name, catalog: catalog, for: request) }
  }

  // MARK: Tables

  private func create(_ table: TableDeclaration) throws(QueryFailure) {
    let database = database(of: table.name)
    let known = try find { () throws(ServiceError) in try port.database(database, catalog: catalog, for: request) }
    guard known != nil else { throw .databaseNotFound(database) }
    if table.ifNotExists, try find(table.name) != nil { return }
    guard table.location != nil else {
      throw .task("MetaException(message:No location was specified for table. An S3 location must be specified)")
    }
    do {
      try port.createTable(table.input(at: request.now), in: database, catalog: catalog, for: request)
    } catch {
      guard error.code == "AlreadyExistsException" else { throw QueryFailure(error, request, .hive) }
      throw .task("AlreadyExistsException(message:Table \(table.name.name) already exists.)")
    }
  }

  private func drop(_ name: TableReference, _ ifExists: Bool) throws(QueryFailure) {
    guard let table = try find(name) else {
      if ifExists { return }
      throw .tableNotFound(name.text)
    }
    if table["TableType"]?.string == "VIRTUAL_VIEW" { throw .task("Cannot drop a view with DROP TABLE") }
    try ask { () throws(ServiceError) in
      try port.deleteTable(name.name, in: database(of: name), catalog: catalog, for: request)
    }
  }

  private func alter(_ name: TableReference, _ change: (inout JSON) -> Void) throws(QueryFailure) {
    var input = try table(name).tableInput
    change(&input)
    try ask { () throws(ServiceError) in
      try port.updateTable(input, in: database(of: name), catalog: catalog, for: request)
    }
  }

  private func shown(_ name: TableReference) throws(QueryFailure) -> QueryOutput {
    let table = try table(name)
    if table["TableType"]?.string == "VIRTUAL_VIEW" { throw .task("SHOW CREATE TABLE is not supported on a view: \(name.text)") }
    return QueryOutput(columns: ["createtab_stmt"], lines: TableDefinitionText(table, name: name.text).lines)
  }
}
