import AWSWire
import Documents
import SQLite
import ServiceCore

extension LakeStore {
  /// The most LF-tags of an account, and the most values of one: AWS's quotas.
  static let tagLimit = 1000

  /// The values that a tag may have, in the order they were added; nil if there is no such tag.
  func tagValues(_ tag: String) throws(ServiceError) -> [String]? {
    let sql = "SELECT tag_values FROM lakeformation_tag WHERE account = ? AND region = ? AND tag = ?"
    guard let stored = try all(sql, key + [.text(tag.lowercased())], { $0.bytes(0) }).first else { return nil }
    return try texts(stored)
  }

  /// Tags by key after one.
  func tags(after tag: String?, limit: Int) throws(ServiceError) -> [TagPair] {
    let rows = try all(
      """
      SELECT tag, tag_values FROM lakeformation_tag
      WHERE account = ? AND region = ? AND tag > ? ORDER BY tag LIMIT ?
      """, key + [.text(tag ?? ""), .integer(Int64(limit))]
    ) { (tag: $0.text(0), values: $0.bytes(1)) }
    return try rows.map { row throws(ServiceError) in TagPair(row.tag, try texts(row.values)) }
  }

  func tagCount() throws(ServiceError) -> Int {
    let sql = "SELECT count(*) FROM lakeformation_tag WHERE account = ? AND region = ?"
    return try all(sql, key) { Int($0.integer(0)) }.first ?? 0
  }

  func put(_ tag: TagPair) throws(ServiceError) {
    let values = JSON.array(tag.values.map { .string($0) }).text
    try run("INSERT OR REPLACE INTO lakeformation_tag VALUES (?, ?, ?, ?)", key + [.text(tag.key), .text(values)])
  }

  /// Removes a tag and what was assigned of it.
  func deleteTag(_ tag: String) throws(ServiceError) {
    for table in ["lakeformation_tag", "lakeformation_assignment"] {
      try run("DELETE FROM \(table) WHERE account = ? AND region = ? AND tag = ?", key + [.text(tag)])
    }
  }

  /// Whether a value of a tag is assigned to anything.
  func isAssigned(_ tag: String, _ value: String) throws(ServiceError) -> Bool {
    let sql = "SELECT 1 FROM lakeformation_assignment WHERE account = ? AND region = ? AND tag = ? AND tag_value = ? LIMIT 1"
    return try !all(sql, key + [.text(tag), .text(value)]) { _ in true }.isEmpty
  }

  /// Checks that every tag of an expression exists with the values named.
  func requireTags(_ pairs: [TagPair]) throws(ServiceError) {
    for pair in pairs {
      guard let known = try tagValues(pair.key) else { throw .tagNotFound }
      guard pair.values.allSatisfy({ $0 == "*" || known.contains($0) }) else { throw .tagNotFound }
    }
  }

  private func texts(_ stored: [UInt8]) throws(ServiceError) -> [String] {
    (try parse(stored).elements ?? []).compactMap(\.string)
  }
}
