extension TrinoParser {
  private mutating func joined(
    _ left: Relation, _ kind: Join.Kind, _ right: Relation, _ criteria: Join.Criteria? = nil
  ) throws(SQLSyntaxError) -> Relation {
    try link()
    return Relation(.join(Join(kind: kind, left: left, right: right, criteria: criteria)), at: left.position)
  }

  /// `a, b, c`
  mutating func relations() throws(SQLSyntaxError) -> Relation {
    let outer = beginTree()
    defer { endTree(outer) }
    var relation = try relation()
    while take(.comma) { relation = try joined(relation, .implicit, try self.relation()) }
    return relation
  }

  mutating func relation() throws(SQLSyntaxError) -> Relation {
    try enter()
    defer { leave() }
    let outer = beginTree()
    defer { endTree(outer) }
    var left = try sampledRelation()
    while true {
      if take(.cross) {
        try expect(.join)
        left = try joined(left, .cross, try sampledRelation())
      } else if take(.natural) {
        let kind = try joinKind() ?? .inner
        try expect(.join)
        left = try joined(left, kind, try sampledRelation(), .natural)
      } else if let kind = try joinKind() {
        try expect(.join)
        let right = try relation()
        left = try joined(left, kind, right, try criteria())
      } else if sees(.join) {
        advance()
        let right = try relation()
        left = try joined(left, .inner, right, try criteria())
      } else {
        return left
      }
    }
  }

  private mutating func joinKind() throws(SQLSyntaxError) -> Join.Kind? {
    if take(.inner) { return .inner }
    for (word, kind) in [(Terminal.left, Join.Kind.left), (.right, .right), (.full, .full)] where take(word) {
      _ = take(.outer)
      return kind
    }
    return nil
  }

  private mutating func criteria() throws(SQLSyntaxError) -> Join.Criteria {
    if take(.on) { return .on(try expression()) }
    try expect(.using)
    return .using(try columnNames())
  }

  // MARK: One relation

  private mutating func sampledRelation() throws(SQLSyntaxError) -> Relation {
    let relation = try patternedRelation()
    note(.tablesample)
    guard terminal == .tablesample, [.bernoulli, .system].contains(peek()) else { return relation }
    advance()
    let method: Relation.SampleMethod = try takeOne(of: .bernoulli, .system) == .system ? .system : .bernoulli
    try expect(.leftParenthesis)
    let percentage = try expression()
    try expect(.rightParenthesis)
    return Relation(.sampled(relation, method, percentage: percentage), at: relation.position)
  }

  private mutating func patternedRelation() throws(SQLSyntaxError) -> Relation {
    let relation = try aliased(try primaryRelation())
    note(.matchRecognize)
    guard terminal == .matchRecognize, peek() == .leftParenthesis else { return relation }
    advance()
    let recognition = try patternRecognition(in: relation)
    return try aliased(Relation(.patternRecognition(recognition), at: relation.position))
  }

  mutating func aliased(_ relation: Relation) throws(SQLSyntaxError) -> Relation {
    guard let name = try aliasIfAny() else { return relation }
    return Relation(.aliased(relation, name, columns: try columnNamesIfAny()), at: relation.position)
  }

  private mutating func primaryRelation() throws(SQLSyntaxError) -> Relation {
    let position = position
    for word in [Terminal.leftParenthesis, .jsonTable, .lateral, .nearest, .table, .unnest] { note(word) }
    switch (terminal, peek()) {
    case (.leftParenthesis, _): return try bracketedRelation()
    case (.unnest, _): return try unnest()
    case (.lateral, .leftParenthesis):
      advance()
      return Relation(.lateral(try bracketedQuery()), at: position)
    case (.table, _):
      advance()
      try expect(.leftParenthesis)
      let call = try tableFunction()
      try expect(.rightParenthesis)
      return Relation(.tableFunction(call), at: position)
    case (.jsonTable, _):
      advance()
      return Relation(.jsonTable(try jsonTable()), at: position)
    default:
      let name = try qualifiedName()
      return Relation(.table(name, try timeTravel()), at: position)
    }
  }

  private mutating func bracketedRelation() throws(SQLSyntaxError) -> Relation {
    let position = position
    advance()
    note(.queryRule)
    if beginsQuery() {
      let query = try query()
      try expect(.rightParenthesis)
      return Relation(.subquery(query), at: position)
    }
    let inner = try relation()
    if case .subquery(let first) = inner.kind, continuesQuery {
      let query = try query(after: first)
      try expect(.rightParenthesis)
      return Relation(.subquery(query), at: position)
    }
    try expect(.rightParenthesis)
    return inner
  }

  private mutating func unnest() throws(SQLSyntaxError) -> Relation {
    let position = position
    advance()
    try expect(.leftParenthesis)
    let values = try expressions()
    try expect(.rightParenthesis)
    let withOrdinality = take(.with)
    if withOrdinality { try expect(.ordinality) }
    return Relation(.unnest(values, withOrdinality: withOrdinality), at: position)
  }

  private mutating func timeTravel() throws(SQLSyntaxError) -> TimeTravel? {
    let position = position
    guard take(.for) else { return nil }
    let isVersion = try takeOne(of: .timestamp, .version) == .version
    try expect(.as)
    try expect(.of)
    return TimeTravel(isVersion: isVersion, value: try valueExpression(), position: position)
  }
}
