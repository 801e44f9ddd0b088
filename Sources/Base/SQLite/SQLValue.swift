/// A value for a statement's parameter.
public enum SQLValue: Sendable, Equatable {
  /// NULL
  case null
  /// A whole number.
  case integer(Int64)
  /// A floating point number.
  case real(Double)
  /// Text.
  case text(String)
  /// Bytes.
  case blob([UInt8])

  /// Text, or NULL for nil.
  public static func text(optional text: String?) -> SQLValue { text.map { .text($0) } ?? .null }

  /// A number, or NULL for nil.
  public static func integer(optional number: Int64?) -> SQLValue { number.map { .integer($0) } ?? .null }
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
  /// Text.
  public init(stringLiteral text: String) { self = .text(text) }

  /// A whole number.
  public init(integerLiteral number: Int64) { self = .integer(number) }

  /// NULL.
  public init(nilLiteral: ()) { self = .null }
}
