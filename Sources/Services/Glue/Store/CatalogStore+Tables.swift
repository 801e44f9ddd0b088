import AWSWire
import Documents
import SQLite
import ServiceCore

extension CatalogStore {
  /// A table's document as stored; `notFound` if it is not there.
  func tableBytes(
    _ name: String, in database: String, notFound: ServiceError = .entityNotFound
  ) throws(ServiceError) -> [UInt8] {
    if let document = try findTable(name, in: database) { return document }
    try requireDatabase(database)
    throw notFound
  }

  /// A table's document as stored; nil if it is not there.
  func findTable(_ name: String, in database: String) throws(ServiceError) -> [UInt8]? {
    let sql = "SELECT document FROM glue_table WHERE account = ? AND region = ? AND database = ? AND name = ?"
    return try request.query { connection in
      try connection.first(
        sql, .text(account), .text(region), .text(database.lowercased()), .text(name.lowercased())
      ) { $0.bytes(0) }
    }
  }

  func table(_ name: String, in database: String) throws(ServiceError) -> JSON {
    try parse(try tableBytes(name, in: database, notFound: .tableNotFound(name)))
  }

  func tableExists(_ name: String, in database: String) throws(ServiceError) -> Bool {
    try version(of: name, in: database) != nil
  }

  func version(of name: String, in database: String) throws(ServiceError) -> Int? {
    let sql = "SELECT version FROM glue_table WHERE account = ? AND region = ? AND database = ? AND name = ?"
    let version = try request.query { connection in
      try connection.first(
        sql, .text(account), .text(region), .text(database.lowercased()), .text(name.lowercased())
      ) { $0.integer(0) }
    }
    return version.map { Int($0) }
  }

  func tables(in database: String, after name: String?, limit: Int) throws(ServiceError) -> [Entry] {
    try entries(
      """
      SELECT name, document FROM glue_table
      WHERE account = ? AND region = ? AND database = ? AND name > ? ORDER BY name LIMIT ?
      """, key + [.text(database.lowercased()), .text(name ?? ""), .integer(Int64(limit))])
  }

  func put(table name: String, in database: String, version: Int, _ document: JSON) throws(ServiceError) {
    let text = SQLValue.text(document.text)
    let place = key + [.text(database.lowercased()), .text(name), .integer(Int64(version))]
    try run("INSERT OR REPLACE INTO glue_table VALUES (?, ?, ?, ?, ?, ?)", place + [text])
    try run("INSERT OR REPLACE INTO glue_table_version VALUES (?, ?, ?, ?, ?, ?)", place + [text])
  }

  /// Removes an archived version, as an update with `SkipArchive` leaves none behind.
  func delete(version: Int, of name: String, in database: String) throws(ServiceError) {
    try run(
      """
      DELETE FROM glue_table_version
      WHERE account = ? AND region = ? AND database = ? AND name = ? AND version = ?
      """, key + [.text(database.lowercased()), .text(name.lowercased()), .integer(Int64(version))])
  }

  func delete(table name: String, in database: String) throws(ServiceError) {
    for table in ["glue_table", "glue_table_version", "glue_partition"] {
      try run(
        "DELETE FROM \(table) WHERE account = ? AND region = ? AND database = ? AND name = ?",
        key + [.text(database.lowercased()), .text(name.lowercased())])
    }
    try request.cloud.ports.governance?.tableDeleted(
      name.lowercased(), in: database.lowercased(), catalog: account, for: request)
  }

  func versionBytes(_ version: Int, of name: String, in database: String) throws(ServiceError) -> [UInt8]? {
    try entries(
      """
      SELECT name, document FROM glue_table_version
      WHERE account = ? AND region = ? AND database = ? AND name = ? AND version = ?
      """, key + [.text(database.lowercased()), .text(name.lowercased()), .integer(Int64(version))]
    ).first?.document
  }

  /// The versions of a table, newest first, older than `before`.
  func versions(of name: String, in database: String, before: Int?, limit: Int) throws(ServiceError) -> [Entry] {
    try entries(
      """
      SELECT CAST(version AS TEXT), document FROM glue_table_version
      WHERE account = ? AND region = ? AND database = ? AND name = ? AND version < ? ORDER BY version DESC LIMIT ?
      """,
      key + [
        .text(database.lowercased()), .text(name.lowercased()), .integer(Int64(before ?? Int.max)),
        .integer(Int64(limit)),
      ])
  }
}
