import CSQLite

/// One prepared statement; owned by its connection.
final class Statement {
  let pointer: OpaquePointer
  private let sql: String
  private(set) var isBusy = false

  init(_ pointer: OpaquePointer, sql: String) {
    (self.pointer, self.sql) = (pointer, sql)
  }

  deinit { sqlite3_finalize(pointer) }

  func bind(_ values: [SQLValue]) throws(SQLiteFailure) {
    for (index, value) in values.enumerated() {
      let code = bind(value, at: Int32(index + 1))
      guard code == SQLITE_OK else { throw failure(code) }
    }
  }

  /// Moves to the next row; false at the end.
  func step() throws(SQLiteFailure) -> Bool {
    isBusy = true
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw failure(code)
    }
  }

  func reset() {
    sqlite3_reset(pointer)
    sqlite3_clear_bindings(pointer)
    isBusy = false
  }

  private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(pointer, index)
    case .integer(let number): return sqlite3_bind_int64(pointer, index, number)
    case .real(let number): return sqlite3_bind_double(pointer, index, number)
    case .text(var text):
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          mocklake_bind_text(pointer, index, $0.baseAddress, UInt64($0.count))
        }
      }
    case .blob(let bytes):
      return bytes.withUnsafeBytes { mocklake_bind_blob(pointer, index, $0.baseAddress, UInt64($0.count)) }
    }
  }

  private func failure(_ code: Int32) -> SQLiteFailure {
    SQLiteFailure(code: code, message: String(cString: sqlite3_errmsg(sqlite3_db_handle(pointer))), sql: sql)
  }
}
