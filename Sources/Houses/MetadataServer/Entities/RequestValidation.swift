import Documents

/// Checks create requests as a real server's bean validation and JSON mapping do.
enum RequestValidation {
  /// Refuses a request that a real server would refuse.
  static func check(_ create: JSON, for kind: EntityKind) throws(APIFailure) {
    guard let members = create.members else { throw .invalid("Unable to process JSON: an object is expected") }
    let shape = kind.request
    if let unknown = members.first(where: { !shape.allowed.contains($0.name) }) {
      throw .invalid("Unrecognized field \"\(unknown.name)\" (class \(shape.typeName)), not marked as ignorable")
    }
    let missing = shape.required.filter { create[$0]?.isNull ?? true }
    guard missing.isEmpty else {
      throw .invalid("[\(missing.map { "\($0) must not be null" }.joined(separator: ", "))]")
    }
    try checkName(create)
    if kind == .table { try TableValidation.check(create) }
  }

  private static func checkName(_ create: JSON) throws(APIFailure) {
    guard let name = create["name"]?.string else { throw .invalid("[name must be a string]") }
    guard (1...256).contains(name.unicodeScalars.count) else { throw .invalid("[name size must be between 1 and 256]") }
    guard !name.contains("::") else { throw .invalid("[name must match \"^((?!::).)*$\"]") }
  }
}

/// Checks a table's columns and type.
enum TableValidation {
  static func check(_ create: JSON) throws(APIFailure) {
    if let type = create["tableType"], !type.isNull, !tableTypes.contains(type.string ?? "") {
      throw .invalid("Cannot deserialize value of type TableType from \(type.text): not one of the values accepted")
    }
    guard let columns = create["columns"]?.elements else { throw .invalid("[columns must be a list]") }
    try check(columns: columns)
  }

  /// Checks the columns of one level and what stands below them; the depth is bounded by the JSON parser.
  private static func check(columns: [JSON]) throws(APIFailure) {
    var names: Set<String> = []
    for column in columns {
      guard let name = column["name"]?.string, !name.isEmpty else { throw .invalid("[columns[].name must not be null]") }
      guard names.insert(name).inserted else { throw .invalid("Column name \(name) is repeated") }
      try check(column, name)
      try check(columns: column["children"]?.elements ?? [])
    }
  }

  private static func check(_ column: JSON, _ name: String) throws(APIFailure) {
    guard let type = column["dataType"]?.string else { throw .invalid("[columns[].dataType must not be null]") }
    for type in [type, column["arrayDataType"]?.string].compactMap(\.self) where !dataTypes.contains(type) {
      throw .invalid("Cannot deserialize value of type ColumnDataType from \"\(type)\": not one of the values accepted")
    }
    guard QualifiedName.part(name) != nil else { throw .invalid("Invalid name \(name)") }
    switch type {
    case "CHAR", "VARCHAR", "BINARY", "VARBINARY":
      guard column["dataLength"]?.integer != nil else {
        throw .invalid("For column data types char, varchar, binary, varbinary, dataLength must not be null")
      }
    case "ARRAY":
      guard column["arrayDataType"]?.string != nil else {
        throw .invalid("For column data type array, arrayDataType must not be null")
      }
    case "STRUCT":
      guard column["children"]?.elements != nil else {
        throw .invalid("For column data type struct, children must not be null")
      }
    default: break
    }
  }

  private static let tableTypes = words(
    "Regular External Dynamic View SecureView MaterializedView Iceberg Local Partitioned Foreign Transient Stream Stage")

  private static let dataTypes = words(
    """
    NUMBER TINYINT SMALLINT INT BIGINT BYTEINT BYTES FLOAT DOUBLE DECIMAL NUMERIC TIMESTAMP TIMESTAMPZ TIME DATE \
    DATETIME INTERVAL STRING MEDIUMTEXT TEXT CHAR LONG VARCHAR BOOLEAN BINARY VARBINARY ARRAY BLOB LONGBLOB MEDIUMBLOB \
    MAP STRUCT UNION SET GEOGRAPHY ENUM JSON UUID VARIANT GEOMETRY BYTEA AGGREGATEFUNCTION ERROR FIXED RECORD NULL \
    SUPER HLLSKETCH PG_LSN PG_SNAPSHOT TSQUERY TXID_SNAPSHOT XML MACADDR TSVECTOR UNKNOWN CIDR INET CLOB ROWID \
    LOWCARDINALITY YEAR POINT POLYGON TUPLE SPATIAL TABLE NTEXT IMAGE IPV4 IPV6 DATETIMERANGE HLL LARGEINT \
    QUANTILE_STATE AGG_STATE BITMAP UINT BIT MONEY MEASURE KPI HEIRARCHY HIERARCHYID
    """
  ).union(["MEASURE HIDDEN", "MEASURE VISIBLE"])

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }
}
