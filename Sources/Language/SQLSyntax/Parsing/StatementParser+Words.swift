extension StatementParser {
  /// The words that cannot be names without quotes.
  private static let reserved: Set = [
    "ALTER", "AND", "AS", "BETWEEN", "BY", "CASE", "CAST", "CONSTRAINT", "CREATE", "CROSS", "CUBE", "CURRENT_CATALOG",
    "CURRENT_DATE", "CURRENT_PATH", "CURRENT_ROLE", "CURRENT_SCHEMA", "CURRENT_TIME", "CURRENT_TIMESTAMP", "CURRENT_USER",
    "DEALLOCATE", "DELETE", "DESCRIBE", "DISTINCT", "DROP", "ELSE", "END", "ESCAPE", "EXCEPT", "EXECUTE", "EXISTS",
    "EXTRACT", "FALSE", "FOR", "FROM", "FULL", "GROUP", "GROUPING", "HAVING", "IN", "INNER", "INSERT", "INTERSECT", "INTO",
    "IS", "JOIN", "LEFT", "LIKE", "LOCALTIME", "LOCALTIMESTAMP", "NATURAL", "NORMALIZE", "NOT", "NULL", "ON", "OR", "ORDER",
    "OUTER", "PREPARE", "RECURSIVE", "RIGHT", "ROLLUP", "SELECT", "SKIP", "TABLE", "THEN", "TRUE", "UESCAPE", "UNION",
    "UNNEST", "USING", "VALUES", "WHEN", "WHERE", "WITH",
  ]

  /// The reserved words with which an expression may begin.
  private static let expressionWords: Set = [
    "CASE", "CAST", "CURRENT_CATALOG", "CURRENT_DATE", "CURRENT_PATH", "CURRENT_SCHEMA", "CURRENT_TIME",
    "CURRENT_TIMESTAMP", "CURRENT_USER", "EXISTS", "EXTRACT", "FALSE", "GROUPING", "LOCALTIME", "LOCALTIMESTAMP",
    "NORMALIZE", "NOT", "NULL", "TRUE",
  ]

  func isReserved(_ word: String) -> Bool { StatementParser.reserved.contains(word) }

  /// Whether an expression can begin with the current word.
  var beginsExpression: Bool {
    switch current.kind {
    case .integer, .decimal, .double, .string, .quotedName, .backquotedName: return true
    case .symbol(let symbol): return ["(", "-", "+"].contains(symbol)
    case .word(let name):
      let word = name.uppercased()
      return !isReserved(word) || StatementParser.expressionWords.contains(word)
    case .end: return false
    }
  }

  /// Counts an operator or call: what is read must stay shallow enough to be walked.
  mutating func link() throws(SQLSyntaxError) {
    links += 1
    guard links <= 300 else {
      throw SQLSyntaxError("statement is too large (stack overflow during parsing)", at: current.position)
    }
  }
}
