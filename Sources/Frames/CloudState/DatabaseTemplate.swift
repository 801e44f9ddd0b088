import Basics
public import SQLite

/// An empty database with its schema, ready to be copied: copying takes a fraction of the time of making a schema.
public struct DatabaseTemplate: Sendable {
  let bytes: [UInt8]

  /// Makes a database, brings its schema up to date and takes what it is stored as.
  public init(migrations: [Migration]) throws {
    let folder = try StateFolder()
    defer { folder.discard() }
    let path = "\(folder.path)/template.db"
    try DatabaseTemplate.make(path, migrations)
    bytes = try FileSystem.read(path)
  }

  /// The connection is closed at the end, which folds the log into the file.
  private static func make(_ path: String, _ migrations: [Migration]) throws {
    let connection = try Connection(path: path, synchronous: "OFF")
    try Migration.apply(migrations, to: connection)
  }
}
