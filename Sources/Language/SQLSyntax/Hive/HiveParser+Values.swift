extension HiveParser {
  /// The words that cannot be names without backticks.
  private static let reserved: Set = [
    "ALL", "ALTER", "AND", "ARRAY", "AS", "AUTHORIZATION", "BETWEEN", "BIGINT", "BINARY", "BOOLEAN", "BOTH", "BY", "CASE", "CAST",
    "CHAR", "COLUMN", "CONF", "CREATE", "CROSS", "CUBE", "CURRENT", "CURRENT_DATE", "CURRENT_TIMESTAMP", "CURSOR", "DATABASE",
    "DATE", "DECIMAL", "DELETE", "DESCRIBE", "DISTINCT", "DOUBLE", "DROP", "ELSE", "END", "EXCHANGE", "EXISTS", "EXTENDED",
    "EXTERNAL", "FALSE", "FETCH", "FLOAT", "FOLLOWING", "FOR", "FROM", "FULL", "FUNCTION", "GRANT", "GROUP", "GROUPING",
    "HAVING", "IF", "IMPORT", "IN", "INNER", "INSERT", "INT", "INTERSECT", "INTERVAL", "INTO", "IS", "JOIN", "LATERAL", "LEFT",
    "LESS", "LIKE", "LOCAL", "MACRO", "MAP", "MORE", "NONE", "NOT", "NULL", "OF", "ON", "OR", "ORDER", "OUT", "OUTER", "OVER",
    "PARTIALSCAN", "PARTITION", "PERCENT", "PRECEDING", "PRESERVE", "PROCEDURE", "RANGE", "READS", "REDUCE", "REVOKE", "RIGHT",
    "ROLLUP", "ROWS", "SELECT", "SET", "SMALLINT", "TABLE", "TABLESAMPLE", "THEN", "TIMESTAMP", "TO", "TRANSFORM", "TRIGGER",
    "TRUE", "TRUNCATE", "UNBOUNDED", "UNION", "UNIQUEJOIN", "UPDATE", "USER", "USING", "VALUES", "VARCHAR", "WHEN", "WHERE",
    "WINDOW", "WITH",
  ]

  var seesIdentifier: Bool {
    switch current.kind {
    case .word(let word): !HiveParser.reserved.contains(word)
    case .quotedName: true
    default: false
    }
  }

  mutating func identifier() throws(SQLSyntaxError) -> Identifier {
    let token = current
    guard seesIdentifier else { throw unreadable }
    advance()
    if case .quotedName(let name) = token.kind { return Identifier(name, isQuoted: true, position: token.position) }
    return Identifier(token.text, position: token.position)
  }

  /// `table` or `database.table`; a catalog has no place here.
  mutating func tableName() throws(SQLSyntaxError) -> QualifiedName {
    try rule("table name") { parser throws(SQLSyntaxError) in
      let first = try parser.identifier()
      guard parser.take(symbol: ".") else { return QualifiedName([first]) }
      return QualifiedName([first, try parser.identifier()])
    }
  }

  mutating func text() throws(SQLSyntaxError) -> String {
    guard case .text(let text) = current.kind else { throw mismatched("StringLiteral") }
    advance()
    return text
  }

  mutating func number() throws(SQLSyntaxError) -> Int {
    guard case .number(let digits) = current.kind, let value = Int(digits) else { throw mismatched("Number") }
    advance()
    return value
  }

  /// What is read several times with commas between.
  mutating func list<Element>(
    _ read: (inout HiveParser) throws(SQLSyntaxError) -> Element
  ) throws(SQLSyntaxError) -> [Element] {
    var list = [try read(&self)]
    while take(symbol: ",") { list.append(try read(&self)) }
    return list
  }

  mutating func bracketedList<Element>(
    _ read: (inout HiveParser) throws(SQLSyntaxError) -> Element
  ) throws(SQLSyntaxError) -> [Element] {
    try expect(symbol: "(")
    let list = try list(read)
    try expect(symbol: ")")
    return list
  }

  /// `('name' = 'value', …)`
  mutating func properties(_ name: String) throws(SQLSyntaxError) -> [Property] {
    try rule(name) { parser throws(SQLSyntaxError) in
      try parser.bracketedList { parser throws(SQLSyntaxError) in
        try parser.rule("specifying key/value property") { parser throws(SQLSyntaxError) in try parser.property() }
      }
    }
  }

  private mutating func property() throws(SQLSyntaxError) -> Property {
    let position = position
    let name = try text()
    try expect(symbol: "=")
    return Property(name: name, value: try text(), position: position)
  }

  // MARK: Partitions

  /// `PARTITION (column = value, …)`
  mutating func partition(_ comparisons: Bool = false) throws(SQLSyntaxError) -> [PartitionValue] {
    try expect("PARTITION")
    return try bracketedList { parser throws(SQLSyntaxError) in try parser.partitionValue(comparisons) }
  }

  private mutating func partitionValue(_ comparisons: Bool) throws(SQLSyntaxError) -> PartitionValue {
    let column = try identifier()
    let comparison = try comparison(comparisons)
    let token = current
    let value: (text: String, isQuoted: Bool)
    switch token.kind {
    case .text(let text): value = (text, true)
    case .number(let text): value = (text, false)
    case .word("DATE"), .word("TIMESTAMP"):
      advance()
      return PartitionValue(column: column, comparison: comparison, value: try text(), isQuoted: true)
    case .word: value = (token.text, false)
    case .symbol("-"):
      advance()
      guard case .number(let digits) = current.kind else { throw unreadable }
      value = ("-\(digits)", false)
    default: throw unreadable
    }
    advance()
    return PartitionValue(column: column, comparison: comparison, value: value.text, isQuoted: value.isQuoted)
  }

  private mutating func comparison(_ isFree: Bool) throws(SQLSyntaxError) -> ComparisonOperator {
    guard case .symbol(let symbol) = current.kind else { throw mismatched("=") }
    let spelling = symbol == "!=" ? "<>" : symbol == "==" ? "=" : symbol
    guard let comparison = ComparisonOperator(rawValue: spelling), isFree || comparison == .equal else {
      throw mismatched("=")
    }
    advance()
    return comparison
  }
}
