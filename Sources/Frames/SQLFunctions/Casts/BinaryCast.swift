import SQLColumns

/// Casts between bytes and types of fixed length.
enum BinaryCast {
  static func value(_ value: SQLValue, _ from: SQLType, _ to: SQLType) throws(SQLError) -> SQLValue {
    switch (from, to) {
    case (.uuid, _):
      let number = UInt128(bitPattern: value.wide)
      return .bytes((0..<16).map { UInt8(truncatingIfNeeded: number >> UInt128(120 - $0 * 8)) })
    case (_, .uuid):
      guard value.bytes.count == 16 else { throw .cast("Invalid UUID binary length: \(value.bytes.count)") }
      return .wide(Int128(bitPattern: value.bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }))
    case (.ipAddress, _):
      return .bytes(IPAddressText.isVersion4(value.bytes) ? Array(value.bytes[12...]) : value.bytes)
    case (_, .ipAddress):
      if value.bytes.count == 4 { return .bytes([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + value.bytes) }
      guard value.bytes.count == 16 else { throw .cast("Invalid IP address binary length: \(value.bytes.count)") }
      return value
    default: return value
    }
  }
}
