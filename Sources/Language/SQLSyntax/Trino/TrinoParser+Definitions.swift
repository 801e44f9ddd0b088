extension TrinoParser {
  // MARK: CREATE

  mutating func create() throws(SQLSyntaxError) -> Statement {
    if [.catalog, .function, .materialized, .role, .branch].contains(peek()) || peek() == .schema && isIdentifier(peek(2)) {
      return unsupported(words: peek() == .materialized ? 3 : 2)
    }
    advance()
    for word in [Terminal.branch, .catalog, .function, .materialized, .role, .schema] { note(word) }
    var replaces = false
    if take(.or) {
      try expect(.replace)
      replaces = true
      if [.function, .materialized].contains(terminal) { return unsupported(words: 1) }
    }
    if take(.table) { return .createTableAs(try tableAs(replaces: replaces)) }
    try expect(.view)
    return .createView(try view(replaces: replaces))
  }

  private mutating func view(replaces: Bool) throws(SQLSyntaxError) -> CreateView {
    let name = try qualifiedName()
    let comment = take(.comment) ? try string() : nil
    var isInvoker: Bool?
    if take(.security) { isInvoker = try takeOne(of: .definer, .invoker) == .invoker }
    try expect(.as)
    return CreateView(name: name, replaces: replaces, comment: comment, isInvokerSecurity: isInvoker, query: try query())
  }

  private mutating func tableAs(replaces: Bool) throws(SQLSyntaxError) -> CreateTableAs {
    let ifNotExists = take(.if)
    if ifNotExists {
      try expect(.not)
      try expect(.exists)
    }
    let table = try qualifiedName()
    let columns = try columnNamesIfAny()
    let comment = take(.comment) ? try string() : nil
    let properties = take(.with) ? try tableProperties() : []
    try expect(.as)
    let query = try query()
    var hasData = true
    if take(.with) {
      hasData = !take(.no)
      try expect(.data)
    }
    return CreateTableAs(
      table: table, ifNotExists: ifNotExists, replaces: replaces, columns: columns, comment: comment, properties: properties,
      query: query, hasData: hasData)
  }

  // MARK: DROP

  mutating func drop() throws(SQLSyntaxError) -> Statement {
    if [.catalog, .function, .materialized, .role, .branch].contains(peek()) {
      return unsupported(words: peek() == .materialized ? 3 : 2)
    }
    advance()
    for word in [Terminal.branch, .catalog, .function, .materialized, .role, .schema, .table] { note(word) }
    try expect(.view)
    let ifExists = take(.if)
    if ifExists { try expect(.exists) }
    return .dropView(try qualifiedName(), ifExists: ifExists)
  }
}
