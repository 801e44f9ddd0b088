import SQLColumns
import SQLFunctions
import SQLSyntax

/// Plans joins, those with LATERAL and UNNEST on the right included.
struct JoinPlanner {
  private let planner: QueryPlanner
  private let relations: RelationPlanner

  init(_ planner: QueryPlanner, _ relations: RelationPlanner) {
    (self.planner, self.relations) = (planner, relations)
  }

  func plan(_ join: Join, _ position: SQLPosition) throws(SQLError) -> PlannedRelation {
    let left = try relations.plan(join.left)
    let (inner, alias, names) = unwrapped(join.right)
    switch inner.kind {
    case .unnest(let expressions, let withOrdinality):
      return try unnest(join, left, expressions, withOrdinality, alias, names, position)
    case .lateral(let query): return try lateral(join, left, query, alias, names, position)
    default: return try plain(join, left, try relations.plan(join.right), position)
    }
  }

  private func unwrapped(_ relation: Relation) -> (Relation, Identifier?, [Identifier]) {
    if case .aliased(let inner, let alias, let names) = relation.kind { return (inner, alias, names) }
    return (relation, nil, [])
  }

  private func aliased(_ scope: Scope, _ alias: Identifier?, _ names: [Identifier]) throws(SQLError) -> Scope {
    try alias.map { alias throws(SQLError) in try scope.aliased(alias, columns: names) } ?? scope
  }

  private func isTrue(_ criteria: Join.Criteria?) -> Bool {
    switch criteria {
    case nil: true
    case .on(let condition): condition.kind == .literal(.boolean(true))
    default: false
    }
  }

  // MARK: Right sides that see the left

  private func unnest(
    _ join: Join, _ left: PlannedRelation, _ expressions: [Expression], _ withOrdinality: Bool, _ alias: Identifier?,
    _ names: [Identifier], _ position: SQLPosition
  ) throws(SQLError) -> PlannedRelation {
    guard isTrue(join.criteria) else {
      throw SQLError(
        "NOT_SUPPORTED", "\(join.kind.rawValue) JOIN involving UNNEST is only supported with condition ON TRUE", at: position)
    }
    if join.kind == .right || join.kind == .full {
      let alone = try relations.plan(join.right)
      return try plain(join, left, alone, position)
    }
    let relation = try relations.unnest(expressions, withOrdinality, over: left, isOuter: join.kind == .left)
    return PlannedRelation(plan: relation.plan, scope: left.scope + (try aliased(relation.scope, alias, names)))
  }

  private func lateral(
    _ join: Join, _ left: PlannedRelation, _ query: Query, _ alias: Identifier?, _ names: [Identifier], _ position: SQLPosition
  ) throws(SQLError) -> PlannedRelation {
    let analyzer = ExpressionAnalyzer(planner, left.scope, clause: "LATERAL")
    let outer = OuterScope { parts, position throws(SQLError) in try analyzer.resolve(parts, position, level: 0) }
    let inner = try QueryPlanner(planner.state, planner.environment, outer: outer).plan(query).visible.unqualified
    let scope = left.scope + (try aliased(inner.scope, alias, names))
    let right = try aliased(inner.scope, alias, names)
    if outer.captures.isEmpty { return try plain(join, left, PlannedRelation(plan: inner.plan, scope: right), position) }
    guard join.kind != .right, join.kind != .full else {
      throw SQLError("INVALID_COLUMN_REFERENCE", "LATERAL reference not allowed in \(join.kind.rawValue) JOIN", at: position)
    }
    var condition: TypedExpression?
    if case .on(let written) = join.criteria, !isTrue(join.criteria) {
      condition = try ExpressionAnalyzer(planner, scope, clause: "JOIN ON").condition(written)
    }
    let index = planner.state.add(inner.plan)
    let plan = LateralPlan(
      left.plan, index, captures: outer.captures, types: inner.plan.types, isOuter: join.kind == .left, condition: condition)
    return PlannedRelation(plan: .lateral(plan), scope: scope)
  }

  // MARK: Plain joins

  private func plain(
    _ join: Join, _ left: PlannedRelation, _ right: PlannedRelation, _ position: SQLPosition
  ) throws(SQLError) -> PlannedRelation {
    let scope = left.scope + right.scope
    switch join.criteria {
    case nil: return PlannedRelation(plan: .join(JoinPlan(.inner, left.plan, right.plan)), scope: scope)
    case .on(let condition):
      let typed = try ExpressionAnalyzer(planner, scope, clause: "JOIN ON").condition(condition)
      return PlannedRelation(plan: .join(JoinPlan(kind(join.kind), left.plan, right.plan, condition: typed)), scope: scope)
    case .using(let names): return try using(join, left, right, names)
    case .natural:
      let shared = left.scope.fields.compactMap(\.name).filter { name in right.scope.fields.contains { $0.name == name } }
      return try using(join, left, right, shared.map { Identifier($0, position: position) })
    }
  }

  private func kind(_ kind: Join.Kind) -> JoinPlan.Kind {
    switch kind {
    case .left: .left
    case .right: .right
    case .full: .full
    case .cross, .implicit, .inner: .inner
    }
  }

  /// The shared columns come out once, first, without a table's name.
  private func using(
    _ join: Join, _ left: PlannedRelation, _ right: PlannedRelation, _ names: [Identifier]
  ) throws(SQLError) -> PlannedRelation {
    let width = left.scope.fields.count
    var conditions: [TypedExpression] = []
    var merged: [(Scope.Field, TypedExpression)] = []
    var (leftUsed, rightUsed): (Set<Int>, Set<Int>) = ([], [])
    for name in names {
      let first = try place(name, left.scope, "left")
      let second = try place(name, right.scope, "right")
      guard !leftUsed.contains(first) else {
        throw SQLError(
          "DUPLICATE_COLUMN_NAME", "Column '\(name.lowercased)' appears multiple times in USING clause", at: name.position)
      }
      let (a, b) = (left.scope.fields[first].type, right.scope.fields[second].type)
      guard let type = Coercion.common(a, b) else {
        throw SQLError(
          "TYPE_MISMATCH", "Column types of left and right side do not match: \(a.name) vs \(b.name)", at: name.position)
      }
      let (x, y) = (TypedExpression.input(first, a).coerced(to: type), TypedExpression.input(width + second, b).coerced(to: type))
      conditions.append(.comparison(.equal, x, y))
      let value: TypedExpression = join.kind == .full ? .coalesce([x, y], type) : join.kind == .right ? y : x
      merged.append((Scope.Field(name.lowercased, type), value))
      leftUsed.insert(first)
      rightUsed.insert(second)
    }
    let condition: TypedExpression? = conditions.isEmpty ? nil : .and(conditions)
    let plan = Plan.join(JoinPlan(kind(join.kind), left.plan, right.plan, condition: condition))
    var fields = merged.map(\.0)
    var expressions = merged.map(\.1)
    for (index, field) in (left.scope + right.scope).fields.enumerated() {
      let isMerged = index < width ? leftUsed.contains(index) : rightUsed.contains(index - width)
      guard !isMerged else { continue }
      fields.append(field)
      expressions.append(.input(index, field.type))
    }
    return PlannedRelation(plan: .project(plan, expressions), scope: Scope(fields))
  }

  private func place(_ name: Identifier, _ scope: Scope, _ side: String) throws(SQLError) -> Int {
    let places = scope.places(of: [name.lowercased])
    guard places.count <= 1 else {
      throw SQLError("AMBIGUOUS_NAME", "Column '\(name.lowercased)' is ambiguous", at: name.position)
    }
    guard let place = places.first else {
      throw SQLError("COLUMN_NOT_FOUND", "Column '\(name.lowercased)' is missing from \(side) side of join", at: name.position)
    }
    return place
  }
}
