import SQLColumns

extension SQLType {
  /// `ColumnInfo.Type`: Athena names real as Hive does, and leaves out parameters.
  var columnType: String { self == .real ? "float" : baseName }

  /// `ColumnInfo.Precision` and `Scale`, as Athena shows them.
  var precisionAndScale: (Int, Int) {
    switch self {
    case .tinyint: (3, 0)
    case .smallint: (5, 0)
    case .integer: (10, 0)
    case .bigint: (19, 0)
    case .real, .double: (17, 0)
    case .decimal(let precision, let scale): (precision, scale)
    case .varchar(let length): (length ?? Int(Int32.max), 0)
    case .char(let length): (length, 0)
    case .varbinary: (1_073_741_824, 0)
    case .time(let digits), .zonedTime(let digits), .timestamp(let digits), .zonedTimestamp(let digits): (digits, 0)
    default: (0, 0)
    }
  }

  /// As Hive's catalog writes the type.
  var hiveText: String {
    switch self {
    case .integer: "int"
    case .real: "float"
    case .varchar(nil), .unknown, .json, .uuid, .ipAddress: "string"
    case .varbinary, .opaque: "binary"
    case .timestamp, .zonedTimestamp: "timestamp"
    case .time, .zonedTime, .dayInterval, .monthInterval, .function: "string"
    case .array(let element): "array<\(element.hiveText)>"
    case .map(let key, let value): "map<\(key.hiveText),\(value.hiveText)>"
    case .row(let fields):
      "struct<\(fields.enumerated().map { "\($1.name ?? "field\($0)"):\($1.type.hiveText)" }.joined(separator: ","))>"
    default: name
    }
  }
}
