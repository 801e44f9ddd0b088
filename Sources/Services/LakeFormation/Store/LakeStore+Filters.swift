import AWSWire
import Documents
import SQLite
import ServiceCore

extension LakeStore {
  func cellsFilter(_ name: CellsFilterName) throws(ServiceError) -> CellsFilter? {
    let sql = """
      SELECT document FROM lakeformation_cells_filter
      WHERE account = ? AND region = ? AND database = ? AND table_name = ? AND name = ?
      """
    guard let stored = try all(sql, key + name.key, { $0.bytes(0) }).first else { return nil }
    return CellsFilter(try parse(stored), name)
  }

  /// The filters' documents in the order of their places, of one table or of all.
  func cellsFilters(of table: (database: String, name: String)?) throws(ServiceError) -> [JSON] {
    var (condition, place) = ("", [SQLValue]())
    if let table {
      condition = "AND database = ? AND table_name = ?"
      place = [.text(table.database), .text(table.name)]
    }
    let sql = """
      SELECT document FROM lakeformation_cells_filter
      WHERE account = ? AND region = ? \(condition) ORDER BY database, table_name, name
      """
    return try all(sql, key + place, { $0.bytes(0) }).map { stored throws(ServiceError) in try parse(stored) }
  }

  func put(_ filter: CellsFilter) throws(ServiceError) {
    try run(
      "INSERT OR REPLACE INTO lakeformation_cells_filter VALUES (?, ?, ?, ?, ?, ?, ?)",
      key + filter.name.key + [.text(filter.version ?? ""), .text(filter.document(catalog: account).text)])
  }

  /// Removes a filter and what is held on it.
  func delete(_ filter: CellsFilterName) throws(ServiceError) {
    let sql = """
      DELETE FROM lakeformation_cells_filter
      WHERE account = ? AND region = ? AND database = ? AND table_name = ? AND name = ?
      """
    guard try change(sql, key + filter.key) > 0 else { throw .filterNotFound }
    try GrantStore(request, account: account).deleteAll(on: GrantLine.key(filter))
  }

  func forgetFilters(ofDatabase database: String) throws(ServiceError) {
    let sql = "DELETE FROM lakeformation_cells_filter WHERE account = ? AND region = ? AND database = ?"
    try run(sql, key + [.text(database)])
  }

  func forgetFilters(ofTable table: String, in database: String) throws(ServiceError) {
    try run(
      "DELETE FROM lakeformation_cells_filter WHERE account = ? AND region = ? AND database = ? AND table_name = ?",
      key + [.text(database), .text(table)])
  }
}
