import AWSWire
import SQLite
import ServiceCore

/// Where a tag is assigned: a database, a table, or a column of one. Names are in lower case.
struct TagPlace: Sendable, Hashable {
  let database: String
  var table = ""
  var column = ""

  var key: [SQLValue] { [.text(database), .text(table), .text(column)] }
}

/// The tags on the three levels of a table.
struct TableTags {
  let database: [TagPair]
  let table: [TagPair]
  let columns: [(name: String, tags: [TagPair])]
}

extension LakeStore {
  /// The most tags on one resource: AWS's quota.
  static let tagsPerResource = 50

  func assign(_ tag: String, _ value: String, to place: TagPlace) throws(ServiceError) {
    try run(
      "INSERT OR REPLACE INTO lakeformation_assignment VALUES (?, ?, ?, ?, ?, ?, ?)",
      key + place.key + [.text(tag), .text(value)])
  }

  /// Takes a value of a tag from a place; false if it was not there.
  func unassign(_ tag: String, _ values: [String], from place: TagPlace) throws(ServiceError) -> Bool {
    guard let held = try assigned(to: place).first(where: { $0.key == tag }),
      held.values.contains(where: { values.contains($0) })
    else { return false }
    let sql = """
      DELETE FROM lakeformation_assignment
      WHERE account = ? AND region = ? AND database = ? AND table_name = ? AND column_name = ? AND tag = ?
      """
    return try change(sql, key + place.key + [.text(tag)]) > 0
  }

  /// The tags assigned to a place itself, by key.
  func assigned(to place: TagPlace) throws(ServiceError) -> [TagPair] {
    let sql = """
      SELECT tag, tag_value FROM lakeformation_assignment
      WHERE account = ? AND region = ? AND database = ? AND table_name = ? AND column_name = ? ORDER BY tag
      """
    return try all(sql, key + place.key) { TagPair($0.text(0), [$0.text(1)]) }
  }

  /// The tags of a table on all levels.
  /// - Parameters:
  ///   - columns: the table's columns as the catalog spells them.
  ///   - isInheriting: whether lower levels show what they inherit besides what was assigned to them.
  func tags(
    of table: String, in database: String, columns: [String], isInheriting: Bool
  ) throws(ServiceError) -> TableTags {
    let onDatabase = try assigned(to: TagPlace(database: database))
    let ownTable = try assigned(to: TagPlace(database: database, table: table))
    let onTable = isInheriting ? onDatabase.overridden(by: ownTable) : ownTable
    let byColumn = try columnTags(of: table, in: database)
    let onColumns = columns.map { column in
      let own = byColumn[column.lowercased()] ?? []
      return (name: column, tags: isInheriting ? onTable.overridden(by: own) : own)
    }
    return TableTags(database: onDatabase, table: onTable, columns: onColumns)
  }

  private func columnTags(of table: String, in database: String) throws(ServiceError) -> [String: [TagPair]] {
    let sql = """
      SELECT column_name, tag, tag_value FROM lakeformation_assignment
      WHERE account = ? AND region = ? AND database = ? AND table_name = ? AND column_name > '' ORDER BY column_name, tag
      """
    let rows = try all(sql, key + [.text(database), .text(table)]) {
      (column: $0.text(0), tag: TagPair($0.text(1), [$0.text(2)]))
    }
    return Dictionary(grouping: rows, by: \.column).mapValues { $0.map(\.tag) }
  }

  /// The databases in which anything is tagged, by name.
  func taggedDatabases() throws(ServiceError) -> [String] {
    let sql = "SELECT DISTINCT database FROM lakeformation_assignment WHERE account = ? AND region = ? ORDER BY database"
    return try all(sql, key) { $0.text(0) }
  }

  func forgetTags(ofDatabase database: String) throws(ServiceError) {
    try run(
      "DELETE FROM lakeformation_assignment WHERE account = ? AND region = ? AND database = ?", key + [.text(database)])
  }

  func forgetTags(ofTable table: String, in database: String) throws(ServiceError) {
    try run(
      "DELETE FROM lakeformation_assignment WHERE account = ? AND region = ? AND database = ? AND table_name = ?",
      key + [.text(database), .text(table)])
  }
}
