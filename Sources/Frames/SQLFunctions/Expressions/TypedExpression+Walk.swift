import SQLColumns

extension TypedExpression {
  /// The expressions directly inside; a lambda's body sees other inputs and is not among them.
  public var operands: [TypedExpression] {
    switch self {
    case .constant, .input, .outer: []
    case .call(_, let arguments, _): arguments
    case .arithmetic(_, let left, let right, _), .comparison(_, let left, let right), .distinct(let left, let right):
      [left, right]
    case .and(let terms), .or(let terms), .coalesce(let terms, _), .construct(let terms, _): terms
    case .not(let inner), .isNull(let inner), .cast(let inner, _, _), .attempt(let inner), .field(let inner, _, _),
      .inConstants(let inner, _):
      [inner]
    case .choice(let branches, let otherwise, _): branches.flatMap { [$0.condition, $0.result] } + [otherwise]
    case .lambda(_, let captures, _): captures
    case .subquery(let call): call.captures + (call.operand.map { [$0] } ?? [])
    }
  }

  /// The same expression with other operands, in the order of `operands`.
  public func replacingOperands(_ new: [TypedExpression]) -> TypedExpression {
    switch self {
    case .constant, .input, .outer: return self
    case .call(let function, _, let type): return .call(function, new, type)
    case .arithmetic(let kind, _, _, let type): return .arithmetic(kind, new[0], new[1], type)
    case .comparison(let kind, _, _): return .comparison(kind, new[0], new[1])
    case .distinct: return .distinct(new[0], new[1])
    case .and: return .and(new)
    case .or: return .or(new)
    case .coalesce(_, let type): return .coalesce(new, type)
    case .construct(_, let type): return .construct(new, type)
    case .not: return .not(new[0])
    case .isNull: return .isNull(new[0])
    case .cast(_, let type, let isTry): return .cast(new[0], type, isTry: isTry)
    case .attempt: return .attempt(new[0])
    case .field(_, let index, let type): return .field(new[0], index, type)
    case .inConstants(_, let set): return .inConstants(new[0], set)
    case .choice(let branches, _, let type):
      let renewed = branches.indices.map { Branch(new[$0 * 2], new[$0 * 2 + 1]) }
      return .choice(renewed, otherwise: new[new.count - 1], type)
    case .lambda(let parameters, _, let body): return .lambda(parameters: parameters, captures: new, body: body)
    case .subquery(var call):
      call.captures = Array(new.prefix(call.captures.count))
      if call.operand != nil { call.operand = new[call.captures.count] }
      return .subquery(call)
    }
  }

  /// The expression with every part changed, from the innermost outwards.
  public func rewritten(_ change: (TypedExpression) -> TypedExpression) -> TypedExpression {
    change(replacingOperands(operands.map { $0.rewritten(change) }))
  }

  /// The columns that come in and are looked at.
  public var inputs: Set<Int> {
    if case .input(let index, _) = self { return [index] }
    return operands.reduce(into: []) { $0.formUnion($1.inputs) }
  }

  /// Whether a column of the rows around is looked at.
  public var usesOuter: Bool {
    if case .outer = self { return true }
    return operands.contains { $0.usesOuter }
  }

  /// Whether a subquery is asked.
  public var hasSubquery: Bool {
    if case .subquery = self { return true }
    return operands.contains { $0.hasSubquery }
  }

  /// Whether equal rows give equal values.
  public var isDeterministic: Bool {
    switch self {
    case .call(let function, let arguments, _): function.isDeterministic && arguments.allSatisfy(\.isDeterministic)
    case .lambda(_, let captures, let body): body.isDeterministic && captures.allSatisfy(\.isDeterministic)
    default: operands.allSatisfy(\.isDeterministic)
    }
  }

  /// Whether no row can make it fail, so that it may be computed for rows that do not count.
  public var neverFails: Bool {
    switch self {
    case .constant, .input, .outer: true
    case .comparison(_, let left, let right):
      left.neverFails && right.neverFails && ![.arrays, .rows, .maps].contains(left.type.layout)
    case .and, .or, .not, .isNull, .inConstants, .choice, .coalesce, .field: operands.allSatisfy(\.neverFails)
    case .cast(let inner, let type, _): inner.neverFails && Coercion.isPossible(inner.type, type)
    case .arithmetic(let kind, let left, let right, .double):
      kind != .divide && kind != .modulus && left.neverFails && right.neverFails
    case .arithmetic(let kind, let left, let right, .decimal(let precision, _)):
      precision < 38 && kind != .divide && kind != .modulus && left.neverFails && right.neverFails
    default: false
    }
  }

  /// The inputs moved to other places.
  public func mappingInputs(_ place: (Int) -> Int) -> TypedExpression {
    rewritten { part in
      if case .input(let index, let type) = part { return .input(place(index), type) }
      return part
    }
  }

  /// The terms of a conjunction, nested ones included.
  public var conjuncts: [TypedExpression] {
    if case .and(let terms) = self { return terms.flatMap(\.conjuncts) }
    return [self]
  }
}
