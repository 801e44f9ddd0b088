public import SQLColumns

/// CAST, and the coercions that the analyser adds.
public enum Cast {
  /// Whether CAST is defined between two types.
  public static func isPossible(_ from: SQLType, _ to: SQLType) -> Bool {
    if from == to || from == .unknown || Coercion.isPossible(from, to) { return true }
    switch (from, to) {
    case (.array(let left), .array(let right)): return isPossible(left, right)
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      return isPossible(key, otherKey) && isPossible(value, otherValue)
    case (.row(let left), .row(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { isPossible($0.type, $1.type) }
    case (.json, _): return JSONCast.canRead(to)
    case (_, .json): return JSONCast.canWrite(from)
    default: return isPossibleScalar(from, to)
    }
  }

  private static func isPossibleScalar(_ from: SQLType, _ to: SQLType) -> Bool {
    switch (from, to) {
    case (_, .varchar): isPrinted(from)
    case (.varchar, .char), (.char, .char): true
    case (.varchar, _): isPrinted(to) && to != .varbinary || to == .ipAddress || to == .uuid
    case (.char, _): to.isText
    case (.boolean, _): to.isNumeric
    case (_, .boolean): from.isNumeric
    case (.uuid, .varbinary), (.varbinary, .uuid), (.ipAddress, .varbinary), (.varbinary, .ipAddress): true
    case (.opaque(let name), .varbinary), (.varbinary, .opaque(let name)): name != "JsonPath"
    default: (from.isNumeric && to.isNumeric) || isMomentCast(from, to)
    }
  }

  private static func isPrinted(_ type: SQLType) -> Bool {
    switch type {
    case .varbinary, .array, .map, .row, .opaque, .function, .json: false
    default: true
    }
  }

  private static func isMomentCast(_ from: SQLType, _ to: SQLType) -> Bool {
    switch (from, to) {
    case (.date, .timestamp), (.date, .zonedTimestamp): true
    case (.time, .time), (.time, .zonedTime), (.time, .timestamp), (.time, .zonedTimestamp): true
    case (.zonedTime, .time), (.zonedTime, .zonedTime), (.zonedTime, .timestamp), (.zonedTime, .zonedTimestamp): true
    case (.timestamp, .date), (.timestamp, .time), (.timestamp, .zonedTime), (.timestamp, .timestamp): true
    case (.timestamp, .zonedTimestamp): true
    case (.zonedTimestamp, .date), (.zonedTimestamp, .time), (.zonedTimestamp, .zonedTime), (.zonedTimestamp, .timestamp): true
    case (.zonedTimestamp, .zonedTimestamp): true
    default: false
    }
  }

  /// A column in another type.
  public static func column(_ column: Column, to type: SQLType, _ session: SQLSession) throws(SQLError) -> Column {
    if column.type == type || Coercion.isTypeOnly(column.type, type) { return column.retyped(type) }
    if let value = column.constantValue {
      return .constant(try Cast.value(value, from: column.type, to: type, session), type, count: column.count)
    }
    if let fast = fastPath(column, type) { return fast }
    if case .dictionary(let indices, let words) = column.storage, words.count <= column.count {
      let cast = try Cast.column(words, to: type, session)
      return Column(type, count: column.count, .dictionary(indices, cast))
    }
    var builder = ColumnBuilder(type, capacity: column.count)
    for row in 0..<column.count { builder.append(try Cast.value(column[row], from: column.type, to: type, session)) }
    return builder.finish()
  }

  /// Casts that never fail and are common in queries.
  private static func fastPath(_ column: Column, _ type: SQLType) -> Column? {
    let nulls = column.nullMask
    switch (column.type, type) {
    case (.tinyint, .double), (.smallint, .double), (.integer, .double), (.bigint, .double):
      return Column(.double, count: column.count, nulls: nulls, .doubles(column.doubles.values))
    case (.real, .double): return Column(.double, count: column.count, nulls: nulls, .doubles(column.doubles.values))
    case (.decimal(_, let scale), .double):
      let divisor = Double(DecimalText.powersOfTen[scale])
      guard case .integers(let digits) = column.flattened.storage else { return nil }
      guard digits.allSatisfy({ $0.magnitude < 1 << 53 }), scale <= 22 else { return nil }
      return Column(.double, count: column.count, nulls: nulls, .doubles(digits.map { Double($0) / divisor }))
    default: return widened(column, type, nulls)
    }
  }

  /// To decimals that hold every value of the old type.
  private static func widened(_ column: Column, _ type: SQLType, _ nulls: [Bool]?) -> Column? {
    guard case .decimal(let precision, let scale) = type, let old = column.type.decimalShape, scale >= old.scale,
      precision - scale >= old.precision - old.scale
    else { return nil }
    let factor = DecimalText.powersOfTen[scale - old.scale]
    if precision <= 18 {
      let short = Int64(factor)
      return Column(type, count: column.count, nulls: nulls, .integers(column.flattened.integers.values.map { $0 &* short }))
    }
    return Column(type, count: column.count, nulls: nulls, .wides(column.flattened.wides.values.map { $0 &* factor }))
  }

  /// One value in another type.
  public static func value(
    _ value: SQLValue, from: SQLType, to: SQLType, _ session: SQLSession
  ) throws(SQLError) -> SQLValue {
    if value.isNull { return .null }
    if from == to { return value }
    switch (from, to) {
    case (.json, _): return try JSONCast.read(value.bytes, to, session)
    case (_, .json): return .bytes(try JSONCast.write(value, from))
    case (.array(let left), .array(let right)): return .array(try list(value.elements, left, right, session))
    case (.map(let key, let content), .map(let newKey, let newContent)):
      return .map(try entries(value.entries, key, content, newKey, newContent, session))
    case (.row(let left), .row(let right)):
      var fields: [SQLValue] = []
      for (index, element) in value.elements.enumerated() {
        fields.append(try Cast.value(element, from: left[index].type, to: right[index].type, session))
      }
      return .row(fields)
    case (_, .varchar), (_, .char): return try TextCast.write(value, from, to)
    case (.varchar, _), (.char, _): return try TextCast.read(value.text, to, session)
    case (_, .tinyint), (_, .smallint), (_, .integer), (_, .bigint), (_, .real), (_, .double), (_, .decimal), (_, .boolean):
      return try NumberCast.value(value, from, to)
    case (.uuid, .varbinary), (.varbinary, .uuid), (.ipAddress, .varbinary), (.varbinary, .ipAddress), (.opaque, .varbinary),
      (.varbinary, .opaque):
      return try BinaryCast.value(value, from, to)
    default: return MomentCast.value(value, from, to, session)
    }
  }

  private static func list(
    _ elements: [SQLValue], _ from: SQLType, _ to: SQLType, _ session: SQLSession
  ) throws(SQLError) -> [SQLValue] {
    var result: [SQLValue] = []
    for element in elements { result.append(try Cast.value(element, from: from, to: to, session)) }
    return result
  }

  private static func entries(
    _ entries: [SQLValue.Entry], _ key: SQLType, _ content: SQLType, _ newKey: SQLType, _ newContent: SQLType,
    _ session: SQLSession
  ) throws(SQLError) -> [SQLValue.Entry] {
    var result: [SQLValue.Entry] = []
    for entry in entries {
      let cast = try Cast.value(entry.key, from: key, to: newKey, session)
      if cast.isNull { throw .cast("map key is null") }
      for other in result where try Comparison.isSame(other.key, cast, newKey) { throw .cast("duplicate keys") }
      result.append(.init(cast, try Cast.value(entry.value, from: content, to: newContent, session)))
    }
    return result
  }
}
