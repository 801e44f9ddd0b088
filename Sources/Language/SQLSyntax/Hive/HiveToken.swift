/// A word of a statement of Hive's language.
struct HiveToken {
  /// The kinds of word.
  enum Kind: Equatable {
    /// A keyword or name without quotes, in capitals.
    case word(String)
    /// A name in backticks, without them.
    case quotedName(String)
    /// A text in either kind of quote, decoded.
    case text(String)
    /// A number.
    case number(String)
    /// An operator or bracket.
    case symbol(String)
    /// The end of the statement.
    case end
  }

  /// What it is.
  var kind: Kind
  /// As written, for messages.
  var text: String
  /// Where it begins.
  var position: SQLPosition
}
