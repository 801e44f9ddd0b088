/// The column types that the metadata server knows and a Hive-like type can become.
public enum ColumnDataType: String, Sendable, Hashable, CaseIterable {
  /// `ARRAY`
  case array = "ARRAY"
  /// `BIGINT`
  case bigInt = "BIGINT"
  /// `BINARY`
  case binary = "BINARY"
  /// `BIT`
  case bit = "BIT"
  /// `BLOB`
  case blob = "BLOB"
  /// `BOOLEAN`
  case boolean = "BOOLEAN"
  /// `BYTEINT`
  case byteInt = "BYTEINT"
  /// `BYTES`
  case bytes = "BYTES"
  /// `CHAR`
  case char = "CHAR"
  /// `CLOB`
  case clob = "CLOB"
  /// `DATE`
  case date = "DATE"
  /// `DATETIME`
  case dateTime = "DATETIME"
  /// `DECIMAL`
  case decimal = "DECIMAL"
  /// `DOUBLE`
  case double = "DOUBLE"
  /// `ENUM`
  case enumeration = "ENUM"
  /// `FLOAT`
  case float = "FLOAT"
  /// `GEOGRAPHY`
  case geography = "GEOGRAPHY"
  /// `GEOMETRY`
  case geometry = "GEOMETRY"
  /// `INT`
  case int = "INT"
  /// `INTERVAL`
  case interval = "INTERVAL"
  /// `JSON`
  case json = "JSON"
  /// `LONG`
  case long = "LONG"
  /// `MAP`
  case map = "MAP"
  /// `MEDIUMTEXT`
  case mediumText = "MEDIUMTEXT"
  /// `MONEY`
  case money = "MONEY"
  /// `NULL`
  case null = "NULL"
  /// `NUMBER`
  case number = "NUMBER"
  /// `NUMERIC`
  case numeric = "NUMERIC"
  /// `SET`
  case set = "SET"
  /// `SMALLINT`
  case smallInt = "SMALLINT"
  /// `STRING`
  case string = "STRING"
  /// `STRUCT`
  case structure = "STRUCT"
  /// `SUPER`
  case superType = "SUPER"
  /// `TEXT`
  case text = "TEXT"
  /// `TIME`
  case time = "TIME"
  /// `TIMESTAMP`
  case timestamp = "TIMESTAMP"
  /// `TINYINT`
  case tinyInt = "TINYINT"
  /// `UNION`
  case union = "UNION"
  /// `UNKNOWN`
  case unknown = "UNKNOWN"
  /// `UUID`
  case uuid = "UUID"
  /// `VARBINARY`
  case varBinary = "VARBINARY"
  /// `VARCHAR`
  case varChar = "VARCHAR"
  /// `XML`
  case xml = "XML"
  /// `YEAR`
  case year = "YEAR"

  /// The type that a source's plain type name means, without arguments and in any case; nil if it means none.
  public init?(sourceName name: String) {
    guard let type = ColumnDataType.sourceNames[name.uppercased()] else { return nil }
    self = type
  }

  /// Names that differ from the type they mean; the others are spelled alike on both sides.
  private static let aliases: [String: ColumnDataType] = [
    "BIGNUMERIC": .numeric, "BIGSERIAL": .bigInt, "BOOL": .boolean, "BPCHAR": .char, "CHARACTER": .char,
    "CHARACTER VARYING": .varChar, "BINARY VARYING": .varBinary, "DATETIME2": .dateTime, "DATETIME64": .dateTime,
    "DATETIMEOFFSET": .dateTime, "DEC": .decimal, "DOUBLE PRECISION": .double, "DOUBLE_PRECISION": .double,
    "FLOAT4": .float, "FLOAT32": .float, "FLOAT64": .double, "FLOAT8": .double, "INT2": .smallInt, "INT4": .int,
    "INT8": .bigInt, "INT16": .bigInt, "INT32": .bigInt, "INT64": .bigInt, "INTEGER": .int, "JSONB": .json,
    "INTERVAL DAY TO SECOND": .interval, "INTERVAL YEAR TO MONTH": .interval, "LONGTEXT": .text, "LONGVARCHAR": .varChar,
    "MEDIUMINT": .int, "NCHAR": .char, "NCLOB": .clob, "NVARCHAR": .varChar, "OBJECT": .json, "POINT": .geometry,
    "POLYGON": .geometry, "RAW": .binary, "REAL": .float, "RECORD": .structure, "ROW": .structure, "ROWID": .varChar,
    "SMALLDATETIME": .dateTime, "SMALLSERIAL": .smallInt, "STR": .string, "TIME WITH TIME ZONE": .time,
    "TIME WITHOUT TIME ZONE": .time, "TIMESTAMP WITH TIME ZONE": .timestamp, "TIMESTAMP WITHOUT TIME ZONE": .timestamp,
    "TIMESTAMPTZ": .timestamp, "TIMESTAMP_LTZ": .timestamp, "TIMESTAMP_NTZ": .timestamp, "TIMESTAMP_TZ": .timestamp,
    "TIMETZ": .timestamp, "TINYBLOB": .blob, "TINYTEXT": .text, "VARIANT": .json, "VOID": .null, "XMLTYPE": .xml,
  ]

  private static let sourceNames: [String: ColumnDataType] = aliases.merging(
    allCases.map { ($0.rawValue, $0) }, uniquingKeysWith: { alias, _ in alias })
}
