import SQLColumns
import SQLFunctions

/// Turns the values of rows into bytes that are equal where `IS NOT DISTINCT FROM` holds.
enum KeyEncoder {
  /// Appends a row's values.
  /// - Returns: whether one of them is NULL.
  @inline(__always)
  static func append(_ columns: [KeyColumn], _ row: Int, to bytes: inout [UInt8]) -> Bool {
    var hasNull = false
    for column in columns where !column.append(row, to: &bytes) { hasNull = true }
    return hasNull
  }
}

/// A column made ready for encoding.
struct KeyColumn {
  private let nulls: [Bool]?
  private let source: Source

  private enum Source {
    case integers([Int64])
    case doubles([Double])
    case wides([Int128])
    case bytes(ByteStrings)
    case words([Int32], [[UInt8]])
    case values(Column)
  }

  init(_ column: Column) {
    if case .dictionary(let indices, let words) = column.storage, words.count < column.count / 2, words.type.layout == .bytes {
      nulls = indices.contains { $0 < 0 || words.isNull(Int($0)) } ? (0..<column.count).map { column.isNull($0) } : nil
      source = .words(indices, (0..<words.count).map { KeyColumn.encoded(words[$0].bytes) })
      return
    }
    let flat = column.flattened
    nulls = flat.nulls
    switch flat.storage {
    case .integers(let values): source = .integers(values)
    case .doubles(let values): source = .doubles(values)
    case .wides(let values): source = .wides(values)
    case .zoned(let values, _):
      if case .zonedTime = column.type { source = .values(flat) } else { source = .wides(values) }
    case .bytes(let strings): source = .bytes(strings)
    default: source = .values(flat)
    }
  }

  /// Appends a row's value; false if it is NULL.
  @inline(__always)
  func append(_ row: Int, to bytes: inout [UInt8]) -> Bool {
    if let nulls, nulls[row] {
      bytes.append(0)
      return false
    }
    bytes.append(1)
    switch source {
    case .integers(let values): KeyColumn.append(values[row], to: &bytes)
    case .doubles(let values): KeyColumn.append(KeyColumn.bits(values[row]), to: &bytes)
    case .wides(let values): KeyColumn.append(values[row], to: &bytes)
    case .bytes(let strings):
      let (start, end) = (strings.offsets[row], strings.offsets[row + 1])
      KeyColumn.append(Int32(truncatingIfNeeded: end - start), to: &bytes)
      bytes.append(contentsOf: strings.data[start..<end])
    case .words(let indices, let words): bytes.append(contentsOf: words[Int(indices[row])])
    case .values(let column): KeyColumn.append(column[row], column.type, to: &bytes)
    }
    return true
  }

  private static func encoded(_ text: [UInt8]) -> [UInt8] {
    var bytes: [UInt8] = []
    append(Int32(truncatingIfNeeded: text.count), to: &bytes)
    return bytes + text
  }

  /// Zeros are equal, and so are NaNs.
  static func bits(_ value: Double) -> UInt64 {
    if value == 0 { return 0 }
    return value.isNaN ? 0x7FF8_0000_0000_0000 : value.bitPattern
  }

  @inline(__always)
  private static func append<Value: FixedWidthInteger>(_ value: Value, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
  }

  /// Appends any value, nested ones included.
  static func append(_ value: SQLValue, _ type: SQLType, to bytes: inout [UInt8]) {
    switch value {
    case .null: bytes.append(0xFF)
    case .boolean(let flag): bytes.append(flag ? 1 : 0)
    case .integer(let number): append(number, to: &bytes)
    case .real(let number): append(bits(Double(number)), to: &bytes)
    case .double(let number): append(bits(number), to: &bytes)
    case .wide(let number): append(number, to: &bytes)
    case .zoned(let moment, let zone):
      if case .zonedTime = type {
        let day: Int128 = 86_400_000_000_000_000
        let utc = (moment - Int128(zone.fixedOffset ?? 0) * 60_000_000_000_000) % day
        append(utc < 0 ? utc + day : utc, to: &bytes)
      } else {
        append(moment, to: &bytes)
      }
    case .bytes(let text):
      append(Int32(truncatingIfNeeded: text.count), to: &bytes)
      bytes += text
    case .array(let elements):
      append(Int32(truncatingIfNeeded: elements.count), to: &bytes)
      for element in elements { tagged(element, type.children.first ?? .unknown, to: &bytes) }
    case .row(let elements):
      for (index, element) in elements.enumerated() { tagged(element, type.children[index], to: &bytes) }
    case .map(let entries): appendMap(entries, type, to: &bytes)
    }
  }

  private static func tagged(_ value: SQLValue, _ type: SQLType, to bytes: inout [UInt8]) {
    bytes.append(value.isNull ? 0 : 1)
    if !value.isNull { append(value, type, to: &bytes) }
  }

  /// Maps are equal in any order of their entries.
  private static func appendMap(_ entries: [SQLValue.Entry], _ type: SQLType, to bytes: inout [UInt8]) {
    var encoded: [[UInt8]] = []
    for entry in entries {
      var part: [UInt8] = []
      tagged(entry.key, type.children[0], to: &part)
      tagged(entry.value, type.children[1], to: &part)
      encoded.append(part)
    }
    append(Int32(truncatingIfNeeded: entries.count), to: &bytes)
    for part in encoded.sorted(by: { $0.lexicographicallyPrecedes($1) }) { bytes += part }
  }
}
