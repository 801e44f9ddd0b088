import SQLColumns
import SQLFunctions
import SQLSyntax

/// Reads GROUP BY: the expressions, and the grouping sets as places among them.
struct GroupByReader {
  private let analyzer: ExpressionAnalyzer
  private let select: Select

  init(_ analyzer: ExpressionAnalyzer, _ select: Select) {
    (self.analyzer, self.select) = (analyzer, select)
  }

  func read(_ groupBy: GroupBy) throws(SQLError) -> (groups: [TypedExpression], sets: [[Int]]) {
    var groups: [TypedExpression] = []
    var places: [String: Int] = [:]
    func place(_ expression: Expression, isPlain: Bool) throws(SQLError) -> Int {
      let typed = try group(expression, isPlain: isPlain)
      if let known = places[typed.key] { return known }
      places[typed.key] = groups.count
      groups.append(typed)
      return groups.count - 1
    }
    func set(_ expressions: [Expression], isPlain: Bool) throws(SQLError) -> [Int] {
      var result: [Int] = []
      for expression in expressions {
        let index = try place(expression, isPlain: isPlain)
        if !result.contains(index) { result.append(index) }
      }
      return result
    }
    func sets(_ written: [[Expression]]) throws(SQLError) -> [[Int]] {
      var result: [[Int]] = []
      for expressions in written { result.append(try set(expressions, isPlain: false)) }
      return result
    }
    var product: [[Int]] = [[]]
    for element in groupBy.elements {
      let choices: [[Int]]
      switch element {
      case .simple(let expressions): choices = [try set(expressions, isPlain: true)]
      case .groupingSets(let written): choices = try sets(written)
      case .rollup(let written): choices = rollup(try sets(written))
      case .cube(let written): choices = cube(try sets(written))
      }
      product = product.flatMap { left in choices.map { right in left + right.filter { !left.contains($0) } } }
      guard product.count <= 2048 else {
        throw SQLError("TOO_MANY_GROUPING_SETS", "GROUP BY has more than 2048 grouping sets", at: groupBy.position)
      }
    }
    return (groups, groupBy.isDistinct ? unique(product) : product)
  }

  private func rollup(_ parts: [[Int]]) -> [[Int]] {
    (0...parts.count).reversed().map { Array(parts.prefix($0).joined()) }
  }

  private func cube(_ parts: [[Int]]) -> [[Int]] {
    guard parts.count <= 12 else { return (0...4096).map { _ in [] } }
    return (0..<(1 << parts.count)).map { mask in
      parts.indices.filter { mask & (1 << (parts.count - 1 - $0)) == 0 }.flatMap { parts[$0] }
    }
  }

  private func unique(_ sets: [[Int]]) -> [[Int]] {
    var seen: Set<Set<Int>> = []
    return sets.filter { seen.insert(Set($0)).inserted }
  }

  private func group(_ expression: Expression, isPlain: Bool) throws(SQLError) -> TypedExpression {
    let written = try output(expression)
    if let aggregate = firstAggregate(written) {
      throw SQLError(
        "EXPRESSION_NOT_SCALAR",
        "GROUP BY clause cannot contain aggregations, window functions or grouping operations: [\(aggregate.text)]",
        at: expression.position)
    }
    let typed = try analyzer.analyze(written)
    if !isPlain, written.nameParts == nil {
      throw SQLError(
        "INVALID_COLUMN_REFERENCE", "GROUP BY expression must be a column reference: \(expression.text)", at: expression.position)
    }
    guard typed.type.isComparable else {
      throw SQLError(
        "TYPE_MISMATCH", "\(typed.type.name) is not comparable, and therefore cannot be used in GROUP BY", at: expression.position
      )
    }
    return typed
  }

  private func firstAggregate(_ expression: Expression) -> Expression? {
    expression.hasAggregate ? expression.children.lazy.compactMap { firstAggregate($0) }.first ?? expression : nil
  }

  /// A whole number means an output.
  private func output(_ expression: Expression) throws(SQLError) -> Expression {
    guard case .literal(.integer(let position)) = expression.kind else { return expression }
    let expanded = expandedItems()
    guard position >= 1, position <= expanded.count, let item = expanded[Int(position) - 1] else {
      throw SQLError("INVALID_COLUMN_REFERENCE", "GROUP BY position \(position) is not in select list", at: expression.position)
    }
    return item
  }

  private func expandedItems() -> [Expression?] {
    select.items.flatMap { item -> [Expression?] in
      switch item.kind {
      case .value(let value, _): return [value]
      case .all: return analyzer.scope.fields.filter { !$0.isHidden }.map { reference($0) }
      case .allOf(let target, _):
        let parts = target.nameParts ?? []
        return analyzer.scope.fields.filter { !$0.isHidden && $0.belongs(to: parts) }.map { reference($0) }
      }
    }
  }

  private func reference(_ field: Scope.Field) -> Expression? {
    guard let name = field.name else { return nil }
    let base = field.qualifier.last.map { Expression(.identifier(Identifier($0))) }
    return base.map { Expression(.dereference($0, Identifier(name))) } ?? Expression(.identifier(Identifier(name)))
  }
}
