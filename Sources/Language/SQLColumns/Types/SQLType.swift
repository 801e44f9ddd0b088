/// A type of Trino's, as Athena engine version 3 has it.
public indirect enum SQLType: Hashable, Sendable {
  /// The type of NULL alone.
  case unknown
  /// True or false.
  case boolean
  /// 8 bits, signed.
  case tinyint
  /// 16 bits, signed.
  case smallint
  /// 32 bits, signed.
  case integer
  /// 64 bits, signed.
  case bigint
  /// IEEE 754, 32 bits.
  case real
  /// IEEE 754, 64 bits.
  case double
  /// Exact: precision (1 to 38 digits) and scale (digits after the point).
  case decimal(Int, Int)
  /// Text of at most so many characters; nil if it has no bound.
  case varchar(Int?)
  /// Text padded with blanks to a length.
  case char(Int)
  /// Bytes.
  case varbinary
  /// A day.
  case date
  /// A time of day with so many digits of a second (0 to 12).
  case time(Int)
  /// A time of day with an offset.
  case zonedTime(Int)
  /// A moment without zone.
  case timestamp(Int)
  /// A moment with its zone.
  case zonedTimestamp(Int)
  /// A span in milliseconds.
  case dayInterval
  /// A span in months.
  case monthInterval
  /// A list.
  case array(SQLType)
  /// Keys with values.
  case map(SQLType, SQLType)
  /// Fields in order.
  case row([Field])
  /// A JSON document as text.
  case json
  /// 128 bits.
  case uuid
  /// An IPv4 or IPv6 address as 16 bytes.
  case ipAddress
  /// A type that only its own functions look into, such as `HyperLogLog`.
  case opaque(String)
  /// A lambda: the types of its arguments, the type of its result.
  case function([SQLType], SQLType)

  /// A field of a row.
  public struct Field: Hashable, Sendable {
    /// The name; nil if it has none.
    public var name: String?
    /// The type.
    public var type: SQLType

    /// A field.
    public init(_ name: String?, _ type: SQLType) {
      (self.name, self.type) = (name, type)
    }
  }
}

extension SQLType {
  /// As Trino prints it: `varchar(3)`, `timestamp(3) with time zone`, `row(a integer, b varchar)`.
  public var name: String {
    switch self {
    case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
    case .varchar(let length): length.map { "varchar(\($0))" } ?? "varchar"
    case .char(let length): "char(\(length))"
    case .time(let digits): "time(\(digits))"
    case .zonedTime(let digits): "time(\(digits)) with time zone"
    case .timestamp(let digits): "timestamp(\(digits))"
    case .zonedTimestamp(let digits): "timestamp(\(digits)) with time zone"
    case .array(let element): "array(\(element.name))"
    case .map(let key, let value): "map(\(key.name), \(value.name))"
    case .row(let fields): "row(\(fields.map(\.text).joined(separator: ", ")))"
    case .function(let arguments, let result): "function(\((arguments + [result]).map(\.name).joined(separator: ",")))"
    case .opaque(let name): name
    default: baseName
    }
  }

  /// The name without parameters: `decimal`, `timestamp with time zone`, `row`.
  public var baseName: String {
    switch self {
    case .unknown: "unknown"
    case .boolean: "boolean"
    case .tinyint: "tinyint"
    case .smallint: "smallint"
    case .integer: "integer"
    case .bigint: "bigint"
    case .real: "real"
    case .double: "double"
    case .decimal: "decimal"
    case .varchar: "varchar"
    case .char: "char"
    case .varbinary: "varbinary"
    case .date: "date"
    case .time: "time"
    case .zonedTime: "time with time zone"
    case .timestamp: "timestamp"
    case .zonedTimestamp: "timestamp with time zone"
    case .dayInterval: "interval day to second"
    case .monthInterval: "interval year to month"
    case .array: "array"
    case .map: "map"
    case .row: "row"
    case .json: "json"
    case .uuid: "uuid"
    case .ipAddress: "ipaddress"
    case .opaque(let name): name
    case .function: "function"
    }
  }
}

extension SQLType.Field {
  /// `name type`, quoted where the name needs it.
  fileprivate var text: String {
    guard let name else { return type.name }
    let isPlain = name.utf8.allSatisfy { ($0 | 32 >= 97 && $0 | 32 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 95 }
    return (isPlain ? name : "\"\(name)\"") + " " + type.name
  }
}
