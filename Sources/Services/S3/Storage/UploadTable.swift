import AWSWire
import Basics
import SQLite

/// The rows of multipart uploads.
enum UploadTable {
  private static let columns = """
    id, key, initiated, initiator, storage_class, checksum_algorithm, checksum_type, headers, tags, encryption
    """

  /// The upload of an id for an object.
  /// - Throws: `NoSuchUpload`.
  static func find(_ id: String, at location: ObjectLocation, _ connection: Connection) throws -> MultipartUpload {
    let found = try connection.first(
      "SELECT \(columns) FROM s3_upload WHERE id = ? AND bucket = ? AND key = ?", .text(id),
      .integer(location.bucket.id), .blob(location.keyBytes), read: upload)
    guard let found else { throw ServiceError.noSuchUpload(id) }
    return found
  }

  static func insert(_ upload: MultipartUpload, in bucket: Bucket, _ connection: Connection) throws {
    try connection.run(
      """
      INSERT INTO s3_upload (bucket, \(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, .integer(bucket.id), .text(upload.id), .blob(Array(upload.key.utf8)), .integer(upload.initiated.seconds),
      .text(upload.initiator), .text(upload.storageClass.rawValue), .text(optional: upload.chosen?.rawValue),
      .text(upload.type.rawValue), .text(upload.headers.text), .text(upload.tags.text),
      .text(upload.encryption.text))
  }

  /// Removes an upload with its parts.
  /// - Returns: files that the change let go.
  static func delete(_ id: String, _ connection: Connection) throws -> [String] {
    let parts = try PartTable.list(of: id, after: 0, limit: MultipartLimits.numbers.upperBound, connection)
    for part in parts { try BodyTable.remove(part.body, connection) }
    try connection.run("DELETE FROM s3_part WHERE upload = ?", .text(id))
    try connection.run("DELETE FROM s3_upload WHERE id = ?", .text(id))
    return parts.flatMap(\.body.fileNames)
  }

  /// The ids of a bucket's uploads.
  static func ids(in bucket: Bucket, _ connection: Connection) throws -> [String] {
    try connection.all("SELECT id FROM s3_upload WHERE bucket = ?", .integer(bucket.id)) { $0.text(0) }
  }

  /// Visits a bucket's uploads by key and time, from a key on, until the visitor answers false.
  static func visit(
    in bucket: Bucket, from lower: [UInt8], below upper: [UInt8], _ connection: Connection,
    _ visit: (MultipartUpload) -> Bool
  ) throws {
    try connection.forEach(
      """
      SELECT \(columns) FROM s3_upload WHERE bucket = ? AND key >= ? AND key < ? ORDER BY key, initiated, id
      """, [.integer(bucket.id), .blob(lower), .blob(upper)]
    ) { visit(upload($0)) }
  }

  private static func upload(_ row: Row) -> MultipartUpload {
    MultipartUpload(
      id: row.text(0), key: row.text(1), initiated: Timestamp(seconds: row.integer(2)), initiator: row.text(3),
      storageClass: StorageClass(rawValue: row.text(4)) ?? .standard,
      chosen: row.optionalText(5).flatMap { ChecksumAlgorithm(rawValue: $0) },
      type: ChecksumType(rawValue: row.text(6)) ?? .fullObject, headers: ObjectHeaders(text: row.text(7)),
      tags: TagSet(text: row.text(8)), encryption: ObjectEncryption(text: row.text(9)))
  }
}
