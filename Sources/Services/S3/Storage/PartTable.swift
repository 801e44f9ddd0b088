import Basics
import SQLite

/// The rows of uploaded parts.
enum PartTable {
  /// The parts of an upload by number.
  static func list(of upload: String, after number: Int, limit: Int, _ connection: Connection) throws -> [StoredPart] {
    try connection.all(
      """
      SELECT number, size, etag, modified, checksum, body, file FROM s3_part WHERE upload = ? AND number > ?
      ORDER BY number LIMIT ?
      """, .text(upload), .integer(Int64(number)), .integer(Int64(limit)), read: part)
  }

  /// Stores a part in the place of the one of its number.
  /// - Returns: files that the change let go.
  static func store(
    _ part: StoredPart, _ content: BodyContent, of upload: String, _ files: BodyFiles, _ connection: Connection
  ) throws -> [String] {
    let old = try connection.first(
      "SELECT body, file FROM s3_part WHERE upload = ? AND number = ?", .text(upload), .integer(Int64(part.number))
    ) { BodyPlace($0, body: 0, file: 1) }
    let place = try BodyTable.place(content, replacing: old ?? .empty, files, connection)
    try connection.run(
      """
      INSERT OR REPLACE INTO s3_part (upload, number, size, etag, modified, checksum, body, file)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """, .text(upload), .integer(Int64(part.number)), .integer(Int64(part.size)), .text(part.entityTag),
      .integer(part.modified.seconds), .text(part.checksum?.text ?? ""), place.bodyValue, place.fileValue)
    return old == place ? [] : old?.fileNames ?? []
  }

  private static func part(_ row: Row) -> StoredPart {
    StoredPart(
      number: Int(row.integer(0)), size: Int(row.integer(1)), entityTag: row.text(2),
      modified: Timestamp(seconds: row.integer(3)), checksum: StoredChecksum(text: row.text(4)),
      body: BodyPlace(row, body: 5, file: 6))
  }
}
