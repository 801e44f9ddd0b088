import AWSWire
import Basics
import Documents
import SQLite
import ServiceCore

/// The Data Catalog of one account and region in the state.
struct CatalogStore {
  let request: RequestContext
  let account: String
  let region: String

  /// - Parameter catalog: the `CatalogId` of the request; the caller's account if absent.
  init(_ request: RequestContext, catalog: String?) {
    self.request = request
    account = catalog.flatMap { $0.isEmpty ? nil : $0 } ?? request.account
    region = request.region
  }

  var key: [SQLValue] { [.text(account), .text(region)] }

  // MARK: Databases

  func databaseBytes(_ name: String) throws(ServiceError) -> [UInt8] {
    let sql = "SELECT document FROM glue_database WHERE account = ? AND region = ? AND name = ?"
    let document = try request.query { connection in
      try connection.first(sql, .text(account), .text(region), .text(name.lowercased())) { $0.bytes(0) }
    }
    guard let document else { throw .databaseNotFound(name) }
    return document
  }

  func databaseExists(_ name: String) throws(ServiceError) -> Bool {
    let sql = "SELECT 1 FROM glue_database WHERE account = ? AND region = ? AND name = ?"
    return try request.query { connection in
      try connection.first(sql, .text(account), .text(region), .text(name.lowercased())) { _ in true } ?? false
    }
  }

  func requireDatabase(_ name: String) throws(ServiceError) {
    guard try databaseExists(name) else { throw .databaseNotFound(name) }
  }

  func databases(after name: String?, limit: Int) throws(ServiceError) -> [Entry] {
    try entries(
      "SELECT name, document FROM glue_database WHERE account = ? AND region = ? AND name > ? ORDER BY name LIMIT ?",
      key + [.text(name ?? ""), .integer(Int64(limit))])
  }

  func put(database name: String, _ document: JSON) throws(ServiceError) {
    try run(
      "INSERT OR REPLACE INTO glue_database VALUES (?, ?, ?, ?)", key + [.text(name), .text(document.text)])
  }

  func delete(database name: String) throws(ServiceError) {
    let name = name.lowercased()
    try run("DELETE FROM glue_database WHERE account = ? AND region = ? AND name = ?", key + [.text(name)])
    for table in ["glue_table", "glue_table_version", "glue_partition"] {
      try run("DELETE FROM \(table) WHERE account = ? AND region = ? AND database = ?", key + [.text(name)])
    }
    try request.cloud.ports.governance?.databaseDeleted(name, catalog: account, for: request)
  }

  // MARK: Reading helpers

  /// A row of a listing: its name and its document as stored.
  struct Entry {
    var name: String
    var document: [UInt8]
  }

  func entries(_ sql: String, _ parameters: [SQLValue]) throws(ServiceError) -> [Entry] {
    try request.query { connection in
      try connection.all(sql, parameters) { Entry(name: $0.text(0), document: $0.bytes(1)) }
    }
  }

  func run(_ sql: String, _ parameters: [SQLValue]) throws(ServiceError) {
    try request.query { connection in _ = try connection.change(sql, parameters) }
  }

  /// A stored document as a value. Stored text was written by us; if it cannot be read the state is damaged.
  func parse(_ document: [UInt8]) throws(ServiceError) -> JSON {
    do { return try JSON.parse(document) } catch { throw .internalFailure("a stored document cannot be read: \(error)") }
  }
}
