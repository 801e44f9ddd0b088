import Basics
import SQLSyntax

/// Casts between numbers, booleans and times.
enum NumberConversion {
  /// Nil if there is no such cast.
  static func convert(_ value: QueryValue, to type: QueryType) throws(QueryError) -> QueryValue.Content? {
    switch (value.content, type) {
    case (.boolean(let bool), .integer), (.boolean(let bool), .bigint): .integer(bool ? 1 : 0)
    case (.boolean(let bool), .double): .double(bool ? 1 : 0)
    case (.boolean(let bool), .decimal(let precision, let scale)):
      .decimal(try DecimalText.fitting(bool ? "1" : "0", precision, scale) ?? 0)
    case (.moment(let moment), .timestamp): .moment(moment)
    case (.moment(let moment), .date): .moment(MomentText.midnight(of: moment))
    case (.integer, .double), (.decimal, .double): .double(value.asDouble)
    case (.integer, .boolean), (.double, .boolean): .boolean(value.asDouble != 0)
    case (.decimal(let digits), .boolean): .boolean(digits != 0)
    case (.integer, .integer), (.integer, .bigint), (.decimal, .integer), (.decimal, .bigint), (.double, .integer),
      (.double, .bigint):
      .integer(try whole(value, type))
    case (.integer, .decimal(let precision, let scale)), (.decimal, .decimal(let precision, let scale)),
      (.double, .decimal(let precision, let scale)):
      .decimal(try decimal(value, precision, scale))
    default: nil
    }
  }

  /// Rounds half away from zero; what does not fit fails in the words of the type it comes from.
  private static func whole(_ value: QueryValue, _ type: QueryType) throws(QueryError) -> Int64 {
    let digits = plainText(value).flatMap { DecimalText.rounded($0, scale: 0) }
    let fits = digits.flatMap { type == .integer ? Int32(exactly: $0).map(Int64.init) : Int64(exactly: $0) }
    if let fits { return fits }
    let text = value.text ?? ""
    switch (value.content, type) {
    case (.decimal, .integer): throw QueryError("INVALID_CAST_ARGUMENT", "Cannot cast '\(text)' to INTEGER")
    case (.decimal, _): throw QueryError("INVALID_CAST_ARGUMENT", "Cannot cast '\(text)' to BIGINT")
    case (.double(let number), .integer) where number.isNaN:
      throw QueryError("INVALID_CAST_ARGUMENT", "Cannot cast double NaN to integer")
    case (.double, .bigint): throw QueryError("INVALID_CAST_ARGUMENT", "Unable to cast \(text) to bigint")
    default: throw QueryError("NUMERIC_VALUE_OUT_OF_RANGE", "Out of range for \(type.name): \(text)")
    }
  }

  private static func decimal(_ value: QueryValue, _ precision: Int, _ scale: Int) throws(QueryError) -> Int128 {
    if let digits = try plainText(value).flatMap({ text throws(QueryError) in try DecimalText.fitting(text, precision, scale) }) {
      return digits
    }
    let kind = value.type.columnType.uppercased()
    throw QueryError("INVALID_CAST_ARGUMENT", "Cannot cast \(kind) '\(value.text ?? "")' to DECIMAL(\(precision), \(scale))")
  }

  /// The number in plain digits; nil for what is no number and for doubles beyond all decimals.
  private static func plainText(_ value: QueryValue) -> String? {
    guard case .double(let number) = value.content else { return value.text }
    guard number.isFinite, number.magnitude < 1e38 else { return nil }
    return DecimalText.plain(number)
  }
}
