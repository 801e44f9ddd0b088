import SQLColumns
import SQLFunctions
import SQLSyntax

/// Conditions, those with subqueries included.
extension ExpressionAnalyzer {
  func predicate(_ expression: Expression) throws(SQLError) -> TypedExpression {
    switch expression.kind {
    case .isNull(let inner): return .isNull(try analyze(inner))
    case .isNotNull(let inner): return .not(.isNull(try analyze(inner)))
    case .between(let value, let low, let high): return try between(value, low, high, expression.position)
    case .inList(let value, let list): return try inList(value, list)
    case .like(let value, let pattern, let escape): return try like(value, pattern, escape, expression.position)
    case .exists(let query):
      let (call, _) = try subquery(query, .exists)
      return .subquery(call)
    case .subquery(let query): return try scalarSubquery(query, expression.position)
    case .inQuery(let value, let query): return try quantified(.equal, isAll: false, value, query, expression.position)
    case .quantifiedComparison(let kind, let quantifier, let value, let query):
      let comparison = ComparisonKind(rawValue: kind.rawValue) ?? .equal
      return try quantified(comparison, isAll: quantifier == .all, value, query, expression.position)
    default: throw SQLError("NOT_SUPPORTED", "Unexpected predicate", at: expression.position)
    }
  }

  private func between(
    _ value: Expression, _ low: Expression, _ high: Expression, _ position: SQLPosition
  ) throws(SQLError) -> TypedExpression {
    let (middle, first, last) = (try analyze(value), try analyze(low), try analyze(high))
    guard let lower = Coercion.common(middle.type, first.type), let type = Coercion.common(lower, last.type), type.isOrderable
    else {
      throw SQLError(
        "TYPE_MISMATCH", "Cannot check if \(middle.type.name) is BETWEEN \(first.type.name) and \(last.type.name)", at: position)
    }
    let operand = middle.coerced(to: type)
    return .and([
      .comparison(.greaterOrEqual, operand, first.coerced(to: type)), .comparison(.lessOrEqual, operand, last.coerced(to: type)),
    ])
  }

  private func inList(_ value: Expression, _ list: [Expression]) throws(SQLError) -> TypedExpression {
    let typed = try sameType([value] + list, "IN value and list items")
    let (operand, items) = (typed[0], Array(typed.dropFirst()))
    guard operand.type.isComparable else {
      throw SQLError(
        "TYPE_MISMATCH", "\(operand.type.name) is not comparable, and therefore cannot be used in IN", at: value.position)
    }
    let constants = items.compactMap { constant($0) }
    let isPlain = [.integers, .bytes, .booleans].contains(operand.type.layout)
    if constants.count == items.count, isPlain { return .inConstants(operand, ConstantSet(constants)) }
    return .or(items.map { .comparison(.equal, operand, $0) })
  }

  /// The value of an expression of constants; nil if it has none or fails.
  private func constant(_ expression: TypedExpression) -> SQLValue? {
    switch expression {
    case .constant(let value, _): value
    case .cast(let inner, let type, _):
      constant(inner).flatMap { try? Cast.value($0, from: inner.type, to: type, state.session) }
    default: nil
    }
  }

  private func like(
    _ value: Expression, _ pattern: Expression, _ escape: Expression?, _ position: SQLPosition
  ) throws(SQLError) -> TypedExpression {
    let arguments = [try analyze(value), try analyze(pattern)]
    guard Coercion.isPossible(arguments[0].type, .varchar(nil)) || arguments[0].type.isText else {
      throw SQLError(
        "TYPE_MISMATCH", "Left side of LIKE expression must evaluate to a varchar (actual: \(arguments[0].type.name))",
        at: value.position)
    }
    guard Coercion.isPossible(arguments[1].type, .varchar(nil)) else {
      throw SQLError(
        "TYPE_MISMATCH", "Pattern for LIKE expression must evaluate to a varchar (actual: \(arguments[1].type.name))",
        at: pattern.position)
    }
    guard let escape else { return try function("$like", arguments, position) }
    return try function("$like", arguments + [try analyze(escape)], position)
  }

  // MARK: Subqueries

  /// Plans a query that may look at this scope.
  func subquery(_ query: Query, _ kind: SubqueryCall.Kind) throws(SQLError) -> (SubqueryCall, PlannedRelation) {
    let level = lambdas.count
    let outer = OuterScope { parts, position throws(SQLError) in
      try self.resolve(parts, position, level: level)
    }
    let relation = try QueryPlanner(state, planner.environment, outer: outer).plan(query)
    let index = state.add(relation.plan)
    return (SubqueryCall(index, kind, captures: outer.captures, operand: nil, type: .boolean), relation)
  }

  private func scalarSubquery(_ query: Query, _ position: SQLPosition) throws(SQLError) -> TypedExpression {
    var (call, relation) = try subquery(query, .scalar)
    let visible = relation.scope.fields.filter { !$0.isHidden }
    if visible.count == 1 {
      call.type = visible[0].type
    } else {
      // A row of several columns becomes one value.
      let type = SQLType.row(visible.map { SQLType.Field($0.name, $0.type) })
      let parts = visible.enumerated().map { TypedExpression.input($0.offset, $0.element.type) }
      state.replace(call.index, with: .project(relation.plan, [.construct(parts, type)]))
      call.type = type
    }
    return .subquery(call)
  }

  private func quantified(
    _ kind: ComparisonKind, isAll: Bool, _ value: Expression, _ query: Query, _ position: SQLPosition
  ) throws(SQLError) -> TypedExpression {
    let operand = try analyze(value)
    var (call, relation) = try subquery(query, .quantified(kind, isAll: isAll))
    let fields = relation.scope.fields.filter { !$0.isHidden }
    let inner: TypedExpression
    if fields.count == 1, !isRow(operand.type) || isRow(fields[0].type) {
      inner = .input(0, fields[0].type)
    } else if case .row(let wanted) = operand.type, wanted.count == fields.count {
      let parts = fields.enumerated().map { TypedExpression.input($0.offset, $0.element.type) }
      inner = .construct(parts, .row(fields.map { SQLType.Field($0.name, $0.type) }))
    } else {
      throw SQLError(
        "TYPE_MISMATCH", "Multiple columns returned by subquery are not yet supported. Found \(fields.count)", at: position)
    }
    guard let type = Coercion.common(operand.type, inner.type), type.isComparable, !kind.isOrdering || type.isOrderable else {
      throw SQLError(
        "TYPE_MISMATCH",
        "Value expression and result of subquery must be of the same type: \(operand.type.name) vs \(inner.type.name)",
        at: position)
    }
    state.replace(call.index, with: .project(relation.plan, [inner.coerced(to: type)]))
    call.operand = operand.coerced(to: type)
    return .subquery(call)
  }

  private func isRow(_ type: SQLType) -> Bool {
    if case .row = type { true } else { false }
  }
}
