extension StatementParser {
  /// The deepest nesting that is read.
  private static let maximumDepth = 200

  /// An expression: OR binds loosest.
  mutating func expression() throws(SQLSyntaxError) -> ConstantExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth < StatementParser.maximumDepth else {
      throw SQLSyntaxError("statement is too large (stack overflow during parsing)", at: current.position)
    }
    return try binary(level: 0)
  }

  /// The operators from the loosest to the tightest binding.
  private static let levels: [Set<String>] = [["OR"], ["AND"]]

  private mutating func binary(level: Int) throws(SQLSyntaxError) -> ConstantExpression {
    guard level < StatementParser.levels.count else { return try negation() }
    var left = try binary(level: level + 1)
    while let word = current.keyword, StatementParser.levels[level].contains(word) {
      let position = current.position
      try link()
      advance()
      left = .binary(word, left, try binary(level: level + 1), position)
    }
    return left
  }

  private mutating func negation() throws(SQLSyntaxError) -> ConstantExpression {
    let position = current.position
    guard take(keyword: "NOT") else { return try predicate() }
    return .unary("NOT", try expressionOperand { parser throws(SQLSyntaxError) in try parser.negation() }, position)
  }

  private mutating func predicate() throws(SQLSyntaxError) -> ConstantExpression {
    var left = try sum()
    while let test = try test(of: left) { left = test }
    return left
  }

  /// What is asked of a value: a comparison, `IS NULL`, `IN`, `LIKE` or `BETWEEN`; nil if nothing is.
  private mutating func test(of left: ConstantExpression) throws(SQLSyntaxError) -> ConstantExpression? {
    let position = current.position
    if case .symbol(let symbol) = current.kind, ["=", "<>", "!=", "<", "<=", ">", ">="].contains(symbol) {
      try link()
      advance()
      return .binary(symbol == "!=" ? "<>" : symbol, left, try sum(), position)
    }
    if take(keyword: "IS") {
      try link()
      let negated = take(keyword: "NOT")
      try expect(keyword: "NULL")
      return negated ? .unary("NOT", .isNull(left), position) : .isNull(left)
    }
    let negated = take(keyword: "NOT")
    guard let test = try membership(of: left, position) else {
      if negated { throw mismatch(["'BETWEEN'", "'IN'", "'LIKE'"]) }
      return nil
    }
    try link()
    return negated ? .unary("NOT", test, position) : test
  }

  private mutating func membership(of left: ConstantExpression, _ position: SQLPosition) throws(SQLSyntaxError)
    -> ConstantExpression?
  {
    if take(keyword: "IN") { return try list(of: left) }
    if take(keyword: "LIKE") {
      let pattern = try sum()
      return .like(left, pattern, escape: take(keyword: "ESCAPE") ? try sum() : nil, position)
    }
    guard take(keyword: "BETWEEN") else { return nil }
    let low = try sum()
    try expect(keyword: "AND")
    return .between(left, low, try sum(), position)
  }

  private mutating func list(of left: ConstantExpression) throws(SQLSyntaxError) -> ConstantExpression {
    try expect("(")
    let position = current.position
    var values = [try expression()]
    while take(",") { values.append(try expression()) }
    try expect(")")
    return .oneOf(left, values, position)
  }

  private mutating func sum() throws(SQLSyntaxError) -> ConstantExpression {
    var left = try product()
    while case .symbol(let symbol) = current.kind, ["+", "-", "||"].contains(symbol) {
      let position = current.position
      try link()
      advance()
      left = .binary(symbol, left, try product(), position)
    }
    return left
  }

  private mutating func product() throws(SQLSyntaxError) -> ConstantExpression {
    var left = try signed()
    while case .symbol(let symbol) = current.kind, ["*", "/", "%"].contains(symbol) {
      let position = current.position
      try link()
      advance()
      left = .binary(symbol, left, try signed(), position)
    }
    return left
  }

  private mutating func signed() throws(SQLSyntaxError) -> ConstantExpression {
    let position = current.position
    if take("-") {
      switch current.kind {
      // The sign of a number belongs to it: only so can the smallest integer be written.
      case .integer, .decimal, .double: return try number("-", position)
      default: return .unary("-", try expressionOperand { parser throws(SQLSyntaxError) in try parser.signed() }, position)
      }
    }
    if take("+") { return try expressionOperand { parser throws(SQLSyntaxError) in try parser.signed() } }
    return try primary()
  }

  /// An operand after a prefix, counted as one level of nesting.
  private mutating func expressionOperand(
    _ read: (inout StatementParser) throws(SQLSyntaxError) -> ConstantExpression
  ) throws(SQLSyntaxError) -> ConstantExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth < StatementParser.maximumDepth else {
      throw SQLSyntaxError("statement is too large (stack overflow during parsing)", at: current.position)
    }
    try link()
    return try read(&self)
  }

  private mutating func primary() throws(SQLSyntaxError) -> ConstantExpression {
    let token = current
    switch token.kind {
    case .integer, .decimal, .double: return try number("", token.position)
    case .string(let text): return literal(.string(text))
    case .symbol("("):
      advance()
      let inner = try expression()
      try expect(")")
      return inner
    case .word: return try word(token)
    case .quotedName, .backquotedName: return try nameOrCall(token.position)
    default: throw mismatch(["<expression>"])
    }
  }

  /// A number literal with its sign.
  private mutating func number(_ sign: String, _ position: SQLPosition) throws(SQLSyntaxError) -> ConstantExpression {
    switch current.kind {
    case .integer(let text):
      guard Int64(sign + text) != nil else { throw SQLSyntaxError("Invalid numeric literal: \(sign)\(text)", at: position) }
      return literal(.integer(sign + text))
    case .decimal(let text): return literal(.decimal(sign + text))
    case .double(let text): return literal(.double(sign + text))
    default: throw mismatch(["<number>"])
    }
  }

  private mutating func literal(_ expression: ConstantExpression) -> ConstantExpression {
    advance()
    return expression
  }

  private mutating func word(_ token: SQLToken) throws(SQLSyntaxError) -> ConstantExpression {
    switch token.keyword {
    case "NULL": return literal(.null)
    case "TRUE": return literal(.boolean(true))
    case "FALSE": return literal(.boolean(false))
    case "CASE": return try choice()
    case "CAST", "TRY_CAST": return try cast(isSafe: token.keyword == "TRY_CAST", token.position)
    case "CURRENT_DATE", "CURRENT_TIMESTAMP":
      advance()
      return .call(token.keyword?.lowercased() ?? "", [], token.position)
    default:
      // A type's name before a text makes it a literal of that type.
      guard case .word(let type) = token.kind, index + 1 < tokens.count, case .string(let text) = tokens[index + 1].kind,
        !isReserved(type.uppercased())
      else { return try nameOrCall(token.position) }
      advance()
      advance()
      return .typed(type.lowercased(), text, token.position)
    }
  }

  private mutating func choice() throws(SQLSyntaxError) -> ConstantExpression {
    try link()
    advance()
    let operand = current.keyword == "WHEN" ? nil : try expression()
    var branches: [ConstantExpression.Branch] = []
    while take(keyword: "WHEN") {
      let condition = try expression()
      try expect(keyword: "THEN")
      branches.append(ConstantExpression.Branch(condition: condition, result: try expression()))
    }
    guard !branches.isEmpty else { throw mismatch(["'WHEN'"]) }
    let otherwise = take(keyword: "ELSE") ? try expression() : nil
    try expect(keyword: "END")
    return .choice(operand: operand, branches: branches, otherwise: otherwise)
  }

  private mutating func cast(isSafe: Bool, _ position: SQLPosition) throws(SQLSyntaxError) -> ConstantExpression {
    try link()
    advance()
    try expect("(")
    let value = try expression()
    try expect(keyword: "AS")
    let type = try typeName()
    try expect(")")
    return .cast(value, to: type, isSafe: isSafe, position)
  }

  private mutating func typeName() throws(SQLSyntaxError) -> TypeName {
    let position = current.position
    guard case .word(let name) = current.kind else { throw mismatch(["<type>"]) }
    advance()
    var parameters: [Int] = []
    if take("(") {
      repeat {
        guard case .integer(let text) = current.kind, let number = Int(text) else { throw mismatch(["<integer>", "<type>"]) }
        parameters.append(number)
        advance()
      } while take(",")
      try expect(")")
    }
    return TypeName(name: name.lowercased(), parameters: parameters, position: position)
  }

  private mutating func nameOrCall(_ position: SQLPosition) throws(SQLSyntaxError) -> ConstantExpression {
    guard beginsExpression else { throw mismatch(["<expression>"]) }
    var parts = [try identifier()]
    if parts.count == 1, current.kind == .symbol("(") {
      try link()
      return .call(parts[0].lowercased(), try arguments(), position)
    }
    while take(".") { parts.append(try identifier()) }
    return .name(parts, position)
  }

  private mutating func arguments() throws(SQLSyntaxError) -> [ConstantExpression] {
    try expect("(")
    if take(")") { return [] }
    let star = current.position
    if take("*") {
      try expect(")")
      return [.star(star)]
    }
    var values = [try expression()]
    while take(",") { values.append(try expression()) }
    try expect(")")
    return values
  }
}
