public import Basics
public import SQLSyntax

/// Executes a SELECT without a table: one row of evaluated expressions.
public struct ConstantQuery: Sendable {
  private let items: [SelectItem]
  private let now: Timestamp

  /// A query; nil if it has more than a list of outputs and a LIMIT of at least one row.
  /// - Parameter now: the moment that `current_date` and its like show.
  public init?(_ query: Query, now: Timestamp) {
    guard case .select(let select) = query.body.kind, query.with == nil, query.orderBy.isEmpty, query.offset == nil,
      ConstantQuery.keepsRow(query.limit)
    else { return nil }
    guard select.from == nil, select.condition == nil, select.groupBy == nil, select.having == nil, select.windows.isEmpty
    else { return nil }
    (items, self.now) = (select.items, now)
  }

  private static func keepsRow(_ limit: Query.Limit?) -> Bool {
    switch limit {
    case nil, .all: true
    case .count(let count): if case .literal(.integer(let number)) = count.kind { number > 0 } else { false }
    case .fetchFirst: false
    }
  }

  /// Evaluates every output. Unnamed ones are called `_col0`, `_col1` and so on.
  public func execute() throws(QueryError) -> QueryResult {
    let evaluator = ConstantEvaluator(now: now)
    var result = QueryResult(columns: [], rows: [[]])
    for (index, item) in items.enumerated() {
      let (expression, alias) = try ConstantQuery.output(item)
      let value = try evaluator.value(of: expression)
      result.columns.append(.init(alias ?? "_col\(index)", value.type))
      result.rows[0].append(value.text)
    }
    return result
  }

  private static func output(_ item: SelectItem) throws(QueryError) -> (ConstantExpression, alias: String?) {
    switch item.kind {
    case .value(let expression, let alias): (try ConstantExpression(expression), alias?.lowercased)
    case .all: (.star(item.position), nil)
    case .allOf(let target, _): (try ConstantExpression(target), nil)
    }
  }
}
