import CSQLite

/// The current row of a running statement; valid only inside the closure it is handed to.
public struct Row {
  private let pointer: OpaquePointer

  init(_ statement: Statement) {
    pointer = statement.pointer
  }

  /// Text; empty for NULL.
  public func text(_ column: Int) -> String {
    guard let bytes = sqlite3_column_text(pointer, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(pointer, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// A whole number; 0 for NULL.
  public func integer(_ column: Int) -> Int64 { sqlite3_column_int64(pointer, Int32(column)) }

  /// A floating point number; 0 for NULL.
  public func real(_ column: Int) -> Double { sqlite3_column_double(pointer, Int32(column)) }

  /// Bytes of text or a blob; empty for NULL.
  public func bytes(_ column: Int) -> [UInt8] {
    withBytes(column) { Array($0) }
  }

  /// The bytes of text or a blob without a copy; valid only inside the closure.
  public func withBytes<Value>(_ column: Int, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    let bytes = sqlite3_column_blob(pointer, Int32(column))
    return body(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(pointer, Int32(column)))))
  }

  /// Whether the value is NULL.
  public func isNull(_ column: Int) -> Bool { sqlite3_column_type(pointer, Int32(column)) == SQLITE_NULL }

  /// Text, or nil for NULL.
  public func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

  /// A whole number, or nil for NULL.
  public func optionalInteger(_ column: Int) -> Int64? { isNull(column) ? nil : integer(column) }
}
