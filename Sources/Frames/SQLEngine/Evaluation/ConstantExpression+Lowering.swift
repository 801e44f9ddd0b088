import SQLSyntax

extension ConstantExpression {
  /// Takes what the evaluator knows from a statement's tree; anything else is refused.
  init(_ expression: Expression) throws(QueryError) {
    let position = expression.position
    switch expression.kind {
    case .literal(let literal): self = try ConstantExpression.literal(literal, position)
    case .identifier, .dereference: self = .name(try ConstantExpression.parts(of: expression), position)
    case .sign(let isNegative, let operand):
      let operand = try ConstantExpression(operand)
      self = isNegative ? .unary("-", operand, position) : operand
    case .arithmetic(let operation, let left, let right):
      self = .binary(operation.rawValue, try ConstantExpression(left), try ConstantExpression(right), position)
    case .concatenation(let left, let right):
      self = .binary("||", try ConstantExpression(left), try ConstantExpression(right), position)
    case .comparison(let operation, let left, let right) where operation != .isDistinctFrom:
      self = .binary(operation.rawValue, try ConstantExpression(left), try ConstantExpression(right), position)
    case .logical(let operation, let terms):
      self = ConstantExpression.balanced(operation.rawValue, try ConstantExpression.list(terms)[...], position)
    case .not(let operand): self = .unary("NOT", try ConstantExpression(operand), position)
    case .isNull(let operand): self = .isNull(try ConstantExpression(operand))
    case .isNotNull(let operand): self = .unary("NOT", .isNull(try ConstantExpression(operand)), position)
    case .between(let value, let low, let high):
      self = .between(
        try ConstantExpression(value), try ConstantExpression(low), try ConstantExpression(high), position)
    case .inList(let value, let list):
      self = .oneOf(try ConstantExpression(value), try ConstantExpression.list(list), position)
    case .like(let value, let pattern, let escape):
      self = .like(
        try ConstantExpression(value), try ConstantExpression(pattern),
        escape: try escape.map { escape throws(QueryError) in try ConstantExpression(escape) }, position)
    default: self = try ConstantExpression.call(expression)
    }
  }

  // MARK: Calls and choices

  private static func call(_ expression: Expression) throws(QueryError) -> ConstantExpression {
    let position = expression.position
    switch expression.kind {
    case .simpleCase(let operand, let clauses, let otherwise):
      return .choice(
        operand: try ConstantExpression(operand), branches: try branches(clauses), otherwise: try optional(otherwise))
    case .searchedCase(let clauses, let otherwise):
      return .choice(operand: nil, branches: try branches(clauses), otherwise: try optional(otherwise))
    case .cast(let operand, let type, let isSafe):
      return .cast(try ConstantExpression(operand), to: try TypeName(type), isSafe: isSafe, position)
    case .ifElse(let condition, let result, let otherwise):
      return .call("if", try list([condition, result] + (otherwise.map { [$0] } ?? [])), position)
    case .coalesce(let operands): return .call("coalesce", try list(operands), position)
    case .nullIf(let left, let right): return .call("nullif", try list([left, right]), position)
    case .tryValue(let operand): return .call("try", try list([operand]), position)
    case .trim(.both, let operand, characters: nil): return .call("trim", try list([operand]), position)
    case .currentTime(let kind, precision: nil): return .call(kind.rawValue, [], position)
    case .call(let call) where isPlain(call):
      return .call(call.name.text, call.hasStar ? [.star(position)] : try list(call.arguments), position)
    default: throw QueryError("NOT_SUPPORTED", "This expression is not supported by this version of Mocklake", at: position)
    }
  }

  private static func isPlain(_ call: FunctionCall) -> Bool {
    !call.isDistinct && call.orderBy.isEmpty && call.filter == nil && call.window == nil && call.processingMode == nil
      && call.starLabel == nil
  }

  private static func branches(_ clauses: [Expression.WhenClause]) throws(QueryError) -> [Branch] {
    var branches: [Branch] = []
    for clause in clauses {
      branches.append(
        Branch(condition: try ConstantExpression(clause.condition), result: try ConstantExpression(clause.result)))
    }
    return branches
  }

  private static func optional(_ expression: Expression?) throws(QueryError) -> ConstantExpression? {
    try expression.map { expression throws(QueryError) in try ConstantExpression(expression) }
  }

  private static func list(_ expressions: [Expression]) throws(QueryError) -> [ConstantExpression] {
    var list: [ConstantExpression] = []
    for expression in expressions { list.append(try ConstantExpression(expression)) }
    return list
  }

  /// Terms in a tree as low as it can be; their order, and with it what is evaluated, stays.
  private static func balanced(
    _ operation: String, _ terms: ArraySlice<ConstantExpression>, _ position: SQLPosition
  ) -> ConstantExpression {
    guard terms.count > 1 else { return terms.first ?? .null }
    let middle = terms.startIndex + terms.count / 2
    return .binary(
      operation, balanced(operation, terms[..<middle], position), balanced(operation, terms[middle...], position), position)
  }

  // MARK: Leaves

  private static func literal(_ literal: Literal, _ position: SQLPosition) throws(QueryError) -> ConstantExpression {
    switch literal {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .decimal(let text): return .decimal(text)
    case .double(let value): return .double(value)
    case .string(let text): return .string(text)
    case .typed(let type, let text): return .typed(type, text, position)
    case .binary, .interval:
      throw QueryError("NOT_SUPPORTED", "This literal is not supported by this version of Mocklake", at: position)
    }
  }

  private static func parts(of expression: Expression) throws(QueryError) -> [String] {
    var (parts, rest): ([String], Expression) = ([], expression)
    while case .dereference(let base, let field) = rest.kind {
      parts.append(field.text)
      rest = base
    }
    guard case .identifier(let name) = rest.kind else {
      throw QueryError("NOT_SUPPORTED", "Fields are not supported by this version of Mocklake", at: expression.position)
    }
    return [name.text] + parts.reversed()
  }
}

extension TypeName {
  init(_ type: DataType) throws(QueryError) {
    let parameters: [DataType.Parameter]
    switch type.kind {
    case .generic(let name, let list): (self.name, parameters) = (name, list)
    case .dateTime(let base, let precision, let withTimeZone):
      name = base.rawValue + (withTimeZone ? " with time zone" : "")
      parameters = precision.map { [$0] } ?? []
    case .row: (name, parameters) = ("row", [])
    case .interval: (name, parameters) = ("interval", [])
    }
    position = type.position
    self.parameters = parameters.compactMap { if case .number(let number) = $0 { Int(clamping: number) } else { nil } }
  }
}
