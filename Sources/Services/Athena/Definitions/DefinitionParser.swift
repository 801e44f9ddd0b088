import SQLSyntax

/// Reads the statements of `DefinitionStatement`; everything else is left to the parser of queries.
struct DefinitionParser {
  let tokens: [SQLToken]
  private let source: String
  private var index = 0
  /// What Hive calls the statement in its complaints.
  private var subject = "statement"

  /// The definition in a text; nil if it is another statement.
  static func parse(_ sql: String) -> DefinitionStatement? {
    guard var tokens = try? SQLLexer.tokens(of: sql), let end = tokens.popLast() else { return nil }
    while tokens.last?.kind == .symbol(";") { tokens.removeLast() }
    guard !tokens.isEmpty, !tokens.contains(where: { $0.kind == .symbol(";") }) else { return nil }
    var parser = DefinitionParser(tokens: tokens + [end], source: sql)
    do throws(SQLSyntaxError) {
      guard let statement = try parser.statement() else { return nil }
      if parser.current.kind != .end { throw parser.unreadable }
      return statement
    } catch {
      return .malformed(error.message)
    }
  }

  private init(tokens: [SQLToken], source: String) {
    (self.tokens, self.source) = (tokens, source)
  }

  // MARK: Statements

  private mutating func statement() throws(SQLSyntaxError) -> DefinitionStatement? {
    if take("CREATE") { return try create() }
    if take("DROP") { return try drop() }
    if take("ALTER", "TABLE") { return try alter() }
    if take("MSCK") {
      subject = "msck repair table statement"
      try expect("REPAIR", "TABLE")
      return .repair(try tableName())
    }
    if take("SHOW", "CREATE", "TABLE") {
      subject = "show statement"
      return .showCreateTable(try tableName())
    }
    return nil
  }

  private mutating func create() throws(SQLSyntaxError) -> DefinitionStatement? {
    if take("DATABASE") || take("SCHEMA") { return try createDatabase() }
    if take("EXTERNAL", "TABLE") {
      subject = "create table statement"
      return .createTable(try tableDeclaration())
    }
    if take("VIEW") { return try view(isReplacing: false) }
    if take("OR", "REPLACE", "VIEW") { return try view(isReplacing: true) }
    return take("TABLE") ? try tableFromQuery() : nil
  }

  private mutating func createDatabase() throws(SQLSyntaxError) -> DefinitionStatement {
    subject = "create database statement"
    let ifNotExists = take("IF", "NOT", "EXISTS")
    var database = DatabaseDeclaration(name: try identifier(), ifNotExists: ifNotExists)
    if take("COMMENT") { database.comment = try text() }
    if take("LOCATION") { database.location = try text() }
    if take("WITH", "DBPROPERTIES") { database.properties = try properties() }
    return .createDatabase(database)
  }

  /// `CREATE TABLE name [WITH (…)] AS …`: only its properties are read.
  private mutating func tableFromQuery() throws(SQLSyntaxError) -> DefinitionStatement? {
    guard tokens.contains(where: { $0.keyword == "AS" }) else { return nil }
    _ = take("IF", "NOT", "EXISTS")
    _ = try tableName()
    guard take("WITH") else { return nil }
    let properties = try looseProperties()
    skipToEnd()
    return .createTableAs(properties: properties)
  }

  /// A view's SQL is Trino's: what cannot be read of it is left to that parser.
  private mutating func view(isReplacing: Bool) throws(SQLSyntaxError) -> DefinitionStatement? {
    guard let name = try? tableName(), take("AS"), current.kind != .end else { return nil }
    let sql = rest
    skipToEnd()
    return .createView(ViewDeclaration(name: name, isReplacing: isReplacing, sql: sql))
  }

  private mutating func drop() throws(SQLSyntaxError) -> DefinitionStatement? {
    if take("DATABASE") || take("SCHEMA") {
      subject = "drop database statement"
      let ifExists = take("IF", "EXISTS")
      let name = try identifier()
      let cascade = take("CASCADE")
      if !cascade { _ = take("RESTRICT") }
      return .dropDatabase(name, ifExists: ifExists, cascade: cascade)
    }
    if take("TABLE") {
      subject = "drop statement"
      let ifExists = take("IF", "EXISTS")
      let name = try tableName()
      _ = take("PURGE")
      return .dropTable(name, ifExists: ifExists)
    }
    guard take("VIEW") else { return nil }
    subject = "drop view statement"
    let ifExists = take("IF", "EXISTS")
    return .dropView(try tableName(), ifExists: ifExists)
  }

  private mutating func alter() throws(SQLSyntaxError) -> DefinitionStatement? {
    subject = "alter table statement"
    let name = try tableName()
    if take("ADD", "PARTITION") { return try addPartitions(name, ifNotExists: false) }
    if take("ADD", "IF", "NOT", "EXISTS", "PARTITION") { return try addPartitions(name, ifNotExists: true) }
    if take("DROP", "PARTITION") { return try dropPartitions(name, ifExists: false) }
    if take("DROP", "IF", "EXISTS", "PARTITION") { return try dropPartitions(name, ifExists: true) }
    if take("SET", "TBLPROPERTIES") { return .setProperties(name, try properties()) }
    if take("SET", "LOCATION") { return .setLocation(name, try text()) }
    return nil
  }

  private mutating func addPartitions(_ name: TableReference, ifNotExists: Bool) throws(SQLSyntaxError) -> DefinitionStatement {
    var partitions: [PartitionDeclaration] = []
    repeat {
      let keys = try looseProperties()
      partitions.append(PartitionDeclaration(keys: keys, location: take("LOCATION") ? try text() : nil))
    } while take("PARTITION")
    return .addPartitions(name, ifNotExists: ifNotExists, partitions)
  }

  private mutating func dropPartitions(_ name: TableReference, ifExists: Bool) throws(SQLSyntaxError) -> DefinitionStatement {
    var partitions: [[DefinitionStatement.Property]] = []
    repeat {
      partitions.append(try looseProperties())
    } while take(symbol: ",") && take("PARTITION")
    return .dropPartitions(name, ifExists: ifExists, partitions)
  }

  // MARK: Words

  var current: SQLToken { tokens[index] }

  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
  }

  private mutating func skipToEnd() { index = tokens.count - 1 }

  mutating func take(symbol: String) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  /// Takes keywords that stand in this order; takes none if they do not.
  mutating func take(_ keywords: String...) -> Bool {
    for (offset, keyword) in keywords.enumerated() {
      guard index + offset < tokens.count, tokens[index + offset].keyword == keyword else { return false }
    }
    for _ in keywords { advance() }
    return true
  }

  mutating func expect(_ keywords: String...) throws(SQLSyntaxError) {
    for keyword in keywords where !take(keyword) { throw unreadable }
  }

  mutating func expect(symbol: String) throws(SQLSyntaxError) {
    if !take(symbol: symbol) { throw unreadable }
  }

  mutating func identifier() throws(SQLSyntaxError) -> String {
    switch current.kind {
    case .word(let name), .quotedName(let name), .backquotedName(let name):
      advance()
      return name.lowercased()
    default: throw unreadable
    }
  }

  mutating func tableName() throws(SQLSyntaxError) -> TableReference {
    let position = current.position
    var parts = [try identifier()]
    while parts.count < 3, take(symbol: ".") { parts.append(try identifier()) }
    guard let name = TableReference(parts, at: position) else { throw unreadable }
    return name
  }

  /// The text from the current word to the end of the statement.
  private var rest: String {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let position = current.position
    guard lines.indices.contains(position.line - 1) else { return "" }
    let first = lines[position.line - 1].dropFirst(position.column - 1)
    let text = ([first] + lines[position.line...]).joined(separator: "\n")
    let trailing: (Character) -> Bool = { $0.isWhitespace || $0 == ";" }
    return String(text[..<(text.lastIndex { !trailing($0) }.map { text.index(after: $0) } ?? text.startIndex)])
  }

  /// Hive's complaint about the words that stand here; it counts columns from 0.
  var unreadable: SQLSyntaxError {
    let near = (0..<3).map { offset in
      index + offset < tokens.count ? "'\(tokens[index + offset].text)'" : "'<EOF>'"
    }
    let place = "\(current.position.line):\(current.position.column - 1)"
    return SQLSyntaxError(message: "line \(place) cannot recognize input near \(near.joined(separator: " ")) in \(subject)")
  }
}
