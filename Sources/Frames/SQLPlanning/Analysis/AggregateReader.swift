import SQLColumns
import SQLFunctions
import SQLSyntax

/// Reads an aggregate's call: its arguments see rows, whatever the rest of the query sees.
struct AggregateReader {
  /// Analyses arguments, filter and order.
  let arguments: ExpressionAnalyzer

  func call(_ call: FunctionCall, _ position: SQLPosition) throws(SQLError) -> AggregateCall {
    let name = call.name.last.lowercased
    for argument in call.arguments + (call.filter.map { [$0] } ?? []) where argument.hasAggregate {
      throw SQLError(
        "NESTED_AGGREGATION", "Cannot nest aggregations inside aggregation '\(name)': [\(argument.text)]", at: position)
    }
    var typed: [TypedExpression] = []
    for argument in call.arguments {
      if case .lambda = argument.kind {
        throw SQLError("NOT_SUPPORTED", "Lambda arguments of \(name) are not supported", at: argument.position)
      }
      typed.append(try arguments.analyze(argument))
    }
    if call.hasStar { typed = [] }
    var result = try resolved(name, typed, position)
    if call.isDistinct {
      for argument in typed where !argument.type.isComparable {
        throw SQLError(
          "TYPE_MISMATCH", "DISTINCT can only be applied to comparable types (actual: \(argument.type.name))", at: position)
      }
    }
    result.isDistinct = call.isDistinct && !typed.isEmpty
    result.filter = try call.filter.map { filter throws(SQLError) in
      let condition = try arguments.analyze(filter)
      guard Coercion.isPossible(condition.type, .boolean) else {
        throw SQLError(
          "TYPE_MISMATCH", "Filter expression must evaluate to a boolean (actual: \(condition.type.name))", at: filter.position)
      }
      return condition.coerced(to: .boolean)
    }
    for item in call.orderBy {
      result.order.append(try arguments.planner.sortKey(item, try arguments.analyze(item.key)))
    }
    if call.isDistinct, result.order.contains(where: { key in !typed.contains { $0.key == key.expression.key } }) {
      throw SQLError(
        "EXPRESSION_NOT_IN_DISTINCT", "For aggregate function with DISTINCT, ORDER BY expressions must appear in arguments",
        at: position)
    }
    return result
  }

  private func resolved(_ name: String, _ typed: [TypedExpression], _ position: SQLPosition) throws(SQLError) -> AggregateCall {
    do throws(SQLError) {
      let candidates = AggregateRegistry.shared.named(name)
      let choice = try FunctionResolution(name, typed.map { .value($0.type) }).aggregate(candidates)
      let coerced = zip(typed, choice.arguments).map { $0.coerced(to: $1) }
      return AggregateCall(choice.function, coerced, choice.result)
    } catch { throw error.placed(position) }
  }
}
