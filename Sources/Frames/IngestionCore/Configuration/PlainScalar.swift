/// What a plain YAML scalar is for the original client, which reads YAML 1.1 through PyYAML.
enum PlainScalar: Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  /// A date or a date with a time; no setting takes one.
  case timestamp
  case text

  init(_ text: String) {
    self = PlainScalar.word(text) ?? PlainScalar.integer(in: text) ?? PlainScalar.number(in: text) ?? .text
  }

  private static func word(_ text: String) -> PlainScalar? {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON": .bool(true)
    case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF": .bool(false)
    default: nil
    }
  }

  private static func integer(in text: String) -> PlainScalar? {
    guard let first = text.utf8.first, first < 0x3A, shapes.integer?.matchesPrefix(of: text) == true else { return nil }
    let isNegative = text.hasPrefix("-")
    let digits = String(text.drop { $0 == "-" || $0 == "+" }.filter { $0 != "_" })
    guard let value = magnitude(digits) else { return .text }
    return .integer(isNegative ? -value : value)
  }

  private static func magnitude(_ digits: String) -> Int? {
    if digits.hasPrefix("0x") { return Int(digits.dropFirst(2), radix: 16) }
    if digits.hasPrefix("0b") { return Int(digits.dropFirst(2), radix: 2) }
    if digits.contains(":") {
      return digits.split(separator: ":").reduce(0) { sum, part in
        sum.flatMap { a in Int(part).flatMap { b in a < 1_000_000_000_000 ? a * 60 + b : nil } }
      }
    }
    return digits.hasPrefix("0") ? Int(digits, radix: 8) : Int(digits)
  }

  private static func number(in text: String) -> PlainScalar? {
    guard let first = text.utf8.first, first < 0x3A else { return nil }
    if shapes.timestamp?.matchesPrefix(of: text) == true { return .timestamp }
    guard shapes.number?.matchesPrefix(of: text) == true else { return nil }
    return .number(Double(String(text.filter { $0 != "_" })) ?? .infinity)
  }

  private static let shapes = (
    integer: try? PythonPattern(
      #"(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)\Z"#),
    number: try? PythonPattern(
      #"(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z"#
    ),
    timestamp: try? PythonPattern(
      #"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}.*)\Z"#)
  )
}
