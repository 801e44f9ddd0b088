extension TrinoParser {
  mutating func expression() throws(SQLSyntaxError) -> Expression {
    try enter()
    defer { leave() }
    let rule = beginRule(.expressionRule)
    defer { endRule(rule) }
    let outer = beginTree()
    defer { endTree(outer) }
    return try disjunction()
  }

  /// A value without predicates and logical operators.
  mutating func valueExpression() throws(SQLSyntaxError) -> Expression {
    try enter()
    defer { leave() }
    let rule = beginRule(.expressionRule)
    defer { endRule(rule) }
    let outer = beginTree()
    defer { endTree(outer) }
    return try concatenation()
  }

  /// `a, b, c`
  mutating func expressions() throws(SQLSyntaxError) -> [Expression] {
    var list = [try expression()]
    while take(.comma) { list.append(try expression()) }
    return list
  }

  // MARK: Logic

  private mutating func disjunction() throws(SQLSyntaxError) -> Expression {
    let position = position
    let first = try conjunction()
    guard take(.or) else { return first }
    var terms = [first]
    repeat { terms.append(try conjunction()) } while take(.or)
    return Expression(.logical(.or, terms), at: position)
  }

  private mutating func conjunction() throws(SQLSyntaxError) -> Expression {
    let position = position
    let first = try negation()
    guard take(.and) else { return first }
    var terms = [first]
    repeat { terms.append(try negation()) } while take(.and)
    return Expression(.logical(.and, terms), at: position)
  }

  private mutating func negation() throws(SQLSyntaxError) -> Expression {
    let rule = beginRule(.expressionRule)
    defer { endRule(rule) }
    let position = position
    guard take(.not) else { return try predicate(of: try valueExpression()) }
    try enter()
    defer { leave() }
    let operand = try negation()
    try link()
    return Expression(.not(operand), at: position)
  }

  // MARK: Predicates

  private mutating func predicate(of left: Expression) throws(SQLSyntaxError) -> Expression {
    let rule = beginRule(.predicateRule)
    defer { endRule(rule) }
    let position = position
    if let comparison = comparisonOperator { return try self.comparison(left, comparison, position) }
    switch terminal {
    case .is: return try nullTest(left, position)
    case .not:
      advance()
      guard let test = try membership(left, position) else { throw TrinoParser.mismatch }
      return Expression(.not(test), at: position)
    case .between, .in, .like:
      guard let test = try membership(left, position) else { throw TrinoParser.mismatch }
      return test
    default: return left
    }
  }

  private var comparisonOperator: ComparisonOperator? {
    switch terminal {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  private mutating func comparison(
    _ left: Expression, _ comparison: ComparisonOperator, _ position: SQLPosition
  ) throws(SQLSyntaxError) -> Expression {
    advance()
    for word in [Terminal.all, .any, .some] { note(word) }
    if let quantifier = quantifier, peek() == .leftParenthesis, beginsQuery(at: 2) {
      advance()
      let query = try bracketedQuery()
      return Expression(.quantifiedComparison(comparison, quantifier, left, query), at: position)
    }
    return Expression(.comparison(comparison, left, try valueExpression()), at: position)
  }

  private var quantifier: Quantifier? {
    switch terminal {
    case .all: .all
    case .any: .any
    case .some: .some
    default: nil
    }
  }

  private mutating func nullTest(_ left: Expression, _ position: SQLPosition) throws(SQLSyntaxError) -> Expression {
    advance()
    let isNegated = take(.not)
    if take(.null) { return Expression(isNegated ? .isNotNull(left) : .isNull(left), at: position) }
    try expect(.distinct)
    try expect(.from)
    let test = Expression(.comparison(.isDistinctFrom, left, try valueExpression()), at: position)
    return isNegated ? Expression(.not(test), at: position) : test
  }

  /// `BETWEEN`, `IN` or `LIKE`
  private mutating func membership(_ left: Expression, _ position: SQLPosition) throws(SQLSyntaxError) -> Expression? {
    if take(.between) {
      let low = try valueExpression()
      try expect(.and)
      return Expression(.between(left, low, try valueExpression()), at: position)
    }
    if take(.like) {
      let pattern = try valueExpression()
      let escape = take(.escape) ? try valueExpression() : nil
      return Expression(.like(left, pattern: pattern, escape: escape), at: position)
    }
    guard take(.in) else { return nil }
    try expect(.leftParenthesis)
    note(.queryRule)
    if beginsQuery() {
      let query = try query()
      try expect(.rightParenthesis)
      return Expression(.inQuery(left, query), at: position)
    }
    let list = try expressions()
    if case .subquery(let first)? = list.first?.kind, list.count == 1, continuesQuery {
      let query = try query(after: first)
      try expect(.rightParenthesis)
      return Expression(.inQuery(left, query), at: position)
    }
    try expect(.rightParenthesis)
    return Expression(.inList(left, list), at: position)
  }

  // MARK: Operators

  private mutating func concatenation() throws(SQLSyntaxError) -> Expression {
    var left = try sum()
    while sees(.concat) {
      let position = position
      advance()
      let right = try sum()
      try link()
      left = Expression(.concatenation(left, right), at: position)
    }
    return left
  }

  private mutating func sum() throws(SQLSyntaxError) -> Expression {
    var left = try product()
    while sees(.plus) || sees(.minus) {
      let position = position
      let operation: ArithmeticOperator = terminal == .plus ? .add : .subtract
      advance()
      let right = try product()
      try link()
      left = Expression(.arithmetic(operation, left, right), at: position)
    }
    return left
  }

  private mutating func product() throws(SQLSyntaxError) -> Expression {
    var left = try signed()
    while let operation = multiplication {
      let position = position
      advance()
      let right = try signed()
      try link()
      left = Expression(.arithmetic(operation, left, right), at: position)
    }
    return left
  }

  private var multiplication: ArithmeticOperator? {
    mutating get { sees(.asterisk) ? .multiply : sees(.slash) ? .divide : sees(.percent) ? .modulus : nil }
  }

  private mutating func signed() throws(SQLSyntaxError) -> Expression {
    let rule = beginRule(.expressionRule)
    defer { endRule(rule) }
    let position = position
    switch (terminal, peek()) {
    case (.minus, .integer), (.minus, .decimalNumber), (.minus, .doubleNumber): return try zoned()
    case (.minus, _), (.plus, _):
      let isNegative = terminal == .minus
      advance()
      try enter()
      defer { leave() }
      let operand = try signed()
      try link()
      return Expression(.sign(isNegative: isNegative, operand), at: position)
    default: return try zoned()
    }
  }

  private mutating func zoned() throws(SQLSyntaxError) -> Expression {
    var value = try primaryExpression()
    while sees(.at), isTimeZone {
      let position = position
      advance()
      try expect(.time)
      try expect(.zone)
      note(.interval)
      let place = self.position
      let zone =
        terminal == .interval
        ? Expression(.literal(.interval(try interval())), at: place) : Expression(.literal(.string(try string())), at: place)
      try link()
      value = Expression(.atTimeZone(value, zone), at: position)
    }
    return value
  }

  /// `AT` is no reserved word: it can be an alias.
  private var isTimeZone: Bool { peek() == .time }
}
