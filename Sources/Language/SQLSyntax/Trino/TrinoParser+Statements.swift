extension TrinoParser {
  mutating func statement() throws(SQLSyntaxError) -> Statement {
    try enter()
    defer { leave() }
    if beginsQuery() || terminal == .leftParenthesis { return .query(try query()) }
    switch terminal {
    case .insert: return .insert(try insert())
    case .delete: return .delete(try delete())
    case .update: return .update(try update())
    case .merge: return .merge(try merge())
    case .unload: return .unload(try unload())
    case .create: return try create()
    case .drop: return try drop()
    case .explain: return .explain(try explain())
    case .prepare: return try prepare()
    case .execute: return try execute()
    case .deallocate: return try deallocate()
    case .optimize: return try optimize()
    case .vacuum:
      advance()
      return .vacuum(try qualifiedName())
    case .using: return try externalFunctions()
    case .show: return try show()
    case .desc, .describe: return try describe()
    default: return try refusedStatement()
    }
  }

  /// What stands where a statement begins, as Athena lists it.
  private static let starts: [Terminal] = [
    .alter, .analyze, .call, .comment, .commit, .create, .deallocate, .delete, .deny, .desc, .describe, .drop, .execute,
    .explain, .grant, .insert, .merge, .prepare, .refresh, .reset, .revoke, .rollback, .set, .show, .start, .truncate, .unload,
    .update, .use, .using, .queryRule,
  ]

  /// A statement that the grammar has and Athena refuses: its words after the first are not looked at.
  private mutating func refusedStatement() throws(SQLSyntaxError) -> Statement {
    switch terminal {
    case .alter, .analyze, .call, .comment, .commit, .deny, .grant, .refresh, .reset, .revoke, .rollback, .set, .start,
      .truncate, .use:
      return unsupported(words: 1)
    default:
      for start in TrinoParser.starts { note(start) }
      throw TrinoParser.mismatch
    }
  }

  /// Takes all words; the first ones name the statement.
  mutating func unsupported(words: Int) -> Statement {
    let position = position
    var names: [String] = []
    for _ in 0..<words {
      names.append(text.uppercased())
      advance()
    }
    skipToEnd()
    return .unsupported(UnsupportedStatement(keyword: names.joined(separator: " "), position: position))
  }

  // MARK: Rows

  private mutating func insert() throws(SQLSyntaxError) -> Insert {
    advance()
    try expect(.into)
    let table = try qualifiedName()
    var columns: [Identifier] = []
    note(.leftParenthesis)
    if terminal == .leftParenthesis, !beginsQuery(at: 1) { columns = try columnNames() }
    return Insert(table: table, columns: columns, query: try query())
  }

  private mutating func delete() throws(SQLSyntaxError) -> Delete {
    advance()
    try expect(.from)
    let table = try qualifiedName()
    return Delete(table: table, condition: take(.where) ? try expression() : nil)
  }

  private mutating func update() throws(SQLSyntaxError) -> Update {
    advance()
    let table = try qualifiedName()
    try expect(.set)
    let assignments = try assignments()
    return Update(table: table, assignments: assignments, condition: take(.where) ? try expression() : nil)
  }

  private mutating func assignments() throws(SQLSyntaxError) -> [Assignment] {
    var list: [Assignment] = []
    repeat {
      let position = position
      let column = try identifier()
      try expect(.equal)
      list.append(Assignment(column: column, value: try expression(), position: position))
    } while take(.comma)
    return list
  }

  private mutating func merge() throws(SQLSyntaxError) -> Merge {
    advance()
    try expect(.into)
    let table = try qualifiedName()
    let alias = try aliasIfAny()
    try expect(.using)
    let source = try relation()
    try expect(.on)
    let condition = try expression()
    var merge = Merge(table: table, alias: alias, source: source, condition: condition, cases: [])
    repeat { merge.cases.append(try mergeCase()) } while sees(.when)
    return merge
  }

  private mutating func mergeCase() throws(SQLSyntaxError) -> Merge.Case {
    let position = position
    try expect(.when)
    let isMatched = !take(.not)
    try expect(.matched)
    let condition = take(.and) ? try expression() : nil
    try expect(.then)
    let action = isMatched ? try matchedAction() : try insertion()
    return Merge.Case(isMatched: isMatched, condition: condition, action: action, position: position)
  }

  private mutating func matchedAction() throws(SQLSyntaxError) -> Merge.Action {
    guard try takeOne(of: .delete, .update) == .update else { return .delete }
    try expect(.set)
    return .update(try assignments())
  }

  private mutating func insertion() throws(SQLSyntaxError) -> Merge.Action {
    try expect(.insert)
    let columns = try columnNamesIfAny()
    try expect(.values)
    try expect(.leftParenthesis)
    let values = try expressions()
    try expect(.rightParenthesis)
    return .insert(columns, values)
  }

  private mutating func unload() throws(SQLSyntaxError) -> Unload {
    advance()
    let query = try bracketedQuery()
    try expect(.to)
    let place = position
    let location = try string()
    let properties = take(.with) ? try tableProperties() : []
    return Unload(query: query, location: location, locationPosition: place, properties: properties)
  }

  /// `(name = value, …)`
  mutating func tableProperties() throws(SQLSyntaxError) -> [TableProperty] {
    try expect(.leftParenthesis)
    var list: [TableProperty] = []
    repeat {
      let name = try identifier()
      try expect(.equal)
      note(.default)
      let isDefault = terminal == .default && [.comma, .rightParenthesis].contains(peek())
      if isDefault { advance() }
      list.append(TableProperty(name: name, value: isDefault ? nil : try expression()))
    } while take(.comma)
    try expect(.rightParenthesis)
    return list
  }

  // MARK: Iceberg's maintenance

  private mutating func optimize() throws(SQLSyntaxError) -> Statement {
    advance()
    let table = try qualifiedName()
    try expect(.rewrite)
    try expect(.data)
    try expect(.using)
    try expect(.binPack)
    return .optimize(table, condition: take(.where) ? try expression() : nil)
  }

  // MARK: Prepared statements and plans

  private mutating func prepare() throws(SQLSyntaxError) -> Statement {
    advance()
    let name = try identifier()
    try expect(.from)
    return .prepare(name, try statement())
  }

  private mutating func execute() throws(SQLSyntaxError) -> Statement {
    if peek() == .immediate, peek(2) == .string { return unsupported(words: 2) }
    advance()
    let name = try identifier()
    return .execute(name, take(.using) ? try expressions() : [])
  }

  private mutating func deallocate() throws(SQLSyntaxError) -> Statement {
    advance()
    try expect(.prepare)
    return .deallocate(try identifier())
  }

  private mutating func explain() throws(SQLSyntaxError) -> Explain {
    advance()
    var (isAnalyze, isVerbose) = (false, false)
    if take(.analyze) {
      isAnalyze = true
      isVerbose = take(.verbose)
    }
    var options: (format: String?, type: String?) = (nil, nil)
    note(.leftParenthesis)
    if terminal == .leftParenthesis, peek() == .format || peek() == .type { options = try explainOptions() }
    return Explain(
      statement: try statement(), isAnalyze: isAnalyze, isVerbose: isVerbose, format: options.format, type: options.type)
  }

  private mutating func explainOptions() throws(SQLSyntaxError) -> (format: String?, type: String?) {
    var options: (format: String?, type: String?) = (nil, nil)
    try expect(.leftParenthesis)
    repeat {
      if try takeOne(of: .format, .type) == .format {
        options.format = try takeOne(of: .text, .graphviz, .json).rawValue
      } else {
        options.type = try takeOne(of: .logical, .distributed, .validate, .io).rawValue
      }
    } while take(.comma)
    try expect(.rightParenthesis)
    return options
  }

  // MARK: Lambda functions

  private mutating func externalFunctions() throws(SQLSyntaxError) -> Statement {
    advance()
    var functions: [ExternalFunction] = []
    repeat { functions.append(try externalFunction()) } while take(.comma)
    return .externalFunctions(functions, try query())
  }

  private mutating func externalFunction() throws(SQLSyntaxError) -> ExternalFunction {
    let position = position
    try expect(.external)
    try expect(.function)
    let name = try identifier()
    try expect(.leftParenthesis)
    var parameters: [ExternalFunction.Parameter] = []
    if !sees(.rightParenthesis) {
      repeat {
        let isNamed = isIdentifier(terminal) && isIdentifier(peek())
        let name = isNamed ? try identifier() : nil
        parameters.append(ExternalFunction.Parameter(name: name, type: try type()))
      } while take(.comma)
    }
    try expect(.rightParenthesis)
    try expect(.returns)
    let returns = try type()
    try expect(.lambda)
    return ExternalFunction(name: name, parameters: parameters, returns: returns, lambda: try string(), position: position)
  }
}
