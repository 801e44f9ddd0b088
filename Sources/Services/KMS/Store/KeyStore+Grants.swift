import AWSWire
import Basics
import Documents
import SQLite
import ServiceCore

extension KeyStore {
  private static let grantColumns = "id, key_id, name, grantee, retiring, issuer, operations, constraints, created"

  /// A key's grants by id after one.
  func grants(of keyID: String, after id: String = "", limit: Int = .max) throws(ServiceError) -> [Grant] {
    let sql = """
      SELECT \(KeyStore.grantColumns) FROM kms_grant WHERE region = ? AND key_id = ? AND id > ? ORDER BY id LIMIT ?
      """
    return try all(sql, [region, .text(keyID), .text(id), .integer(Int64(limit))], KeyStore.grant)
  }

  /// The grants that a principal may retire, by id after one.
  func grants(retirableBy principal: String, after id: String, limit: Int) throws(ServiceError) -> [Grant] {
    let sql = """
      SELECT \(KeyStore.grantColumns) FROM kms_grant WHERE region = ? AND retiring = ? AND id > ? ORDER BY id LIMIT ?
      """
    return try all(sql, [region, .text(principal), .text(id), .integer(Int64(limit))], KeyStore.grant)
  }

  func grant(_ id: String) throws(ServiceError) -> Grant? {
    let sql = "SELECT \(KeyStore.grantColumns) FROM kms_grant WHERE region = ? AND id = ?"
    return try all(sql, [region, .text(id)], KeyStore.grant).first
  }

  func put(_ grant: Grant) throws(ServiceError) {
    try run(
      "INSERT INTO kms_grant VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        region, .text(grant.id), .text(grant.keyID), .text(optional: grant.name), .text(grant.grantee),
        .text(optional: grant.retiring), .text(grant.issuer),
        .text(JSON.array(grant.operations.map { .string($0) }).text),
        .text(optional: grant.constraint?.document.text), .integer(grant.created.milliseconds),
      ])
  }

  func deleteGrant(_ id: String) throws(ServiceError) {
    try run("DELETE FROM kms_grant WHERE region = ? AND id = ?", [region, .text(id)])
  }

  private static func grant(_ row: Row) -> Grant {
    let operations = (try? JSON.parse(row.bytes(6)))?.elements ?? []
    return Grant(
      id: row.text(0), keyID: row.text(1), name: row.optionalText(2), grantee: row.text(3),
      retiring: row.optionalText(4), issuer: row.text(5), operations: operations.compactMap(\.string),
      constraint: Grant.Constraint(row.isNull(7) ? nil : try? JSON.parse(row.bytes(7))),
      created: Timestamp(milliseconds: row.integer(8)))
  }
}
