/// Reads one statement.
///
/// What this parser cannot read yet is told apart by its first word: `SimpleStatement.unsupported` for statements that exist.
public struct StatementParser {
  var tokens: [SQLToken]
  var index = 0
  var depth = 0
  /// Operators and calls read so far in one output: their trees can be no deeper.
  var links = 0

  init(tokens: [SQLToken]) {
    self.tokens = tokens
  }

  /// Reads a statement; a semicolon at its end is allowed.
  public static func parse(_ text: String) throws(SQLSyntaxError) -> SimpleStatement {
    let tokens = try SQLLexer.tokens(of: text)
    try checkSingle(tokens, text)
    var parser = StatementParser(tokens: tokens)
    return try parser.statement()
  }

  private static func checkSingle(_ tokens: [SQLToken], _ text: String) throws(SQLSyntaxError) {
    let first = tokens.firstIndex { $0.kind == .symbol(";") }
    guard let first, tokens[(first + 1)...].contains(where: { $0.kind != .symbol(";") && $0.kind != .end }) else { return }
    throw SQLSyntaxError(message: "Only one sql statement is allowed. Got: \(text)")
  }

  private mutating func statement() throws(SQLSyntaxError) -> SimpleStatement {
    switch current.keyword {
    case "SELECT": return try select()
    case "SHOW": return try show()
    case "DESCRIBE", "DESC": return try describe()
    case let word? where StatementParser.definitions.contains(word): return unsupported(word, isDefinition: true)
    case let word? where StatementParser.manipulations.contains(word): return unsupported(word, isDefinition: false)
    default:
      if current.kind == .symbol("(") { return unsupported("SELECT", isDefinition: false) }
      throw mismatch(StatementParser.starts)
    }
  }

  private static let definitions: Set = ["CREATE", "ALTER", "DROP", "MSCK", "VACUUM", "OPTIMIZE"]
  private static let manipulations: Set = [
    "INSERT", "UPDATE", "DELETE", "MERGE", "UNLOAD", "WITH", "VALUES", "TABLE", "EXPLAIN", "PREPARE", "EXECUTE",
    "DEALLOCATE", "USING", "ANALYZE", "CALL", "COMMENT", "COMMIT", "DENY", "GRANT", "REFRESH", "RESET", "REVOKE",
    "ROLLBACK", "SET", "START", "TRUNCATE", "USE",
  ]
  /// Athena's list for the beginning of a statement (seen with its own `UNLOAD`).
  private static let starts = [
    "'ALTER'", "'ANALYZE'", "'CALL'", "'COMMENT'", "'COMMIT'", "'CREATE'", "'DEALLOCATE'", "'DELETE'", "'DENY'",
    "'DESC'", "'DESCRIBE'", "'DROP'", "'EXECUTE'", "'EXPLAIN'", "'GRANT'", "'INSERT'", "'MERGE'", "'PREPARE'",
    "'REFRESH'", "'RESET'", "'REVOKE'", "'ROLLBACK'", "'SET'", "'SHOW'", "'START'", "'TRUNCATE'", "'UNLOAD'",
    "'UPDATE'", "'USE'", "'USING'", "<query>",
  ]

  private func unsupported(_ word: String, isDefinition: Bool) -> SimpleStatement {
    .unsupported(.init(keyword: word, isDefinition: isDefinition, position: current.position))
  }

  // MARK: SELECT

  private mutating func select() throws(SQLSyntaxError) -> SimpleStatement {
    advance()
    let isQuantified = take(keyword: "DISTINCT") || take(keyword: "ALL")
    // What is outside this parser is told before anything is misread: a table, or a query's further clauses.
    if let position = positionOfTable {
      return .unsupported(.init(keyword: "SELECT", isDefinition: false, position: position))
    }
    var items = [try selectItem(isQuantified ? ["'*'", "<expression>"] : ["'*'", "'ALL'", "'DISTINCT'", "<expression>"])]
    while take(",") { items.append(try selectItem(["'*'", "<expression>"])) }
    if take(keyword: "LIMIT") {
      guard case .integer(let count) = current.kind else { throw mismatch(["'?'", "'ALL'", "<integer>"]) }
      advance()
      if count.allSatisfy({ $0 == "0" }) { return unsupported("SELECT", isDefinition: false) }
      try expectEnd()
    }
    try expectEnd(StatementParser.afterItems)
    return .constantSelect(items)
  }

  private static let afterItems = [
    "','", "'EXCEPT'", "'FETCH'", "'FROM'", "'GROUP'", "'HAVING'", "'INTERSECT'", "'LIMIT'", "'OFFSET'", "'ORDER'",
    "'UNION'", "'WHERE'", "'WINDOW'", "<EOF>",
  ]

  private static let unreadClauses: Set = [
    "FROM", "UNION", "EXCEPT", "INTERSECT", "WHERE", "GROUP", "HAVING", "WINDOW", "OVER", "EXISTS", "ARRAY", "MAP", "ROW",
    "INTERVAL", "ORDER", "OFFSET", "FETCH", "EXTRACT",
  ]

  private var positionOfTable: SQLPosition? {
    tokens.first { token in token.keyword.map(StatementParser.unreadClauses.contains) ?? false }?.position
  }

  /// - Parameter expected: what could stand here, for the message when nothing of it does.
  private mutating func selectItem(_ expected: [String]) throws(SQLSyntaxError) -> SimpleStatement.SelectItem {
    links = 0
    let position = current.position
    if take("*") { return SimpleStatement.SelectItem(value: .star(position), alias: nil) }
    guard beginsExpression else { throw mismatch(expected) }
    let value = try expression()
    if take(keyword: "AS") { return SimpleStatement.SelectItem(value: value, alias: try identifier()) }
    let isAlias =
      if case .quotedName = current.kind { true } else { current.keyword.map { $0 != "LIMIT" && !isReserved($0) } ?? false }
    return SimpleStatement.SelectItem(value: value, alias: isAlias ? try identifier() : nil)
  }

  // MARK: Words

  var current: SQLToken { tokens[index] }

  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
  }

  mutating func take(_ symbol: String) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func take(keyword: String) -> Bool {
    guard current.keyword == keyword else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: String) throws(SQLSyntaxError) {
    guard take(symbol) else { throw mismatch(["'\(symbol)'"]) }
  }

  mutating func expect(keyword: String) throws(SQLSyntaxError) {
    guard take(keyword: keyword) else { throw mismatch(["'\(keyword)'"]) }
  }

  mutating func expectEnd(_ expected: [String] = ["<EOF>"]) throws(SQLSyntaxError) {
    while take(";") {}
    guard current.kind == .end else { throw mismatch(expected) }
  }

  mutating func identifier() throws(SQLSyntaxError) -> String {
    switch current.kind {
    case .word(let name) where !isReserved(name.uppercased()), .quotedName(let name):
      advance()
      return name
    case .backquotedName:
      throw SQLSyntaxError(
        "backquoted identifiers are not supported; use double quotes to quote identifiers", at: current.position)
    default: throw mismatch(["<identifier>"])
    }
  }

  func mismatch(_ expected: [String]) -> SQLSyntaxError {
    let list = expected.count == 1 ? expected[0] : expected.joined(separator: ", ")
    return SQLSyntaxError("mismatched input '\(current.text)'. Expecting: \(list)", at: current.position)
  }
}
