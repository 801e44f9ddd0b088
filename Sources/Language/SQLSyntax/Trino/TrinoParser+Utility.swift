extension TrinoParser {
  /// `SHOW …`
  mutating func show() throws(SQLSyntaxError) -> Statement {
    allowsBackticks = true
    switch (peek(), word(1)) {
    case (.create, _): return try showCreate()
    case (.catalogs, _): return .showCatalogs(like: try likePattern())
    case (.functions, _): return .showFunctions(like: try likePattern())
    case (.session, _): return .showSession(like: try likePattern())
    case (.schemas, _), (_, "DATABASES"): return try showDatabases()
    case (.tables, _):
      let (database, pattern) = try scopeAndPattern()
      return .showTables(database: database, like: pattern)
    case (_, "VIEWS"):
      let (database, pattern) = try scopeAndPattern()
      return .showViews(database: database, like: pattern)
    case (.columns, _): return try showColumns()
    case (.partitions, _): return try showPartitions()
    case (_, "TBLPROPERTIES"): return try showProperties()
    case (.grants, _), (.roles, _), (.role, _), (.current, _), (.stats, _), (_, "LOCKS"), (_, "GRANT"), (_, "INDEXES"),
      (_, "TRANSACTIONS"), (_, "COMPACTIONS"):
      return unsupported(words: 2)
    default:
      advance()
      for word in TrinoParser.shown { note(word) }
      throw TrinoParser.mismatch
    }
  }

  /// What Trino shows, as it lists it.
  private static let shown: [Terminal] = [
    .catalogs, .columns, .create, .current, .functions, .grants, .role, .roles, .schemas, .session, .stats, .tables,
  ]

  /// A later word in capitals.
  private func word(_ offset: Int) -> String {
    self.text(at: offset).uppercased()
  }

  private mutating func showCreate() throws(SQLSyntaxError) -> Statement {
    advance()
    advance()
    switch try takeOne(of: .materialized, .schema, .table, .view) {
    case .view: return .showCreateView(try qualifiedName())
    case .table: return .showCreateTable(try tableName())
    default: return unsupported(words: 1)
    }
  }

  private mutating func likePattern() throws(SQLSyntaxError) -> String? {
    advance()
    advance()
    guard take(.like) else { return nil }
    let pattern = try string()
    if take(.escape) { _ = try string() }
    return pattern
  }

  // MARK: Hive's listings

  private mutating func showDatabases() throws(SQLSyntaxError) -> Statement {
    advance()
    advance()
    if [.from, .in].contains(terminal) {
      advance()
      _ = try identifier()
    }
    return .showDatabases(like: try hivePattern())
  }

  private mutating func scopeAndPattern() throws(SQLSyntaxError) -> (database: Identifier?, pattern: String?) {
    advance()
    advance()
    let database = try scope()
    return (database, try hivePattern())
  }

  private mutating func scope() throws(SQLSyntaxError) -> Identifier? {
    guard take(.from) || take(.in) else { return nil }
    return try qualifiedName().last
  }

  /// `[LIKE] 'pattern'`
  private mutating func hivePattern() throws(SQLSyntaxError) -> String? {
    if take(.like) { return try string() }
    return terminal == .string ? try string() : nil
  }

  private mutating func showColumns() throws(SQLSyntaxError) -> Statement {
    advance()
    advance()
    _ = try takeOne(of: .from, .in)
    var table = try tableName()
    if let database = try scope() { table = QualifiedName([database, table.last], position: table.position) }
    return .showColumns(table)
  }

  private mutating func showPartitions() throws(SQLSyntaxError) -> Statement {
    advance()
    advance()
    let table = try tableName()
    return .showPartitions(table, terminal == .partition ? try partitionValues() : [])
  }

  private mutating func showProperties() throws(SQLSyntaxError) -> Statement {
    advance()
    advance()
    let table = try tableName()
    guard take(.leftParenthesis) else { return .showTableProperties(table, name: nil) }
    let name = try string()
    try expect(.rightParenthesis)
    return .showTableProperties(table, name: name)
  }

  // MARK: DESCRIBE

  /// `DESCRIBE [EXTENDED|FORMATTED] [TABLE] table [PARTITION (…)] [column]`
  mutating func describe() throws(SQLSyntaxError) -> Statement {
    allowsBackticks = true
    if [.input, .output].contains(peek()), isIdentifier(peek(2)) { return unsupported(words: 2) }
    if ["DATABASE", "FUNCTION"].contains(word(1)), isIdentifier(peek(2)) || peek() == .schema { return unsupported(words: 2) }
    if peek() == .schema { return unsupported(words: 2) }
    advance()
    var style = Describe.Style.plain
    if isIdentifier(peek()) || peek() == .table, let named = Describe.Style(rawValue: word(0)), !word(0).isEmpty {
      style = named
      advance()
    }
    if terminal == .table { advance() }
    var describe = Describe(table: try tableName(), style: style)
    if terminal == .partition { describe.partition = try partitionValues() }
    if isIdentifier(terminal) {
      repeat { describe.column.append(try columnPart()) } while take(.dot)
    }
    return .describe(describe)
  }

  /// A part of `column.field.'$elem$'`.
  private mutating func columnPart() throws(SQLSyntaxError) -> Identifier {
    let position = position
    return terminal == .string ? Identifier(try string(), isQuoted: true, position: position) : try identifier()
  }

  /// `PARTITION (a = 1, b = 'x')`
  private mutating func partitionValues() throws(SQLSyntaxError) -> [PartitionValue] {
    try expect(.partition)
    try expect(.leftParenthesis)
    var values: [PartitionValue] = []
    repeat {
      let column = try identifier()
      try expect(.equal)
      let isQuoted = terminal == .string
      let value: String
      if isQuoted {
        value = try string()
      } else {
        guard [.integer, .decimalNumber, .name].contains(terminal) else {
          note(.stringRule)
          throw TrinoParser.mismatch
        }
        value = text
        advance()
      }
      values.append(PartitionValue(column: column, comparison: .equal, value: value, isQuoted: isQuoted))
    } while take(.comma)
    try expect(.rightParenthesis)
    return values
  }

  /// A table's name with at most a catalog and a database.
  private mutating func tableName() throws(SQLSyntaxError) -> QualifiedName {
    let name = try qualifiedName()
    guard name.parts.count <= 3 else {
      throw SQLSyntaxError("Too many dots in table name: \(name.text)", at: name.position)
    }
    return name
  }
}
