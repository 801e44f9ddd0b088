import AWSWire
import SQLite
import ServiceCore

/// What is closed: resources on which the group of everybody does not hold everything, so that grants decide. All else
/// is left to IAM alone.
extension LakeStore {
  /// Whether anything is closed or registered in any account.
  static func governsAnything(_ request: RequestContext) throws(ServiceError) -> Bool {
    try request.query { connection in
      try connection.first(
        "SELECT EXISTS (SELECT 1 FROM lakeformation_closed) OR EXISTS (SELECT 1 FROM lakeformation_location)"
      ) { $0.integer(0) != 0 }
    } ?? false
  }

  /// Tells the port, which asks nothing of a lake that was never governed.
  func noteGoverning() {
    (request.cloud.ports.governance as? LakeFormationGovernance)?.noteGoverning()
  }

  /// Whether anything in the catalog is closed, and whether any location is registered: asked in every call on the
  /// catalog.
  func governs() throws(ServiceError) -> (grants: Bool, locations: Bool) {
    let sql = """
      SELECT EXISTS (SELECT 1 FROM lakeformation_closed WHERE account = ?1 AND region = ?2),
        EXISTS (SELECT 1 FROM lakeformation_location WHERE account = ?1 AND region = ?2)
      """
    let found = try request.query { connection in
      try connection.first(sql, .text(account), .text(request.region)) { ($0.integer(0) != 0, $0.integer(1) != 0) }
    }
    return found ?? (false, false)
  }

  /// Whether creating databases is left to IAM.
  func isCatalogClosed() throws(ServiceError) -> Bool { try isClosed("", "") }

  /// Whether grants decide about a database, or about a table.
  func isClosed(_ database: String, _ table: String = "") throws(ServiceError) -> Bool {
    let sql = "SELECT 1 FROM lakeformation_closed WHERE account = ? AND region = ? AND database = ? AND table_name = ?"
    return try !all(sql, key + [.text(database), .text(table)]) { _ in true }.isEmpty
  }

  /// The closed tables of a database; with it the empty name of the database itself if that is closed.
  func closedTables(in database: String) throws(ServiceError) -> Set<String> {
    let sql = "SELECT table_name FROM lakeformation_closed WHERE account = ? AND region = ? AND database = ?"
    return Set(try all(sql, key + [.text(database)]) { $0.text(0) })
  }

  /// Opens or closes the catalog, a database or a table.
  func setOpen(_ isOpen: Bool, database: String = "", table: String = "") throws(ServiceError) {
    let place = key + [.text(database), .text(table)]
    guard isOpen else {
      noteGoverning()
      return try run("INSERT OR IGNORE INTO lakeformation_closed VALUES (?, ?, ?, ?)", place)
    }
    try run(
      "DELETE FROM lakeformation_closed WHERE account = ? AND region = ? AND database = ? AND table_name = ?", place)
  }

  /// Forgets that a database and its tables were closed.
  func forgetClosed(database: String) throws(ServiceError) {
    try run(
      "DELETE FROM lakeformation_closed WHERE account = ? AND region = ? AND database = ?", key + [.text(database)])
  }
}
