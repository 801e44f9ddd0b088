extension SQLType {
  /// How the values of a type lie in memory.
  public enum Layout: Sendable {
    /// One byte each.
    case booleans
    /// `Int64`: whole numbers, days, picoseconds of a day, milliseconds or months of an interval, decimals of up to 18 digits.
    case integers
    /// `Float`
    case floats
    /// `Double`
    case doubles
    /// `Int128`: longer decimals, moments in picoseconds since 1970, UUIDs.
    case wides
    /// `Int128` picoseconds with a zone: UTC for moments, local for times of day.
    case zoned
    /// Bytes one after the other.
    case bytes
    /// Lists of a child column.
    case arrays
    /// Lists of two child columns.
    case maps
    /// A child column for each field.
    case rows
  }

  /// How the values of the type lie in memory.
  public var layout: Layout {
    switch self {
    case .unknown, .boolean: .booleans
    case .tinyint, .smallint, .integer, .bigint, .date, .time, .dayInterval, .monthInterval: .integers
    case .decimal(let precision, _): precision <= 18 ? .integers : .wides
    case .real: .floats
    case .double: .doubles
    case .timestamp, .uuid: .wides
    case .zonedTime, .zonedTimestamp: .zoned
    case .varchar, .char, .varbinary, .json, .ipAddress, .opaque, .function: .bytes
    case .array: .arrays
    case .map: .maps
    case .row: .rows
    }
  }

  /// tinyint to bigint.
  public var isInteger: Bool {
    switch self {
    case .tinyint, .smallint, .integer, .bigint: true
    default: false
    }
  }

  /// Whole numbers, decimals, real and double.
  public var isNumeric: Bool {
    switch self {
    case .decimal, .real, .double: true
    default: isInteger
    }
  }

  /// varchar and char.
  public var isText: Bool {
    switch self {
    case .varchar, .char: true
    default: false
    }
  }

  /// Whether `=` and grouping work.
  public var isComparable: Bool {
    switch self {
    case .opaque(let name): name == "Color"
    case .function: false
    case .array(let element): element.isComparable
    case .map(let key, let value): key.isComparable && value.isComparable
    case .row(let fields): fields.allSatisfy { $0.type.isComparable }
    default: true
    }
  }

  /// Whether `<` and sorting work.
  public var isOrderable: Bool {
    switch self {
    case .opaque, .function, .map, .json: false
    case .array(let element): element.isOrderable
    case .row(let fields): fields.allSatisfy { $0.type.isOrderable }
    default: true
    }
  }

  /// The decimal that holds every value of an exact type; nil for others.
  public var decimalShape: (precision: Int, scale: Int)? {
    switch self {
    case .tinyint: (3, 0)
    case .smallint: (5, 0)
    case .integer: (10, 0)
    case .bigint: (19, 0)
    case .decimal(let precision, let scale): (precision, scale)
    default: nil
    }
  }

  /// The types inside: of a list, a map, a row or a lambda.
  public var children: [SQLType] {
    switch self {
    case .array(let element): [element]
    case .map(let key, let value): [key, value]
    case .row(let fields): fields.map(\.type)
    case .function(let arguments, let result): arguments + [result]
    default: []
    }
  }

  /// Whether NULL's type occurs anywhere.
  public var containsUnknown: Bool { self == .unknown || children.contains { $0.containsUnknown } }
}
