/// One named step of a database's schema. Steps run once, in the order they are listed.
public struct Migration: Sendable {
  /// The name it is remembered by; never to be changed once released.
  public var name: String
  /// The statements.
  public var sql: String

  /// A step.
  public init(_ name: String, _ sql: String) {
    (self.name, self.sql) = (name, sql)
  }

  /// Runs the steps that this database has not seen.
  public static func apply(_ migrations: [Migration], to connection: Connection) throws {
    try connection.execute("CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) WITHOUT ROWID")
    let done = Set(try connection.all("SELECT name FROM migrations") { $0.text(0) })
    for migration in migrations where !done.contains(migration.name) {
      try connection.transaction {
        try connection.execute(migration.sql)
        try connection.run("INSERT INTO migrations VALUES (?)", .text(migration.name))
      }
    }
  }
}
