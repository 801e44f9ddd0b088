/// One value, for what works row by row. What it means depends on its type; NULL has a case of its own.
public enum SQLValue: Hashable, Sendable {
  /// NULL
  case null
  /// A boolean.
  case boolean(Bool)
  /// A whole number, a day since 1970, the picoseconds of a time of day, an interval, the digits of a short decimal.
  case integer(Int64)
  /// A real.
  case real(Float)
  /// A double.
  case double(Double)
  /// The digits of a long decimal, the picoseconds of a moment since 1970, a UUID.
  case wide(Int128)
  /// Picoseconds and the zone they were told in.
  case zoned(Int128, TimeZoneKey)
  /// Text in UTF-8 or bytes.
  case bytes([UInt8])
  /// The elements of a list.
  case array([SQLValue])
  /// The entries of a map in order of insertion.
  case map([Entry])
  /// The fields of a row.
  case row([SQLValue])

  /// An entry of a map.
  public struct Entry: Hashable, Sendable {
    /// The key; never NULL.
    public var key: SQLValue
    /// The value.
    public var value: SQLValue

    /// An entry.
    public init(_ key: SQLValue, _ value: SQLValue) {
      (self.key, self.value) = (key, value)
    }
  }

  /// A text.
  public static func text(_ text: String) -> SQLValue { .bytes(Array(text.utf8)) }

  /// The digits of a decimal in the layout of its precision.
  public static func decimal(_ digits: Int128, precision: Int) -> SQLValue {
    precision <= 18 ? .integer(Int64(truncatingIfNeeded: digits)) : .wide(digits)
  }

  /// Whether the value is NULL.
  public var isNull: Bool {
    if case .null = self { true } else { false }
  }
}

extension SQLValue {
  /// The boolean; false if it is none.
  public var boolean: Bool {
    if case .boolean(let value) = self { value } else { false }
  }

  /// The whole number; a double's whole part; 0 if it is none.
  public var integer: Int64 {
    switch self {
    case .integer(let value): value
    case .wide(let value): Int64(clamping: value)
    case .boolean(let value): value ? 1 : 0
    default: 0
    }
  }

  /// The digits of a decimal of either layout, or a moment.
  public var wide: Int128 {
    switch self {
    case .integer(let value): Int128(value)
    case .wide(let value), .zoned(let value, _): value
    default: 0
    }
  }

  /// The number as a double; 0 if it is none.
  public var double: Double {
    switch self {
    case .double(let value): value
    case .real(let value): Double(value)
    case .integer(let value): Double(value)
    default: 0
    }
  }

  /// The bytes; none if it has none.
  public var bytes: [UInt8] {
    if case .bytes(let value) = self { value } else { [] }
  }

  /// The bytes as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The zone; UTC if it has none.
  public var zone: TimeZoneKey {
    if case .zoned(_, let zone) = self { zone } else { .utc }
  }

  /// The elements of a list or the fields of a row.
  public var elements: [SQLValue] {
    switch self {
    case .array(let elements), .row(let elements): elements
    default: []
    }
  }

  /// The entries of a map.
  public var entries: [Entry] {
    if case .map(let entries) = self { entries } else { [] }
  }
}
