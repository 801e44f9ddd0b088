/// A type of Trino's, as far as constants need it.
public enum QueryType: Sendable, Equatable {
  /// The type of NULL.
  case unknown
  /// True or false.
  case boolean
  /// 32 bits.
  case integer
  /// 64 bits.
  case bigint
  /// Exact, up to 38 digits.
  case decimal(precision: Int, scale: Int)
  /// IEEE 754, 64 bits.
  case double
  /// Text; the length is nil if it has no bound.
  case varchar(Int?)
  /// A day.
  case date
  /// A moment without zone, to the millisecond.
  case timestamp

  /// As messages show it.
  public var name: String {
    switch self {
    case .unknown: "unknown"
    case .boolean: "boolean"
    case .integer: "integer"
    case .bigint: "bigint"
    case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
    case .double: "double"
    case .varchar(let length): length.map { "varchar(\($0))" } ?? "varchar"
    case .date: "date"
    case .timestamp: "timestamp(3)"
    }
  }

  /// `ColumnInfo.Type`.
  public var columnType: String {
    switch self {
    case .unknown: "unknown"
    case .boolean: "boolean"
    case .integer: "integer"
    case .bigint: "bigint"
    case .decimal: "decimal"
    case .double: "double"
    case .varchar: "varchar"
    case .date: "date"
    case .timestamp: "timestamp"
    }
  }

  /// `ColumnInfo.Precision` and `Scale`, as Athena shows them.
  public var precisionAndScale: (Int, Int) {
    switch self {
    case .integer: (10, 0)
    case .bigint: (19, 0)
    case .decimal(let precision, let scale): (precision, scale)
    case .double: (17, 0)
    case .varchar(let length): (length ?? Int(Int32.max), 0)
    case .timestamp: (3, 0)
    case .unknown, .boolean, .date: (0, 0)
    }
  }

  var isNumeric: Bool {
    switch self {
    case .integer, .bigint, .decimal, .double: true
    default: false
    }
  }

  /// The decimal that holds every value of an exact type; nil for others.
  var asDecimal: (precision: Int, scale: Int)? {
    switch self {
    case .integer: (10, 0)
    case .bigint: (19, 0)
    case .decimal(let precision, let scale): (precision, scale)
    default: nil
    }
  }
}
