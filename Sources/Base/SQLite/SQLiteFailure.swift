import CSQLite

/// An error that SQLite reported.
public struct SQLiteFailure: Error, Sendable, CustomStringConvertible {
  /// SQLite's extended result code.
  public var code: Int32
  /// SQLite's own text.
  public var message: String
  /// The statement that failed; empty where there is none.
  public var sql: String

  /// Whether a uniqueness or primary key constraint refused the change.
  public var isConstraint: Bool { code & 0xFF == SQLITE_CONSTRAINT }

  /// The text with the code.
  public var description: String { "SQLite error \(code): \(message)\(sql.isEmpty ? "" : " in: \(sql)")" }
}
