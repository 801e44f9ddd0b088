import Basics
import SQLite

/// The rows of buckets.
enum BucketTable {
  private static let columns = "id, name, account, region, created, public_access, encryption"
  private static let byName = """
    SELECT \(columns), p.version FROM s3_bucket LEFT JOIN s3_bucket_policy p ON p.bucket = id WHERE name = ?
    """

  static func find(_ name: String, _ connection: Connection) throws -> Bucket? {
    try connection.first(byName, .text(name)) { row in
      var bucket = bucket(row)
      bucket.policyVersion = row.optionalInteger(7)
      return bucket
    }
  }

  /// Adds a bucket; its public access is blocked in every way, as AWS does since April 2023.
  static func insert(
    _ name: String, owner: String, region: String, created: Timestamp, _ connection: Connection
  ) throws {
    try connection.run(
      "INSERT INTO s3_bucket (name, account, region, created, public_access) VALUES (?, ?, ?, ?, ?)", .text(name),
      .text(owner), .text(region), .integer(created.milliseconds), .integer(PublicAccessBlock.everything.bits))
  }

  /// A page of an account's buckets by name.
  static func list(
    owner: String, prefix: String, region: String?, after name: String, limit: Int, _ connection: Connection
  ) throws -> [Bucket] {
    try connection.all(
      """
      SELECT \(columns) FROM s3_bucket WHERE account = ?1 AND name > ?2 AND substr(name, 1, length(?3)) = ?3
      AND (?4 IS NULL OR region = ?4) ORDER BY name LIMIT ?5
      """, .text(owner), .text(name), .text(prefix), .text(optional: region), .integer(Int64(limit)), read: bucket)
  }

  static func hasObjects(_ bucket: Bucket, _ connection: Connection) throws -> Bool {
    try connection.first("SELECT 1 FROM s3_object WHERE bucket = ? LIMIT 1", .integer(bucket.id)) { _ in true } ?? false
  }

  /// Removes the row; false if it was gone already.
  static func delete(_ bucket: Bucket, _ connection: Connection) throws -> Bool {
    try BucketPolicyTable.delete(of: bucket, connection)
    return try connection.run("DELETE FROM s3_bucket WHERE id = ?", .integer(bucket.id)) > 0
  }

  static func publicAccessBlock(of bucket: Bucket, _ connection: Connection) throws -> PublicAccessBlock? {
    let bits = try connection.first("SELECT public_access FROM s3_bucket WHERE id = ?", .integer(bucket.id)) {
      $0.optionalInteger(0)
    }
    return bits.flatMap { $0 }.map { PublicAccessBlock(bits: $0) }
  }

  /// Sets or, with nil, removes the block; false if the bucket is gone.
  static func setPublicAccessBlock(
    _ block: PublicAccessBlock?, of bucket: Bucket, _ connection: Connection
  ) throws -> Bool {
    try connection.run(
      "UPDATE s3_bucket SET public_access = ? WHERE id = ?", .integer(optional: block?.bits), .integer(bucket.id)) > 0
  }

  /// Sets or, with nil, removes the default encryption; false if the bucket is gone.
  static func setEncryption(
    _ choice: EncryptionChoice?, of bucket: Bucket, _ connection: Connection
  ) throws -> Bool {
    try connection.run(
      "UPDATE s3_bucket SET encryption = ? WHERE id = ?", .text(choice?.text ?? ""), .integer(bucket.id)) > 0
  }

  private static func bucket(_ row: Row) -> Bucket {
    Bucket(
      id: row.integer(0), name: row.text(1), owner: row.text(2), region: row.text(3),
      created: Timestamp(milliseconds: row.integer(4)),
      publicAccess: row.optionalInteger(5).map { PublicAccessBlock(bits: $0) },
      encryption: EncryptionChoice(text: row.text(6)))
  }
}
