import Basics
import CloudState
import SQLite

/// A database with one table of its own, in a temporary folder that goes with it.
final class TestState: Sendable {
  struct Refusal: Error, Equatable {}

  static let migrations = [Migration("note-1", "CREATE TABLE note (name TEXT PRIMARY KEY, text TEXT NOT NULL)")]

  let folder: StateFolder
  let database: CloudDatabase

  init(durability: CloudDatabase.Durability = .process) throws {
    folder = try StateFolder()
    database = try CloudDatabase(folder: folder.path, migrations: TestState.migrations, durability: durability)
  }

  deinit {
    database.close()
    folder.discard()
  }

  func names() throws -> [String] { try TestState.names(database) }

  static func names(_ database: CloudDatabase) throws -> [String] {
    try database.read { connection in try connection.all("SELECT name FROM note ORDER BY name") { $0.text(0) } }
  }

  static func insert(_ name: String, _ connection: Connection) throws {
    try connection.run("INSERT INTO note VALUES (?, 't')", .text(name))
  }
}
