import Basics
import SQLSyntax

/// CAST and typed literals.
enum Conversion {
  /// Types that Trino has and this engine has not.
  private static let unserved: Set = [
    "tinyint", "smallint", "real", "char", "varbinary", "json", "time", "interval", "uuid", "ipaddress", "array", "map",
    "row", "hyperloglog", "qdigest", "tdigest", "bigdecimal",
  ]

  static func type(_ name: TypeName) throws(QueryError) -> QueryType {
    switch name.name {
    case "boolean": return .boolean
    case "integer", "int": return .integer
    case "bigint": return .bigint
    case "double": return .double
    case "date": return .date
    case "timestamp" where name.parameters.isEmpty || name.parameters == [3]: return .timestamp
    case "varchar", "string": return .varchar(name.parameters.first)
    case "decimal": return try decimal(name)
    case _ where unserved.contains(name.name) || name.name == "timestamp":
      throw QueryError("NOT_SUPPORTED", "The type \(name.text) is not served yet", at: name.position)
    default: throw QueryError("TYPE_NOT_FOUND", "Unknown type: \(name.text)", at: name.position)
    }
  }

  private static func decimal(_ name: TypeName) throws(QueryError) -> QueryType {
    let (precision, scale) = (name.parameters.first ?? 38, name.parameters.count > 1 ? name.parameters[1] : 0)
    guard (1...38).contains(precision) else {
      throw QueryError("INVALID_PARAMETER_USAGE", "DECIMAL precision must be in range [1, 38]: \(precision)", at: name.position)
    }
    guard (0...precision).contains(scale) else {
      throw QueryError(
        "INVALID_PARAMETER_USAGE", "DECIMAL scale must be in range [0, precision (\(precision))]: \(scale)", at: name.position)
    }
    return .decimal(precision: precision, scale: scale)
  }

  /// A literal such as `DATE '2024-01-01'`.
  static func typed(_ name: String, _ text: String, at position: SQLPosition) throws(QueryError) -> QueryValue {
    if name == "decimal" { return try DecimalText.literal(text, position) }
    let type = try type(TypeName(name: name, parameters: [], position: position))
    if case .varchar = type { return QueryValue(.text(text), type) }
    if type == .timestamp, MomentText.isFinerThanMilliseconds(text) {
      throw QueryError("NOT_SUPPORTED", "Timestamps finer than milliseconds are not served yet", at: position)
    }
    guard let content = parse(text, as: type) else {
      throw QueryError("INVALID_LITERAL", "'\(text)' is not a valid \(name.uppercased()) literal", at: position)
    }
    return QueryValue(content, type)
  }

  static func cast(_ value: QueryValue, to type: QueryType, at position: SQLPosition) throws(QueryError) -> QueryValue {
    if value.isNull { return QueryValue(.null, type) }
    if value.type == type { return value }
    if case .varchar(let length) = type { return try text(value, length, type) }
    if case .text(let text) = value.content { return QueryValue(try content(of: text, type), type) }
    guard let converted = try NumberConversion.convert(value, to: type) else {
      throw QueryError("TYPE_MISMATCH", "Cannot cast \(value.type.name) to \(type.name)", at: position)
    }
    return QueryValue(converted, type)
  }

  /// Texts are cut to the length; anything else must fit it.
  private static func text(_ value: QueryValue, _ length: Int?, _ type: QueryType) throws(QueryError) -> QueryValue {
    let text = value.text ?? ""
    guard let length, text.unicodeScalars.count > length else { return QueryValue(.text(text), type) }
    guard case .text = value.content else {
      let shown = value.type == .double ? "\(text) (\(text))" : text
      throw QueryError("INVALID_CAST_ARGUMENT", "Value \(shown) cannot be represented as varchar(\(length))")
    }
    return QueryValue(.text(String(String.UnicodeScalarView(text.unicodeScalars.prefix(length)))), type)
  }

  // MARK: From text

  private static func content(of text: String, _ type: QueryType) throws(QueryError) -> QueryValue.Content {
    if case .decimal(let precision, let scale) = type { return .decimal(try DecimalText.cast(text, precision, scale)) }
    if let content = parse(text, as: type) { return content }
    switch type {
    case .date, .timestamp:
      throw QueryError("INVALID_CAST_ARGUMENT", "Value cannot be cast to \(type == .date ? "date" : "timestamp"): \(text)")
    default:
      let name = type == .integer ? "INT" : type.name.uppercased()
      throw QueryError("INVALID_CAST_ARGUMENT", "Cannot cast '\(text)' to \(name)")
    }
  }

  private static func parse(_ text: String, as type: QueryType) -> QueryValue.Content? {
    switch type {
    case .boolean: boolean(text).map { .boolean($0) }
    case .integer: Int32(trimmed(text)).map { .integer(Int64($0)) }
    case .bigint: Int64(trimmed(text)).map { .integer($0) }
    case .double: double(trimmed(text)).map { .double($0) }
    case .date: MomentText.date(trimmed(text)).map { .moment($0) }
    case .timestamp: MomentText.moment(text).map { .moment($0) }
    default: nil
    }
  }

  private static func boolean(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "t", "1": true
    case "false", "f", "0": false
    default: nil
    }
  }

  /// Java's decimal notation; Swift alone would take hexadecimal digits and other names of infinity as well.
  private static func double(_ text: String) -> Double? {
    let unsigned = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let isNumber = unsigned.utf8.allSatisfy { "0123456789.eE+-".utf8.contains($0) }
    guard isNumber || unsigned == "NaN" || unsigned == "Infinity" else { return nil }
    return Double(text)
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.unicodeScalars.drop { $0.value <= 0x20 }
    return String(String.UnicodeScalarView(start.reversed().drop { $0.value <= 0x20 }.reversed()))
  }
}

extension TypeName {
  /// As written: `decimal(10,2)`.
  fileprivate var text: String {
    parameters.isEmpty ? name : "\(name)(\(parameters.map(String.init).joined(separator: ",")))"
  }
}
