extension TrinoParser {
  mutating func query() throws(SQLSyntaxError) -> Query {
    let rule = beginRule(.queryRule)
    defer { endRule(rule) }
    let position = position
    guard sees(.with) else { return try queryWithoutWith() }
    let with = try with()
    var query = try queryWithoutWith()
    query.with = with
    query.position = position
    return query
  }

  /// `(query)`
  mutating func bracketedQuery() throws(SQLSyntaxError) -> Query {
    try expect(.leftParenthesis)
    let query = try query()
    try expect(.rightParenthesis)
    return query
  }

  /// Whether a query begins with the current word or a later one. Brackets are left to the caller.
  func beginsQuery(at offset: Int = 0) -> Bool {
    switch peek(offset) {
    case .select, .values, .with: return true
    case .table: return peek(offset + 1) != .leftParenthesis
    case .leftParenthesis: return offset > 0 && beginsQuery(at: offset + 1)
    default: return false
    }
  }

  /// Whether a query in brackets goes on: it was the first operand, or has an order or bounds.
  var continuesQuery: Bool {
    switch terminal {
    case .union, .except, .intersect, .order, .limit, .offset, .fetch: true
    default: false
    }
  }

  private mutating func with() throws(SQLSyntaxError) -> With {
    let position = position
    try expect(.with)
    let isRecursive = take(.recursive)
    var queries: [With.NamedQuery] = []
    repeat {
      let start = self.position
      let name = try identifier()
      let columns = try columnNamesIfAny()
      try expect(.as)
      queries.append(With.NamedQuery(name: name, columns: columns, query: try bracketedQuery(), position: start))
    } while take(.comma)
    return With(isRecursive: isRecursive, queries: queries, position: position)
  }

  private mutating func queryWithoutWith() throws(SQLSyntaxError) -> Query {
    try enter()
    defer { leave() }
    let position = position
    return try bounded(try unionBody(after: nil), at: position)
  }

  /// The rest of a query whose first operand, in brackets, was read as something else.
  mutating func query(after first: Query) throws(SQLSyntaxError) -> Query {
    let body = QueryBody(.subquery(first), at: first.position)
    return try bounded(try unionBody(after: body), at: first.position)
  }

  private mutating func bounded(_ body: QueryBody, at position: SQLPosition) throws(SQLSyntaxError) -> Query {
    var query = Query(body, at: position)
    if take(.order) { query.orderBy = try sortItems() }
    if take(.offset) {
      query.offset = try rowCount()
      if !take(.rows) { _ = take(.row) }
    }
    query.limit = try limit()
    // A query that adds nothing to one in brackets is that one.
    if case .subquery(let inner) = body.kind, query.orderBy.isEmpty, query.offset == nil, query.limit == nil { return inner }
    return query
  }

  private mutating func limit() throws(SQLSyntaxError) -> Query.Limit? {
    if take(.limit) { return take(.all) ? .all : .count(try rowCount()) }
    guard take(.fetch) else { return nil }
    _ = try takeOne(of: .first, .next)
    let count = sees(.row) || sees(.rows) ? nil : try rowCount()
    _ = try takeOne(of: .row, .rows)
    guard try takeOne(of: .only, .with) == .with else { return .fetchFirst(count, withTies: false) }
    try expect(.ties)
    return .fetchFirst(count, withTies: true)
  }

  private mutating func rowCount() throws(SQLSyntaxError) -> Expression {
    let position = position
    if take(.question) {
      parameters += 1
      return Expression(.parameter(parameters - 1), at: position)
    }
    return Expression(.literal(.integer(try integer())), at: position)
  }

  // MARK: Set operations

  private mutating func unionBody(after first: QueryBody?) throws(SQLSyntaxError) -> QueryBody {
    var chain = SetOperationChain(try intersectBody(after: first))
    let outer = beginTree()
    defer { endTree(outer) }
    while sees(.union) || sees(.except) {
      let kind: SetOperation.Kind = terminal == .union ? .union : .except
      advance()
      let isDistinct = takesSetQuantifier()
      if chain.add(try intersectBody(after: nil), kind, isDistinct: isDistinct) { try link() }
    }
    return chain.body
  }

  private mutating func intersectBody(after first: QueryBody?) throws(SQLSyntaxError) -> QueryBody {
    let start = if let first { first } else { try primaryBody() }
    var chain = SetOperationChain(start)
    while take(.intersect) {
      let isDistinct = takesSetQuantifier()
      if chain.add(try primaryBody(), .intersect, isDistinct: isDistinct) { try link() }
    }
    return chain.body
  }

  private mutating func takesSetQuantifier() -> Bool {
    take(.distinct) || !take(.all)
  }

  private mutating func primaryBody() throws(SQLSyntaxError) -> QueryBody {
    let position = position
    for word in [Terminal.leftParenthesis, .select, .table, .values] { note(word) }
    switch terminal {
    case .select: return QueryBody(.select(try select()), at: position)
    case .values:
      advance()
      return QueryBody(.values(try expressions()), at: position)
    case .table:
      advance()
      return QueryBody(.table(try qualifiedName()), at: position)
    case .leftParenthesis:
      advance()
      // WITH is allowed in brackets although the messages do not name it.
      let query = terminal == .with ? try query() : try queryWithoutWith()
      try expect(.rightParenthesis)
      return QueryBody(.subquery(query), at: position)
    default: throw TrinoParser.mismatch
    }
  }
}
