import CSQLite

/// One connection to a database file, with its prepared statements. To be used by one thread at a time.
public final class Connection: @unchecked Sendable {
  /// How the file is opened.
  public enum Mode: Sendable {
    /// Reading and writing; the file is created if absent.
    case readWrite
    /// Reading only.
    case readOnly
  }

  private let handle: OpaquePointer
  private var statements: [String: Statement] = [:]

  /// Opens a file in WAL mode.
  /// - Parameter synchronous: `NORMAL` keeps every commit through a killed process, `FULL` through a power cut as well;
  ///   `OFF` is for files that go with the process.
  public init(path: String, mode: Mode = .readWrite, synchronous: String = "NORMAL") throws(SQLiteFailure) {
    let flags = mode == .readWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY
    var opened: OpaquePointer?
    let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let opened else {
      let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(opened)
      throw SQLiteFailure(code: code, message: "cannot open \(path): \(message)", sql: "")
    }
    handle = opened
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, 5000)
    // First, because changing the journal's mode writes to the file already.
    try execute("PRAGMA synchronous=\(synchronous)")
    if mode == .readWrite { try execute("PRAGMA journal_mode=WAL") }
    try execute("PRAGMA foreign_keys=ON")
    try execute("PRAGMA temp_store=MEMORY")
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
  }

  /// Runs one or more statements that have no parameters and whose rows are of no interest.
  public func execute(_ sql: String) throws(SQLiteFailure) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code, sql) }
  }

  /// Runs a statement with parameters; rows are dropped. Answers how many rows it changed.
  @discardableResult
  public func run(_ sql: String, _ parameters: SQLValue...) throws(SQLiteFailure) -> Int {
    try change(sql, parameters)
  }

  /// As `run`, with parameters in an array.
  public func change(_ sql: String, _ parameters: [SQLValue]) throws(SQLiteFailure) -> Int {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(parameters)
    while try statement.step() {}
    return Int(sqlite3_changes64(handle))
  }

  /// The first row's values, made by `read`; nil without rows.
  public func first<Value>(
    _ sql: String, _ parameters: SQLValue..., read: (Row) -> Value
  ) throws(SQLiteFailure) -> Value? {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(parameters)
    return try statement.step() ? read(Row(statement)) : nil
  }

  /// Every row's values, made by `read`.
  public func all<Value>(
    _ sql: String, _ parameters: SQLValue..., read: (Row) -> Value
  ) throws(SQLiteFailure) -> [Value] {
    try all(sql, parameters, read: read)
  }

  /// Every row's values, made by `read`, with parameters in an array.
  public func all<Value>(
    _ sql: String, _ parameters: [SQLValue], read: (Row) -> Value
  ) throws(SQLiteFailure) -> [Value] {
    var values: [Value] = []
    try forEach(sql, parameters) { row in
      values.append(read(row))
      return true
    }
    return values
  }

  /// Visits rows until the visitor answers false.
  public func forEach(
    _ sql: String, _ parameters: [SQLValue], visit: (Row) -> Bool
  ) throws(SQLiteFailure) {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(parameters)
    while try statement.step(), visit(Row(statement)) {}
  }

  /// The row id of the last insertion.
  public var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

  /// A statement kept prepared for this connection. A statement in use (reset not yet called) is not handed out twice.
  private func prepared(_ sql: String) throws(SQLiteFailure) -> Statement {
    if let statement = statements[sql], !statement.isBusy { return statement }
    var pointer: OpaquePointer?
    let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil)
    guard code == SQLITE_OK, let pointer else { throw failure(code, sql) }
    let statement = Statement(pointer, sql: sql)
    if statements[sql] == nil { statements[sql] = statement }
    return statement
  }

  private func failure(_ code: Int32, _ sql: String) -> SQLiteFailure {
    SQLiteFailure(code: code, message: String(cString: sqlite3_errmsg(handle)), sql: sql)
  }
}
