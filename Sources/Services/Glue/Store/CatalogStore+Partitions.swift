import AWSWire
import Documents
import SQLite
import ServiceCore

extension CatalogStore {
  func partitionBytes(_ values: [String], of table: String, in database: String) throws(ServiceError) -> [UInt8]? {
    try entries(
      """
      SELECT value_list, document FROM glue_partition
      WHERE account = ? AND region = ? AND database = ? AND name = ? AND value_list = ?
      """, place(table, database) + [.text(CatalogStore.text(values))]
    ).first?.document
  }

  /// A table's partitions in the order of their values, after one.
  func partitions(
    of table: String, in database: String, after values: String?, limit: Int
  ) throws(ServiceError) -> [Entry] {
    try entries(
      """
      SELECT value_list, document FROM glue_partition
      WHERE account = ? AND region = ? AND database = ? AND name = ? AND value_list > ? ORDER BY value_list LIMIT ?
      """, place(table, database) + [.text(values ?? ""), .integer(Int64(limit))])
  }

  func put(partition values: [String], of table: String, in database: String, _ document: JSON) throws(ServiceError) {
    try run(
      "INSERT OR REPLACE INTO glue_partition VALUES (?, ?, ?, ?, ?, ?)",
      place(table, database) + [.text(CatalogStore.text(values)), .text(document.text)])
  }

  func delete(partition values: [String], of table: String, in database: String) throws(ServiceError) {
    try run(
      """
      DELETE FROM glue_partition
      WHERE account = ? AND region = ? AND database = ? AND name = ? AND value_list = ?
      """, place(table, database) + [.text(CatalogStore.text(values))])
  }

  /// The key of a partition: its values as a JSON array, which no value can forge.
  static func text(_ values: [String]) -> String { JSON.array(values.map { .string($0) }).text }

  private func place(_ table: String, _ database: String) -> [SQLValue] {
    key + [.text(database.lowercased()), .text(table.lowercased())]
  }
}
