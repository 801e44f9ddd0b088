import AWSWire
import SQLite

/// The rows of small bodies, and the step that gives a body its place.
enum BodyTable {
  /// Gives a body its place, reusing the row of the body it replaces.
  static func place(
    _ content: BodyContent, replacing old: BodyPlace, _ files: BodyFiles, _ connection: Connection
  ) throws -> BodyPlace {
    if case .bytes(let bytes) = content {
      if case .row(let id) = old {
        try connection.run("UPDATE s3_body SET bytes = ? WHERE id = ?", .blob(bytes), .integer(id))
        return old
      }
      try connection.run("INSERT INTO s3_body (bytes) VALUES (?)", .blob(bytes))
      return .row(connection.lastInsertedRow)
    }
    try remove(old, connection)
    switch content {
    case .file(let file, let name, let size):
      guard file.keep(as: files.path(name), size: size) else {
        throw ServiceError.internalFailure("The object could not be moved to its place in the state folder.")
      }
      return .file(name)
    case .shared(let name): return .file(name)
    case .empty, .bytes: return .empty
    }
  }

  /// Removes the row of a body; files go by `BodyFiles.release`.
  static func remove(_ place: BodyPlace, _ connection: Connection) throws {
    guard case .row(let id) = place else { return }
    try connection.run("DELETE FROM s3_body WHERE id = ?", .integer(id))
  }

  /// The bytes of a row; nil if it is gone.
  static func bytes(_ id: Int64, _ connection: Connection) throws -> [UInt8]? {
    try connection.first("SELECT bytes FROM s3_body WHERE id = ?", .integer(id)) { $0.bytes(0) }
  }
}

extension BodyPlace {
  /// Reads the place from the columns `body` and `file`.
  init(_ row: Row, body: Int, file: Int) {
    if let id = row.optionalInteger(body) {
      self = .row(id)
    } else if let name = row.optionalText(file) {
      self = .file(name)
    } else {
      self = .empty
    }
  }

  /// The value of the column `body`.
  var bodyValue: SQLValue {
    if case .row(let id) = self { .integer(id) } else { .null }
  }

  /// The value of the column `file`.
  var fileValue: SQLValue {
    if case .file(let name) = self { .text(name) } else { .null }
  }

  /// The name of the file, as a list of files that may be let go.
  var fileNames: [String] {
    if case .file(let name) = self { [name] } else { [] }
  }
}
