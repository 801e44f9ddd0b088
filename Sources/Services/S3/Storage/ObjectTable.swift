import AWSWire
import Basics
import SQLite

/// The rows of objects.
enum ObjectTable {
  private static let columns =
    "o.size, o.etag, o.modified, o.storage_class, o.checksum, o.headers, o.tags, o.parts, o.encryption, o.body, o.file"
  private static let head = "SELECT \(columns) FROM s3_object o WHERE o.bucket = ? AND o.key = ?"
  private static let whole =
    "SELECT \(columns), b.bytes FROM s3_object o LEFT JOIN s3_body b ON b.id = o.body WHERE o.bucket = ? AND o.key = ?"
  private static let existing = """
    SELECT o.etag, o.body, o.file FROM s3_bucket b LEFT JOIN s3_object o ON o.bucket = b.id AND o.key = ? WHERE b.id = ?
    """
  private static let replacement = """
    INSERT OR REPLACE INTO s3_object
    (bucket, key, size, etag, modified, storage_class, checksum, headers, tags, parts, encryption, body, file)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// What is stored of an object; nil if there is none.
  static func find(_ location: ObjectLocation, _ connection: Connection) throws -> StoredObject? {
    try connection.first(head, .integer(location.bucket.id), .blob(location.keyBytes), read: object)
  }

  /// The object and the bytes of a small body; nil if there is none.
  static func findWithBytes(
    _ location: ObjectLocation, _ connection: Connection
  ) throws -> (object: StoredObject, bytes: [UInt8])? {
    try connection.first(whole, .integer(location.bucket.id), .blob(location.keyBytes)) {
      (object($0), $0.bytes(11))
    }
  }

  /// The tags of an object; nil if there is none.
  static func tags(_ location: ObjectLocation, _ connection: Connection) throws -> TagSet? {
    try connection.first(
      "SELECT tags FROM s3_object WHERE bucket = ? AND key = ?", .integer(location.bucket.id),
      .blob(location.keyBytes)
    ) { TagSet(text: $0.text(0)) }
  }

  /// Replaces an object's tags; false if there is no object.
  static func setTags(_ tags: TagSet, _ location: ObjectLocation, _ connection: Connection) throws -> Bool {
    try connection.run(
      "UPDATE s3_object SET tags = ? WHERE bucket = ? AND key = ?", .text(tags.text), .integer(location.bucket.id),
      .blob(location.keyBytes)) > 0
  }

  /// Stores an object in the place of the one that is there.
  /// - Returns: files that the change let go.
  /// - Throws: `NoSuchBucket` if the bucket went meanwhile, or what the conditions say.
  static func store(
    _ object: StoredObject, _ content: BodyContent, at location: ObjectLocation, if conditions: WriteConditions,
    _ files: BodyFiles, _ connection: Connection
  ) throws -> [String] {
    let old = try connection.first(existing, .blob(location.keyBytes), .integer(location.bucket.id)) {
      (entityTag: $0.optionalText(0), place: BodyPlace($0, body: 1, file: 2))
    }
    guard let old else { throw ServiceError.noSuchBucket(location.bucket.name) }
    try conditions.check(old.entityTag, key: location.key)
    let place = try BodyTable.place(content, replacing: old.place, files, connection)
    try connection.run(
      replacement, .integer(location.bucket.id), .blob(location.keyBytes), .integer(Int64(object.size)),
      .text(object.entityTag), .integer(object.modified.seconds), .text(object.storageClass.rawValue),
      .text(object.checksum?.text ?? ""), .text(object.headers.text), .text(object.tags.text),
      .text(PartLayout.text(object.parts)), .text(object.encryption.text), place.bodyValue, place.fileValue)
    return old.place == place ? [] : old.place.fileNames
  }

  /// Removes an object, if it is there.
  /// - Returns: files that the change let go.
  static func delete(_ location: ObjectLocation, _ connection: Connection) throws -> [String] {
    let key = SQLValue.blob(location.keyBytes)
    let bucket = SQLValue.integer(location.bucket.id)
    let place = try connection.first("SELECT body, file FROM s3_object WHERE bucket = ? AND key = ?", bucket, key) {
      BodyPlace($0, body: 0, file: 1)
    }
    guard let place else { return [] }
    try BodyTable.remove(place, connection)
    try connection.run("DELETE FROM s3_object WHERE bucket = ? AND key = ?", bucket, key)
    return place.fileNames
  }

  private static func object(_ row: Row) -> StoredObject {
    StoredObject(
      size: Int(row.integer(0)), entityTag: row.text(1), modified: Timestamp(seconds: row.integer(2)),
      storageClass: StorageClass(rawValue: row.text(3)) ?? .standard, checksum: StoredChecksum(text: row.text(4)),
      headers: ObjectHeaders(text: row.text(5)), tags: TagSet(text: row.text(6)),
      parts: PartLayout.parse(row.text(7)), encryption: ObjectEncryption(text: row.text(8)),
      body: BodyPlace(row, body: 9, file: 10))
  }
}
