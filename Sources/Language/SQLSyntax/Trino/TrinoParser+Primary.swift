extension TrinoParser {
  /// A value with its subscripts and fields.
  mutating func primaryExpression() throws(SQLSyntaxError) -> Expression {
    let position = position
    var value = try primary()
    while true {
      // A dot that no field follows belongs to what stands around, such as `t.*`; it is no operator to be named either.
      if terminal == .dot {
        guard isIdentifier(peek()) else { return value }
        advance()
        value = Expression(.dereference(value, try identifier()), at: position)
      } else {
        note(.dot)
        guard take(.leftBracket) else { return value }
        let index = try valueExpression()
        try expect(.rightBracket)
        value = Expression(.element(value, at: index), at: position)
      }
      try link()
    }
  }

  private mutating func primary() throws(SQLSyntaxError) -> Expression {
    if let literal = try literal() { return literal }
    let position = position
    switch terminal {
    case .question:
      advance()
      parameters += 1
      return Expression(.parameter(parameters - 1), at: position)
    case .leftParenthesis: return try bracketed()
    case .case: return try choice()
    case .cast: return try cast(isSafe: false)
    case .tryCast where peek() == .leftParenthesis: return try cast(isSafe: true)
    case .exists:
      advance()
      return Expression(.exists(try bracketedQuery()), at: position)
    case .array where peek() == .leftBracket: return try array()
    case .row where peek() == .leftParenthesis: return try row()
    default:
      if let value = try specialForm() { return value }
      return try nameOrCall()
    }
  }

  // MARK: Brackets

  private mutating func bracketed() throws(SQLSyntaxError) -> Expression {
    let position = position
    if isLambda { return try lambda() }
    advance()
    for word in [Terminal.rightParenthesis, .identifierRule, .queryRule] { note(word) }
    if beginsQuery() {
      let query = try query()
      try expect(.rightParenthesis)
      return Expression(.subquery(query), at: position)
    }
    let first = try expression()
    if case .subquery(let inner) = first.kind, continuesQuery {
      let query = try query(after: inner)
      try expect(.rightParenthesis)
      return Expression(.subquery(query), at: position)
    }
    guard take(.comma) else {
      try expect(.rightParenthesis)
      return first
    }
    let values = [first] + (try expressions())
    try expect(.rightParenthesis)
    return Expression(.row(values), at: position)
  }

  /// Whether brackets hold a lambda's parameters: names only, and an arrow follows.
  private var isLambda: Bool {
    var offset = 1
    if peek(offset) == .rightParenthesis { return peek(offset + 1) == .arrow }
    while isIdentifier(peek(offset)) {
      switch peek(offset + 1) {
      case .comma: offset += 2
      case .rightParenthesis: return peek(offset + 2) == .arrow
      default: return false
      }
    }
    return false
  }

  private mutating func lambda() throws(SQLSyntaxError) -> Expression {
    let position = position
    var names: [Identifier] = []
    if take(.leftParenthesis) {
      if terminal != .rightParenthesis {
        repeat { names.append(try identifier()) } while take(.comma)
      }
      try expect(.rightParenthesis)
    } else {
      names = [try identifier()]
    }
    try expect(.arrow)
    return Expression(.lambda(names, try expression()), at: position)
  }

  private mutating func array() throws(SQLSyntaxError) -> Expression {
    let position = position
    advance()
    try expect(.leftBracket)
    if take(.rightBracket) { return Expression(.array([]), at: position) }
    let elements = try expressions()
    try expect(.rightBracket)
    return Expression(.array(elements), at: position)
  }

  private mutating func row() throws(SQLSyntaxError) -> Expression {
    let position = position
    advance()
    try expect(.leftParenthesis)
    let values = try expressions()
    try expect(.rightParenthesis)
    return Expression(.row(values), at: position)
  }

  // MARK: Choices and conversions

  private mutating func choice() throws(SQLSyntaxError) -> Expression {
    let position = position
    advance()
    let operand = sees(.when) ? nil : try expression()
    var clauses: [Expression.WhenClause] = []
    while sees(.when) {
      let start = self.position
      advance()
      let condition = try expression()
      try expect(.then)
      clauses.append(Expression.WhenClause(condition: condition, result: try expression(), position: start))
    }
    guard !clauses.isEmpty else { throw TrinoParser.mismatch }
    let otherwise = take(.else) ? try expression() : nil
    try expect(.end)
    if let operand { return Expression(.simpleCase(operand, clauses, otherwise: otherwise), at: position) }
    return Expression(.searchedCase(clauses, otherwise: otherwise), at: position)
  }

  private mutating func cast(isSafe: Bool) throws(SQLSyntaxError) -> Expression {
    let position = position
    advance()
    try expect(.leftParenthesis)
    let value = try expression()
    try expect(.as)
    let type = try type()
    try expect(.rightParenthesis)
    return Expression(.cast(value, type, isSafe: isSafe), at: position)
  }

  // MARK: Names

  private mutating func nameOrCall() throws(SQLSyntaxError) -> Expression {
    guard isIdentifier(terminal) else { throw TrinoParser.mismatch }
    let position = position
    switch peek() {
    case .string, .unicodeString: return try typedLiteral()
    case .arrow: return try lambda()
    case .over where peek(2) == .leftParenthesis || isIdentifier(peek(2)):
      let name = try identifier()
      advance()
      return Expression(.measure(name, try window()), at: position)
    default: break
    }
    if (terminal == .running || terminal == .final) && isIdentifier(peek()) && isCall(at: 1) || isCall(at: 0) {
      return try functionCall()
    }
    return Expression(.identifier(try identifier()), at: position)
  }

  /// Whether a name at some words' distance, qualified or not, is followed by a bracket.
  func isCall(at offset: Int) -> Bool {
    var offset = offset
    while peek(offset + 1) == .dot, isIdentifier(peek(offset + 2)) { offset += 2 }
    return peek(offset + 1) == .leftParenthesis
  }

  /// `DATE '2024-01-01'`
  private mutating func typedLiteral() throws(SQLSyntaxError) -> Expression {
    let position = position
    let name = try identifier()
    return Expression(.literal(.typed(name.lowercased, try string())), at: position)
  }
}
