import Basics
public import SQLite

/// The state as it was at one moment, for answers that are not up to date. Keeps what it shows from being overwritten
/// until it goes.
public final class StateSnapshot: Sendable {
  private let connection: Connection
  private let isBusy = Condition(false)

  /// The state as it is now.
  init(path: String) throws(SQLiteFailure) {
    connection = try Connection(path: path, mode: .readOnly)
    // The moment is that of the transaction's first reading.
    try connection.execute("BEGIN")
    _ = try connection.first("SELECT count(*) FROM sqlite_master") { $0.integer(0) }
  }

  /// Runs `body` with a connection that sees that moment; one thread at a time.
  public func read<Value, Failure: Error>(_ body: (Connection) throws(Failure) -> Value) throws(Failure) -> Value {
    isBusy.wait { isBusy -> Void? in
      guard !isBusy else { return nil }
      isBusy = true
      return ()
    }
    defer { isBusy.update { $0 = false } }
    return try body(connection)
  }
}
