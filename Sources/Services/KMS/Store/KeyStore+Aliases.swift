import AWSWire
import Basics
import SQLite
import ServiceCore

extension KeyStore {
  /// The aliases whose keys still exist.
  private static let selection = """
    SELECT a.name, a.key_id, a.created, a.updated FROM kms_alias a
    JOIN kms_key k ON k.region = a.region AND k.id = a.key_id AND (k.deletion IS NULL OR k.deletion > ?)
    """

  func alias(_ name: String) throws(ServiceError) -> Alias? {
    let sql = "\(KeyStore.selection) WHERE a.account = ? AND a.region = ? AND a.name = ?"
    return try all(sql, [now, .text(account), region, .text(name)], KeyStore.alias).first
  }

  /// A key's aliases by name.
  func aliases(of keyID: String) throws(ServiceError) -> [Alias] {
    let sql = "\(KeyStore.selection) WHERE a.region = ? AND a.key_id = ? ORDER BY a.name"
    return try all(sql, [now, region, .text(keyID)], KeyStore.alias)
  }

  /// The account's aliases by name after one.
  func aliases(after name: String?, limit: Int) throws(ServiceError) -> [Alias] {
    let sql = "\(KeyStore.selection) WHERE a.account = ? AND a.region = ? AND a.name > ? ORDER BY a.name LIMIT ?"
    return try all(
      sql, [now, .text(account), region, .text(name ?? ""), .integer(Int64(limit))], KeyStore.alias)
  }

  func put(_ alias: Alias) throws(ServiceError) {
    try run(
      "INSERT OR REPLACE INTO kms_alias VALUES (?, ?, ?, ?, ?, ?)",
      [
        .text(account), region, .text(alias.name), .text(alias.keyID), .integer(alias.created.milliseconds),
        .integer(alias.updated.milliseconds),
      ])
  }

  func deleteAlias(_ name: String) throws(ServiceError) {
    try run(
      "DELETE FROM kms_alias WHERE account = ? AND region = ? AND name = ?", [.text(account), region, .text(name)])
  }

  private static func alias(_ row: Row) -> Alias {
    Alias(
      name: row.text(0), keyID: row.text(1), created: Timestamp(milliseconds: row.integer(2)),
      updated: Timestamp(milliseconds: row.integer(3)))
  }
}
