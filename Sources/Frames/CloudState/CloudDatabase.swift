import Basics
public import SQLite
import Synchronization

/// The one SQLite database of an emulator: many readers, one writer whose commits are shared.
///
/// A reading borrows a connection from the pool and runs on the caller's thread. A writing is queued; the writer's
/// thread runs all that wait in one transaction, each in a savepoint of its own, and tells each after the commit.
public final class CloudDatabase: Sendable {
  /// What an acknowledged write survives.
  public enum Durability: String, Sendable {
    /// A killed process (WAL, `synchronous=NORMAL`).
    case process
    /// A power cut as well: every commit is synced.
    case power
    /// Nothing: the state goes with the process anyway.
    case nothing

    /// SQLite's word for it.
    fileprivate var synchronous: String {
      switch self {
      case .process: "NORMAL"
      case .power: "FULL"
      case .nothing: "OFF"
      }
    }
  }

  private let path: String
  private let durability: Durability
  private let readers = Mutex<[Connection]>([])
  private let queue: Condition<WriteQueue>
  private let writer: Mutex<WorkerThread?>

  /// Opens or creates the database in a folder and brings its schema up to date.
  /// - Parameter template: what a new database begins as; nil for nothing.
  public init(
    folder: String, migrations: [Migration], durability: Durability = .process, template: DatabaseTemplate? = nil
  ) throws {
    path = "\(folder)/mocklake.db"
    self.durability = durability
    if let template, !FileSystem.exists(path) { try FileSystem.write(template.bytes, to: path) }
    let connection = try Connection(path: path, synchronous: durability.synchronous)
    try Migration.apply(migrations, to: connection)
    queue = Condition(WriteQueue())
    writer = Mutex(nil)
    let loop = WriterLoop(connection: connection, queue: queue, foldsLogAtEnd: durability != .nothing)
    writer.withLock { $0 = WorkerThread { loop.run() } }
  }

  /// Runs `body` with a reading connection on the calling thread.
  public func read<Value, Failure: Error>(_ body: (Connection) throws(Failure) -> Value) throws -> Value {
    let connection = try borrow()
    defer { readers.withLock { $0.append(connection) } }
    return try body(connection)
  }

  /// Queues a write. `body` runs on the writer's thread in a savepoint; `completion` runs there after the commit,
  /// with what `body` answered or threw, or with the commit's own failure.
  public func write<Value: Sendable>(
    _ body: @escaping @Sendable (Connection) throws -> Value,
    completion: @escaping @Sendable (Result<Value, any Error>) -> Void
  ) {
    let accepted = queue.update { queue in
      guard !queue.isClosed else { return false }
      queue.jobs.append(WriteJob(body: body, completion: completion))
      return true
    }
    if !accepted { completion(.failure(EnvironmentFailure("the server is shutting down"))) }
  }

  /// Writes and waits for the commit. Not to be called on the writer's thread.
  public func write<Value: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Value) throws -> Value {
    let answer = Condition<Result<Value, any Error>?>(nil)
    write(body) { result in answer.update { $0 = result } }
    return try answer.wait { $0 }.get()
  }

  /// Keeps the state as it is now; to be let go before the database is closed.
  public func snapshot() throws(SQLiteFailure) -> StateSnapshot { try StateSnapshot(path: path) }

  /// Finishes what is queued, folds the log into the database file and ends the writer's thread.
  public func close() {
    queue.update { $0.isClosed = true }
    let thread = writer.withLock { writer in
      defer { writer = nil }
      return writer
    }
    thread?.join()
    readers.withLock { $0.removeAll() }
  }

  deinit { close() }

  private func borrow() throws -> Connection {
    if let connection = readers.withLock({ $0.popLast() }) { return connection }
    return try Connection(path: path, mode: .readOnly)
  }
}

/// What waits for the writer.
struct WriteQueue: Sendable {
  var jobs: [any QueuedWrite] = []
  var isClosed = false
}

/// One queued write, whatever its value's type.
protocol QueuedWrite: Sendable {
  /// Runs the body in a savepoint and answers what to call after the commit.
  func run(on connection: Connection) -> @Sendable ((any Error)?) -> Void
  /// Tells that the body never ran.
  func refuse(_ failure: any Error)
}

private struct WriteJob<Value: Sendable>: QueuedWrite {
  let body: @Sendable (Connection) throws -> Value
  let completion: @Sendable (Result<Value, any Error>) -> Void

  func run(on connection: Connection) -> @Sendable ((any Error)?) -> Void {
    let result = Result { try connection.savepoint { try body(connection) } }
    return { [completion] commitFailure in
      completion(commitFailure.map { .failure($0) } ?? result)
    }
  }

  func refuse(_ failure: any Error) { completion(.failure(failure)) }
}
