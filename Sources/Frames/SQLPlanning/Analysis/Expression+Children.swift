import SQLFunctions
import SQLSyntax

extension Expression {
  /// The expressions directly inside; queries inside are not looked into.
  var children: [Expression] {
    switch kind {
    case .literal, .parameter, .identifier, .currentTime, .session, .exists, .subquery, .measure: []
    case .dereference(let inner, _), .sign(_, let inner), .not(let inner), .isNull(let inner), .isNotNull(let inner),
      .inQuery(let inner, _), .quantifiedComparison(_, _, let inner, _), .tryValue(let inner), .lambda(_, let inner),
      .cast(let inner, _, _), .extract(_, let inner):
      [inner]
    case .element(let first, let second), .arithmetic(_, let first, let second), .concatenation(let first, let second),
      .comparison(_, let first, let second), .atTimeZone(let first, let second), .nullIf(let first, let second):
      [first, second]
    case .between(let first, let second, let third): [first, second, third]
    case .row(let parts), .array(let parts), .logical(_, let parts), .coalesce(let parts), .grouping(let parts): parts
    case .inList(let value, let list): [value] + list
    case .like(let value, let pattern, let escape): [value, pattern] + optional(escape)
    case .simpleCase(let operand, let clauses, let otherwise): [operand] + parts(clauses) + optional(otherwise)
    case .searchedCase(let clauses, let otherwise): parts(clauses) + optional(otherwise)
    case .ifElse(let condition, let result, let otherwise): [condition, result] + optional(otherwise)
    case .trim(_, let value, let characters): [value] + optional(characters)
    case .call(let call): call.arguments + call.orderBy.map(\.key) + optional(call.filter) + windowParts(call.window)
    case .jsonExists, .jsonValue, .jsonQuery, .jsonObject, .jsonArray: []
    }
  }

  private func optional(_ expression: Expression?) -> [Expression] { expression.map { [$0] } ?? [] }

  private func parts(_ clauses: [WhenClause]) -> [Expression] { clauses.flatMap { [$0.condition, $0.result] } }

  private func windowParts(_ window: Window?) -> [Expression] {
    guard case .specification(let specification) = window else { return [] }
    return specification.partitionBy + specification.orderBy.map(\.key)
  }

  /// Whether an aggregate outside windows, or GROUPING, occurs.
  var hasAggregate: Bool {
    switch kind {
    case .grouping: return true
    case .call(let call) where call.window == nil && !AggregateRegistry.shared.named(call.name.last.lowercased).isEmpty:
      return true
    default: return children.contains { $0.hasAggregate }
    }
  }

  /// Whether something occurs whose value is not that of one row alone.
  var looksBeyondRow: Bool {
    switch kind {
    case .grouping, .exists, .subquery, .inQuery, .quantifiedComparison: return true
    case .call(let call)
    where call.window != nil || !AggregateRegistry.shared.named(call.name.last.lowercased).isEmpty:
      return true
    default: return children.contains { $0.looksBeyondRow }
    }
  }
}
