/// Reads one statement of Athena.
///
/// Athena has two languages. Data definition is Hive's, with backticks around names; everything else is Trino's, with double
/// quotes.
public enum SQLParser {
  /// The longest statement in bytes.
  public static let maximumLength = 262_144

  /// Reads a statement; semicolons at its end are allowed.
  public static func parse(_ text: String) throws(SQLSyntaxError) -> Statement {
    let bytes = Array(text.utf8)
    let tokens = TrinoLexer.tokens(of: bytes)
    if HiveStatementStart.matches(tokens, bytes) { return try HiveParser.parse(bytes, wholeText: text) }
    return try TrinoParser.parse(bytes, try single(tokens, text)) { parser throws(SQLSyntaxError) in try parser.statement() }
  }

  /// Reads an expression alone.
  public static func parseExpression(_ text: String) throws(SQLSyntaxError) -> Expression {
    let bytes = Array(text.utf8)
    return try TrinoParser.parse(bytes, TrinoLexer.tokens(of: bytes)) { parser throws(SQLSyntaxError) in
      try parser.expression()
    }
  }

  /// Reads a type of Trino alone.
  public static func parseType(_ text: String) throws(SQLSyntaxError) -> DataType {
    let bytes = Array(text.utf8)
    return try TrinoParser.parse(bytes, TrinoLexer.tokens(of: bytes)) { parser throws(SQLSyntaxError) in try parser.type() }
  }

  /// The words without the semicolons at the end; there must be no others.
  private static func single(_ tokens: [Token], _ text: String) throws(SQLSyntaxError) -> [Token] {
    guard let first = tokens.firstIndex(where: { $0.terminal == .semicolon }), let end = tokens.last else { return tokens }
    guard tokens[first...].allSatisfy({ $0.terminal == .semicolon || $0.terminal == .endOfText }) else {
      throw SQLSyntaxError(message: "Only one sql statement is allowed. Got: \(text)")
    }
    return tokens[..<first] + [end]
  }
}
