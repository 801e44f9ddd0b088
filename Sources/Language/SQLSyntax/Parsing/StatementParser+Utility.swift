extension StatementParser {
  /// `SHOW …`
  mutating func show() throws(SQLSyntaxError) -> SimpleStatement {
    let start = current.position
    advance()
    guard let word = current.keyword else { throw mismatch(StatementParser.shown) }
    advance()
    let statement = try show(word, start)
    try expectEnd()
    return statement
  }

  /// What Trino shows, as it lists it.
  private static let shown = [
    "'CATALOGS'", "'COLUMNS'", "'CREATE'", "'CURRENT'", "'FUNCTIONS'", "'GRANTS'", "'ROLE'", "'ROLES'", "'SCHEMAS'",
    "'SESSION'", "'STATS'", "'TABLES'",
  ]

  private mutating func show(_ word: String, _ start: SQLPosition) throws(SQLSyntaxError) -> SimpleStatement {
    switch word {
    case "DATABASES", "SCHEMAS": return .showDatabases(like: try pattern())
    case "TABLES": return .showTables(database: try scope(), like: try pattern())
    case "VIEWS": return .showViews(database: try scope(), like: try pattern())
    case "COLUMNS":
      guard take(keyword: "IN") || take(keyword: "FROM") else { throw mismatch(["'FROM'", "'IN'"]) }
      var table = try tableName()
      if let database = try scope() { table.database = database }
      return .showColumns(table)
    case "PARTITIONS": return .showPartitions(try tableName())
    case "TBLPROPERTIES": return try showProperties()
    case "CREATE" where current.keyword == "VIEW":
      advance()
      return .showCreateView(try tableName())
    default:
      index = tokens.count - 1
      return .unsupported(.init(keyword: "SHOW \(word)", isDefinition: true, position: start))
    }
  }

  private mutating func showProperties() throws(SQLSyntaxError) -> SimpleStatement {
    let table = try tableName()
    guard take("(") else { return .showProperties(table, name: nil) }
    guard case .string(let name) = current.kind else { throw mismatch(["<string>"]) }
    advance()
    try expect(")")
    return .showProperties(table, name: name)
  }

  /// `DESCRIBE [FORMATTED|EXTENDED] [TABLE] name`
  mutating func describe() throws(SQLSyntaxError) -> SimpleStatement {
    advance()
    if ["FORMATTED", "EXTENDED", "TABLE"].contains(current.keyword ?? "") { advance() }
    let table = try tableName()
    guard current.kind == .end || current.kind == .symbol(";") else {
      // A partition or a column of a table: not served yet.
      return .unsupported(.init(keyword: "DESCRIBE", isDefinition: true, position: current.position))
    }
    return .describe(table)
  }

  private mutating func scope() throws(SQLSyntaxError) -> String? {
    guard take(keyword: "IN") || take(keyword: "FROM") else { return nil }
    return try hiveIdentifier()
  }

  private mutating func pattern() throws(SQLSyntaxError) -> String? {
    _ = take(keyword: "LIKE")
    guard case .string(let text) = current.kind else { return nil }
    advance()
    return text
  }

  private mutating func tableName() throws(SQLSyntaxError) -> SimpleTableName {
    let position = current.position
    var parts = [try hiveIdentifier()]
    while take(".") { parts.append(try hiveIdentifier()) }
    guard parts.count <= 3 else {
      throw SQLSyntaxError("Too many dots in table name: \(parts.joined(separator: "."))", at: position)
    }
    return SimpleTableName(
      catalog: parts.count > 2 ? parts[0] : nil, database: parts.count > 1 ? parts[parts.count - 2] : nil,
      name: parts[parts.count - 1], position: position)
  }

  /// Hive's statements quote names with backticks, Trino's with double quotes; SHOW and DESCRIBE take both.
  private mutating func hiveIdentifier() throws(SQLSyntaxError) -> String {
    guard case .backquotedName(let name) = current.kind else { return try identifier() }
    advance()
    return name
  }
}
