public import Basics
public import SQLSyntax

/// Executes a SELECT without a table: one row of evaluated expressions.
public struct ConstantQuery: Sendable {
  private let items: [SimpleStatement.SelectItem]
  private let now: Timestamp

  /// A query.
  /// - Parameter now: the moment that `current_date` and its like show.
  public init(_ items: [SimpleStatement.SelectItem], now: Timestamp) {
    (self.items, self.now) = (items, now)
  }

  /// Evaluates every output. Unnamed ones are called `_col0`, `_col1` and so on.
  public func execute() throws(QueryError) -> QueryResult {
    let evaluator = ConstantEvaluator(now: now)
    var result = QueryResult(columns: [], rows: [[]])
    for (index, item) in items.enumerated() {
      let value = try evaluator.value(of: item.value)
      result.columns.append(.init(item.alias?.lowercased() ?? "_col\(index)", value.type))
      result.rows[0].append(value.text)
    }
    return result
  }
}
