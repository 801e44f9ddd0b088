/// A constant.
public enum Literal: Sendable, Hashable {
  /// `NULL`
  case null
  /// `TRUE` or `FALSE`
  case boolean(Bool)
  /// A whole number; it fits 64 bits.
  case integer(Int64)
  /// A number with a decimal point, in digits without underscores: `-12.50`.
  case decimal(String)
  /// A number with an exponent.
  case double(Double)
  /// A text; those in Unicode escapes are decoded.
  case string(String)
  /// `X'…'`
  case binary([UInt8])
  /// A typed literal such as `DATE '2024-01-01'`: the type's name in lower case (`double precision` is `double`) and the text.
  case typed(String, String)
  /// `INTERVAL '…' DAY TO SECOND`
  case interval(IntervalLiteral)
}

/// A length of time as written.
public struct IntervalLiteral: Sendable, Hashable {
  /// The text in quotes.
  public var text: String
  /// Whether a minus stood before the text.
  public var isNegative: Bool
  /// The first, or only, field.
  public var from: IntervalField
  /// The last field of `… TO …`.
  public var to: IntervalField?
}

/// The fields of an interval.
public enum IntervalField: String, Sendable, CaseIterable {
  /// Years.
  case year = "YEAR"
  /// Months.
  case month = "MONTH"
  /// Days.
  case day = "DAY"
  /// Hours.
  case hour = "HOUR"
  /// Minutes.
  case minute = "MINUTE"
  /// Seconds.
  case second = "SECOND"
}
