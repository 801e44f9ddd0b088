import Basics
import SQLSyntax

/// CAST and typed literals.
enum Conversion {
  static func type(_ name: TypeName) throws(QueryError) -> QueryType {
    switch name.name {
    case "boolean": return .boolean
    case "integer", "int": return .integer
    case "bigint": return .bigint
    case "double": return .double
    case "date": return .date
    case "timestamp": return .timestamp
    case "varchar", "string": return .varchar(name.parameters.first)
    case "decimal":
      let (precision, scale) = (name.parameters.first ?? 38, name.parameters.count > 1 ? name.parameters[1] : 0)
      guard (1...38).contains(precision), (0...precision).contains(scale) else { break }
      return .decimal(precision: precision, scale: scale)
    default: break
    }
    throw QueryError("TYPE_NOT_FOUND", "Unknown type: \(name.name)", at: name.position)
  }

  static func typed(_ type: String, _ text: String, at position: SQLPosition) throws(QueryError) -> QueryValue {
    let wanted: QueryType = type == "date" ? .date : type == "timestamp" ? .timestamp : .decimal(precision: 38, scale: 0)
    if type == "decimal" { return try decimalLiteral(text, position) }
    guard let value = parse(text, as: wanted) else {
      throw QueryError("INVALID_LITERAL", "'\(text)' is not a valid \(type.uppercased()) literal", at: position)
    }
    return value
  }

  static func cast(_ value: QueryValue, to type: QueryType, at position: SQLPosition) throws(QueryError) -> QueryValue {
    if value.isNull { return QueryValue(.null, type) }
    if value.type == type { return value }
    if case .varchar(let length) = type { return QueryValue(.text(cut(value.text ?? "", to: length)), type) }
    if case .text(let text) = value.content {
      guard let parsed = parse(text, as: type) else {
        throw QueryError("INVALID_CAST_ARGUMENT", "Cannot cast '\(text)' to \(type.shortName)")
      }
      return parsed
    }
    guard let converted = try convert(value, to: type) else {
      throw QueryError("TYPE_MISMATCH", "Cannot cast \(value.type.name) to \(type.name)", at: position)
    }
    return converted
  }

  private static func decimalLiteral(_ text: String, _ position: SQLPosition) throws(QueryError) -> QueryValue {
    let digits = text.filter { $0 != "." && $0 != "-" && $0 != "+" }
    let scale = text.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?.count ?? 0
    let type = QueryType.decimal(precision: max(1, digits.count), scale: scale)
    guard digits.count <= 38, let value = parse(text, as: type) else {
      throw QueryError("INVALID_LITERAL", "'\(text)' is not a valid DECIMAL literal", at: position)
    }
    return value
  }

  private static func cut(_ text: String, to length: Int?) -> String {
    guard let length, text.unicodeScalars.count > length else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.prefix(length)))
  }

  // MARK: From text

  private static func parse(_ text: String, as type: QueryType) -> QueryValue? {
    let content: QueryValue.Content?
    switch type {
    case .boolean: content = boolean(text).map { .boolean($0) }
    case .integer: content = Int32(text).map { .integer(Int64($0)) }
    case .bigint: content = Int64(text).map { .integer($0) }
    case .double: content = Double(text).map { .double($0) }
    case .decimal(let precision, let scale): content = decimal(text, precision, scale).map { .decimal($0) }
    case .date: content = text.count == 10 ? Timestamp(iso8601: text).map { .moment($0) } : nil
    case .timestamp: content = Timestamp(iso8601: text).map { .moment($0) }
    default: content = nil
    }
    return content.map { QueryValue($0, type) }
  }

  private static func boolean(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "t", "1": true
    case "false", "f", "0": false
    default: nil
    }
  }

  /// Digits at the scale, rounded half up; nil if they do not fit the precision.
  private static func decimal(_ text: String, _ precision: Int, _ scale: Int) -> Int128? {
    let isNegative = text.hasPrefix("-")
    let unsigned = isNegative || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let parts = unsigned.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? parts[1] : ""
    guard unsigned.contains(where: \.isNumber), (parts[0] + fraction).allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    let kept = fraction.prefix(scale) + String(repeating: "0", count: max(0, scale - fraction.count))
    guard var digits = Int128(parts[0] + kept) else { return nil }
    if let next = fraction.dropFirst(scale).first, next >= "5" { digits += 1 }
    guard String(digits).count <= precision else { return nil }
    return isNegative ? -digits : digits
  }

  // MARK: Between numbers and times

  private static func convert(_ value: QueryValue, to type: QueryType) throws(QueryError) -> QueryValue? {
    switch (value.content, type) {
    case (.boolean(let bool), .integer), (.boolean(let bool), .bigint):
      return QueryValue(.integer(bool ? 1 : 0), type)
    case (.moment(let moment), .timestamp), (.moment(let moment), .date):
      return QueryValue(.moment(moment.floored(to: type)), type)
    case (.integer, .double), (.decimal, .double): return QueryValue(.double(value.asDouble), .double)
    case (.double, .boolean), (.integer, .boolean): return QueryValue(.boolean(value.asDouble != 0), .boolean)
    case (.integer, _), (.decimal, _), (.double, _): return try number(value, to: type)
    default: return nil
    }
  }

  private static func number(_ value: QueryValue, to type: QueryType) throws(QueryError) -> QueryValue? {
    let text = value.type == .double ? plain(value.asDouble) : value.text ?? ""
    switch type {
    case .integer, .bigint:
      guard let digits = decimal(text, 38, 0), let whole = Int64(exactly: digits),
        type == .bigint || Int32(exactly: whole) != nil
      else { throw QueryError("INVALID_CAST_ARGUMENT", "Out of range for \(type.name): \(text)") }
      return QueryValue(.integer(whole), type)
    case .decimal(let precision, let scale):
      guard let digits = decimal(text, precision, scale) else {
        throw QueryError(
          "INVALID_CAST_ARGUMENT", "Cannot cast \(value.type.name.uppercased()) '\(text)' to \(type.name.uppercased())")
      }
      return QueryValue(.decimal(digits), type)
    default: return nil
    }
  }

  /// A double without exponent.
  private static func plain(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e30 else { return "out of range" }
    let whole = value.rounded(.towardZero)
    let fraction = (value - whole).magnitude.description
    guard !fraction.contains("e") else { return String(Int128(whole)) }
    return (value < 0 && whole == 0 ? "-" : "") + String(Int128(whole)) + fraction.dropFirst()
  }
}

extension Timestamp {
  fileprivate func floored(to type: QueryType) -> Timestamp {
    guard type == .date else { return self }
    let date = CivilDate(self)
    return CivilDate(year: date.year, month: date.month, day: date.day).timestamp
  }
}

extension QueryType {
  /// As the messages of failed casts show it.
  fileprivate var shortName: String {
    switch self {
    case .integer: "INT"
    case .bigint: "BIGINT"
    case .boolean: "BOOLEAN"
    case .double: "DOUBLE"
    default: name.uppercased()
    }
  }
}
