extension SQLPrinter {
  mutating func expression(_ expression: Expression) {
    switch expression.kind {
    case .literal(let literal): self.literal(literal)
    case .parameter: write("?")
    case .identifier(let name): self.name(name)
    case .dereference(let base, let field):
      self.expression(base)
      write(".")
      name(field)
    case .element(let base, let index):
      self.expression(base)
      write("[")
      self.expression(index)
      write("]")
    case .row(let values): call("ROW", values)
    case .array(let values):
      write("ARRAY[")
      expressions(values)
      write("]")
    case .currentTime(let kind, let precision): write(kind.rawValue + (precision.map { "(\($0))" } ?? ""))
    case .session(let value): write(value.rawValue)
    case .arithmetic, .concatenation: chain(expression)
    case .sign(let isNegative, let operand): sign(isNegative, operand)
    case .logical(let operation, let terms):
      write("(")
      list(terms, separator: " \(operation.rawValue) ") { $0.expression($1) }
      write(")")
    case .atTimeZone(let value, let zone): binary(value, "AT TIME ZONE", zone)
    case .subquery(let query): subquery(query, indent: 0)
    case .exists(let query):
      write("(EXISTS ")
      subquery(query, indent: 0)
      write(")")
    default: if !predicate(expression) { other(expression) }
    }
  }

  private mutating func binary(_ left: Expression, _ operation: String, _ right: Expression) {
    write("(")
    expression(left)
    write(" \(operation) ")
    expression(right)
    write(")")
  }

  mutating func call(_ name: String, _ arguments: [Expression]) {
    write(name + "(")
    expressions(arguments)
    write(")")
  }

  // MARK: Arithmetic

  /// A minus straight before a number would become part of it.
  private mutating func sign(_ isNegative: Bool, _ operand: Expression) {
    write(isNegative ? "-" : "+")
    if case .identifier = operand.kind { return expression(operand) }
    write("(")
    expression(operand)
    write(")")
  }

  private enum Level {
    case concatenation, sum, product
  }

  private static func operation(_ expression: Expression) -> (level: Level, symbol: String, left: Expression, right: Expression)?
  {
    switch expression.kind {
    case .concatenation(let left, let right): (.concatenation, "||", left, right)
    case .arithmetic(let operation, let left, let right):
      (operation == .add || operation == .subtract ? .sum : .product, operation.rawValue, left, right)
    default: nil
    }
  }

  /// Operators of one level from left to right share one pair of brackets, however long they go on.
  private mutating func chain(_ expression: Expression) {
    guard let top = SQLPrinter.operation(expression) else { return }
    var (links, first) = ([(top.symbol, top.right)], top.left)
    while let next = SQLPrinter.operation(first), next.level == top.level {
      links.append((next.symbol, next.right))
      first = next.left
    }
    write("(")
    self.expression(first)
    for (symbol, right) in links.reversed() {
      write(" \(symbol) ")
      self.expression(right)
    }
    write(")")
  }

  // MARK: Predicates

  /// - Returns: whether it was one.
  private mutating func predicate(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .comparison(let operation, let left, let right): binary(left, operation.rawValue, right)
    case .quantifiedComparison(let operation, let quantifier, let left, let query):
      write("(")
      self.expression(left)
      write(" \(operation.rawValue) \(quantifier.rawValue) ")
      subquery(query, indent: 0)
      write(")")
    case .not(let operand):
      write("(NOT ")
      self.expression(operand)
      write(")")
    case .isNull(let operand): suffixed(operand, "IS NULL")
    case .isNotNull(let operand): suffixed(operand, "IS NOT NULL")
    case .between(let value, let low, let high):
      write("(")
      self.expression(value)
      write(" BETWEEN ")
      self.expression(low)
      write(" AND ")
      self.expression(high)
      write(")")
    case .inList(let value, let list):
      write("(")
      self.expression(value)
      call(" IN ", list)
      write(")")
    case .inQuery(let value, let query):
      write("(")
      self.expression(value)
      write(" IN ")
      subquery(query, indent: 0)
      write(")")
    case .like(let value, let pattern, let escape):
      write("(")
      self.expression(value)
      write(" LIKE ")
      self.expression(pattern)
      if let escape {
        write(" ESCAPE ")
        self.expression(escape)
      }
      write(")")
    default: return false
    }
    return true
  }

  private mutating func suffixed(_ operand: Expression, _ suffix: String) {
    write("(")
    expression(operand)
    write(" \(suffix))")
  }

  // MARK: Literals

  private mutating func literal(_ literal: Literal) {
    switch literal {
    case .null: write("null")
    case .boolean(let value): write(value ? "true" : "false")
    case .integer(let value): write(String(value))
    case .decimal(let text): write(text)
    case .double(let value): write(SQLPrinter.number(value))
    case .string(let text): string(text)
    case .binary(let bytes): write("X'\(bytes.map(SQLPrinter.hexadecimal).joined())'")
    case .typed(let type, let text):
      write(SQLPrinter.plainOrQuoted(type) == type ? type.uppercased() : SQLPrinter.quoted(type))
      write(" ")
      string(text)
    case .interval(let interval):
      write(interval.isNegative ? "INTERVAL -" : "INTERVAL ")
      string(interval.text)
      write(" \(interval.from.rawValue)\(interval.to.map { " TO \($0.rawValue)" } ?? "")")
    }
  }

  /// With an exponent, which tells it from a decimal.
  private static func number(_ value: Double) -> String {
    guard value.isFinite else { return value < 0 ? "-1E999" : "1E999" }
    let text = "\(value)".uppercased()
    return text.contains("E") ? text : text + "E0"
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }
}
