import SQLColumns
import SQLFunctions
import SQLSyntax

/// Expressions of a grouped query: what is grouped by becomes a column, aggregates are collected.
final class GroupedAnalyzer: SelectAnalyzer {
  /// Aggregates begin here among the inputs until their true place is known.
  static let callBase = 1 << 23
  /// The number of the grouping set, until its true place is known.
  static let setPlace = (1 << 23) - 1

  private let rows: ExpressionAnalyzer
  private let groups: [TypedExpression]
  private let sets: [[Int]]
  private var places: [String: Int] = [:]
  private(set) var calls: [AggregateCall] = []
  private var callPlaces: [String: Int] = [:]
  private var isInsideSubquery = false

  init(_ planner: QueryPlanner, _ scope: Scope, definitions: [WindowDefinition], groups: [TypedExpression], sets: [[Int]]) {
    (self.groups, self.sets) = (groups, sets)
    rows = ExpressionAnalyzer(planner, scope, clause: "aggregation")
    super.init(planner, scope, definitions: definitions)
    for (place, group) in groups.enumerated() where places[group.key] == nil { places[group.key] = place }
  }

  override func analyze(_ expression: Expression) throws(SQLError) -> TypedExpression {
    guard aliases.isEmpty || !isAlias(expression) else { return try super.analyze(expression) }
    if lambdas.isEmpty, !expression.looksBeyondRow, !containsAlias(expression) {
      let typed = try rows.analyze(expression)
      if let place = places[typed.key] { return .input(place, typed.type) }
      if typed.inputs.isEmpty, !hasLambda(typed) { return typed }
      if !isDivisible(expression) { throw notGrouped(expression) }
    }
    return try super.analyze(expression)
  }

  private func isAlias(_ expression: Expression) -> Bool {
    if case .identifier(let name) = expression.kind { aliases[name.lowercased] != nil } else { false }
  }

  private func containsAlias(_ expression: Expression) -> Bool {
    !aliases.isEmpty && (isAlias(expression) || expression.children.contains { containsAlias($0) })
  }

  private func hasLambda(_ typed: TypedExpression) -> Bool {
    if case .lambda = typed { return true }
    return typed.operands.contains { hasLambda($0) }
  }

  /// Whether parts of the expression may be grouped by; a column has none.
  private func isDivisible(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .identifier: false
    case .dereference(let base, _): isDivisible(base) || expression.nameParts != nil
    default: true
    }
  }

  private func notGrouped(_ expression: Expression) -> SQLError {
    SQLError(
      "EXPRESSION_NOT_AGGREGATE", "'\(expression.text)' must be an aggregate expression or appear in GROUP BY clause",
      at: expression.position)
  }

  override func column(_ place: Int, _ position: SQLPosition) throws(SQLError) -> TypedExpression {
    let typed = try super.column(place, position)
    if let group = places[typed.key] { return .input(group, typed.type) }
    let field = scope.fields[place]
    let name = ([field.qualifier.last, field.name] as [String?]).compactMap { $0 }.joined(separator: ".")
    throw SQLError(
      "EXPRESSION_NOT_AGGREGATE", "'\(name)' must be an aggregate expression or appear in GROUP BY clause", at: position)
  }

  override func aggregate(_ call: FunctionCall, _ expression: Expression) throws(SQLError) -> TypedExpression {
    let typed = try AggregateReader(arguments: rows).call(call, expression.position)
    let key = typed.key
    if callPlaces[key] == nil {
      callPlaces[key] = calls.count
      calls.append(typed)
    }
    return .input(GroupedAnalyzer.callBase + (callPlaces[key] ?? 0), typed.type)
  }

  /// A bit for each column: 1 if the grouping set leaves it out.
  override func grouping(_ expression: Expression) throws(SQLError) -> TypedExpression {
    guard case .grouping(let columns) = expression.kind else { return try super.grouping(expression) }
    var members: [Int] = []
    for column in columns {
      guard let place = places[try rows.analyze(column).key] else {
        throw SQLError(
          "INVALID_PROCEDURE_ARGUMENT",
          "The arguments to GROUPING() must be expressions referenced by the GROUP BY at the current query level. Mismatch due to \(column.text).",
          at: column.position)
      }
      members.append(place)
    }
    let type = SQLType.integer
    let values = sets.map { set in
      members.reduce(Int64(0)) { $0 << 1 | (set.contains($1) ? 0 : 1) }
    }
    guard sets.count > 1 else { return .constant(.integer(values.first ?? 0), type) }
    let branches = values.enumerated().map { index, value in
      TypedExpression.Branch(
        .comparison(.equal, .input(GroupedAnalyzer.setPlace, .bigint), .constant(.integer(Int64(index)), .bigint)),
        .constant(.integer(value), type))
    }
    return .choice(branches, otherwise: .null(type), type)
  }
}
