/// A word of a statement.
public struct SQLToken: Sendable, Equatable {
  /// The kinds of word.
  public enum Kind: Sendable, Equatable {
    /// A name or keyword without quotes; `name` is as written.
    case word(String)
    /// A name in double quotes.
    case quotedName(String)
    /// A name in backticks, which only Hive's statements may hold.
    case backquotedName(String)
    /// A text literal.
    case string(String)
    /// A whole number.
    case integer(String)
    /// A number with a decimal point.
    case decimal(String)
    /// A number with an exponent.
    case double(String)
    /// An operator or a bracket.
    case symbol(String)
    /// The end of the statement.
    case end
  }

  /// The kind.
  public var kind: Kind
  /// The word as written, for messages.
  public var text: String
  /// Where it begins.
  public var position: SQLPosition

  /// The word in capitals if it is an unquoted one.
  public var keyword: String? {
    if case .word(let word) = kind { word.uppercased() } else { nil }
  }
}
