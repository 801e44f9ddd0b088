import SQLColumns
import SQLFunctions
import SQLSyntax

/// Plans queries: each relation with the scope of its columns.
struct QueryPlanner {
  let state: StatementState
  var environment: NameEnvironment
  /// The query around, for subqueries that may look at it.
  let outer: OuterScope?

  init(_ state: StatementState, _ environment: NameEnvironment, outer: OuterScope? = nil) {
    (self.state, self.environment, self.outer) = (state, environment, outer)
  }

  /// A query with its WITH clause, order and bounds.
  func plan(_ query: Query) throws(SQLError) -> PlannedRelation {
    var planner = self
    if let with = query.with { planner.environment = try planner.environment(with) }
    return try planner.planBody(query).visible
  }

  private func environment(_ with: With) throws(SQLError) -> NameEnvironment {
    var environment = environment
    var seen: Set<String> = []
    for named in with.queries {
      let name = named.name.lowercased
      guard seen.insert(name).inserted else {
        throw SQLError("DUPLICATE_NAMED_QUERY", "WITH query name '\(name)' specified more than once", at: named.position)
      }
      if with.isRecursive, let recursive = try recursive(named, environment) {
        environment.queries[name] = recursive
        continue
      }
      // Every query is checked, also one that nothing reads.
      let relation = try QueryPlanner(state, environment, outer: outer).plan(named.query)
      _ = try relation.scope.aliased(named.name, columns: named.columns)
      environment.queries[name] = NameEnvironment.NamedQuery(named.query, columns: named.columns, environment: environment)
    }
    return environment
  }

  private func planBody(_ query: Query) throws(SQLError) -> PlannedRelation {
    if case .select(let select) = query.body.kind {
      let relation = try SelectPlanner(self, select, orderBy: query.orderBy).plan()
      return try bounded(relation.relation, query, ties: relation.ties)
    }
    var relation = try plan(query.body)
    var keys: [SortKey] = []
    if !query.orderBy.isEmpty {
      keys = try outputKeys(query.orderBy, relation.scope)
      relation.plan = .sort(relation.plan, keys, limit: nil)
    }
    return try bounded(relation, query, ties: keys)
  }

  /// OFFSET and LIMIT.
  private func bounded(_ relation: PlannedRelation, _ query: Query, ties: [SortKey]) throws(SQLError) -> PlannedRelation {
    let offset = try query.offset.map { expression throws(SQLError) in try count(expression, "OFFSET") } ?? 0
    var limit: Int?
    var withTies = false
    switch query.limit {
    case .count(let expression): limit = try count(expression, "LIMIT")
    case .fetchFirst(let expression, let ties):
      limit = try expression.map { expression throws(SQLError) in try count(expression, "FETCH FIRST") } ?? 1
      withTies = ties
      if limit == 0 {
        throw SQLError(
          "NUMERIC_VALUE_OUT_OF_RANGE", "FETCH FIRST row count must be positive (actual value: 0)", at: query.position)
      }
      if ties && query.orderBy.isEmpty {
        throw SQLError("MISSING_ORDER_BY", "FETCH FIRST WITH TIES clause requires ORDER BY", at: query.position)
      }
    case .all, nil: break
    }
    guard offset > 0 || limit != nil else { return relation }
    var result = relation
    if case .sort(let input, let keys, nil) = relation.plan, let limit, !withTies {
      result.plan = .sort(input, keys, limit: offset &+ limit)
    }
    result.plan = .limit(result.plan, offset: offset, count: limit, ties: withTies ? ties : [])
    return result
  }

  private func count(_ expression: Expression, _ clause: String) throws(SQLError) -> Int {
    let typed = try ExpressionAnalyzer(self, Scope(), clause: clause).analyze(expression)
    guard case .constant(.integer(let value), _) = typed, value >= 0 else {
      throw SQLError("INVALID_LIMIT_CLAUSE", "\(clause) row count must be a non-negative integer", at: expression.position)
    }
    return Int(value)
  }

  /// Sort keys over the columns that come out: positions or expressions.
  func outputKeys(_ items: [SortItem], _ scope: Scope) throws(SQLError) -> [SortKey] {
    var keys: [SortKey] = []
    for item in items {
      let expression: TypedExpression
      if case .literal(.integer(let position)) = item.key.kind {
        guard position >= 1, position <= scope.fields.count else {
          throw SQLError("INVALID_COLUMN_REFERENCE", "ORDER BY position \(position) is not in select list", at: item.key.position)
        }
        expression = .input(Int(position) - 1, scope.fields[Int(position) - 1].type)
      } else {
        expression = try ExpressionAnalyzer(self, scope, clause: "ORDER BY clause").analyze(item.key)
      }
      keys.append(try sortKey(item, expression))
    }
    return keys
  }

  func sortKey(_ item: SortItem, _ expression: TypedExpression) throws(SQLError) -> SortKey {
    guard expression.type.isOrderable || expression.type == .unknown else {
      throw SQLError(
        "TYPE_MISMATCH",
        "Type \(expression.type.name) is not orderable, and therefore cannot be used in ORDER BY: \(item.key.text)",
        at: item.key.position)
    }
    return SortKey(expression, isDescending: item.isDescending, nullsFirst: item.nullsFirst ?? false)
  }

  /// What yields a query's rows.
  func plan(_ body: QueryBody) throws(SQLError) -> PlannedRelation {
    switch body.kind {
    case .select(let select): return try SelectPlanner(self, select, orderBy: []).plan().relation
    case .setOperation(let operation): return try setOperation(operation, body.position)
    case .values(let rows): return try values(rows, body.position)
    case .table(let name): return try RelationPlanner(self).table(name, nil, name.position).visible
    case .subquery(let query): return try plan(query)
    }
  }

  private func values(_ rows: [Expression], _ position: SQLPosition) throws(SQLError) -> PlannedRelation {
    let analyzer = ExpressionAnalyzer(self, Scope(), clause: "VALUES")
    var typed: [[TypedExpression]] = []
    for row in rows {
      if case .row(let parts) = row.kind {
        var cells: [TypedExpression] = []
        for part in parts { cells.append(try analyzer.analyze(part)) }
        typed.append(cells)
      } else {
        let value = try analyzer.analyze(row)
        typed.append(rowFields(value) ?? [value])
      }
    }
    let width = typed.first?.count ?? 0
    var types = [SQLType](repeating: .unknown, count: width)
    for (index, row) in typed.enumerated() {
      guard row.count == width else {
        throw SQLError(
          "TYPE_MISMATCH", "Values rows have mismatched types: \(name(typed[0])) vs \(name(row))", at: rows[index].position)
      }
      for column in 0..<width {
        guard let common = Coercion.common(types[column], row[column].type) else {
          throw SQLError("TYPE_MISMATCH", "Values rows have mismatched types: \(name(typed[0])) vs \(name(row))", at: position)
        }
        types[column] = common
      }
    }
    let coerced = typed.map { row in zip(row, types).map { $0.coerced(to: $1) } }
    return PlannedRelation(plan: .values(coerced, types), scope: Scope(types.map { Scope.Field(nil, $0) }))
  }

  private func rowFields(_ value: TypedExpression) -> [TypedExpression]? {
    guard case .row(let fields) = value.type else { return nil }
    return fields.indices.map { .field(value, $0, fields[$0].type) }
  }

  private func name(_ row: [TypedExpression]) -> String { "row(\(row.map(\.type.name).joined(separator: ", ")))" }

  // MARK: Set operations

  private func setOperation(_ operation: SetOperation, _ position: SQLPosition) throws(SQLError) -> PlannedRelation {
    var relations: [PlannedRelation] = []
    for term in operation.terms { relations.append(try plan(term).visible) }
    let types = try commonTypes(relations, operation, position)
    let inputs = relations.map { relation in
      let current = relation.plan.types
      if current == types { return relation.plan }
      return Plan.project(relation.plan, types.indices.map { TypedExpression.input($0, current[$0]).coerced(to: types[$0]) })
    }
    let scope = Scope(zip(relations[0].scope.fields, types).map { Scope.Field($0.name, $1) })
    return PlannedRelation(plan: combined(inputs, operation, types), scope: scope)
  }

  private func commonTypes(
    _ relations: [PlannedRelation], _ operation: SetOperation, _ position: SQLPosition
  ) throws(SQLError) -> [SQLType] {
    var types = relations[0].scope.fields.map(\.type)
    for (index, relation) in relations.enumerated().dropFirst() {
      let fields = relation.scope.fields
      guard fields.count == types.count else {
        throw SQLError(
          "TYPE_MISMATCH", "\(operation.kind.rawValue) query has different number of fields: \(types.count), \(fields.count)",
          at: operation.terms[index].position)
      }
      for column in types.indices {
        guard let common = Coercion.common(types[column], fields[column].type) else {
          throw SQLError(
            "TYPE_MISMATCH",
            "column \(column + 1) in \(operation.kind.rawValue) query has incompatible types: \(types[column].name), \(fields[column].type.name)",
            at: operation.terms[index].position)
        }
        types[column] = common
      }
    }
    return types
  }

  private func combined(_ inputs: [Plan], _ operation: SetOperation, _ types: [SQLType]) -> Plan {
    switch operation.kind {
    case .union: return operation.isDistinct ? distinct(.union(inputs), types) : .union(inputs)
    case .intersect, .except:
      return inputs.dropFirst().reduce(inputs[0]) { left, right in
        .difference(DifferencePlan(isIntersection: operation.kind == .intersect, isDistinct: operation.isDistinct, left, right))
      }
    }
  }

  func distinct(_ plan: Plan, _ types: [SQLType]) -> Plan {
    .aggregate(AggregatePlan(plan, groups: types.indices.map { .input($0, types[$0]) }, calls: []))
  }
}

extension PlannedRelation {
  /// Without hidden columns.
  var visible: PlannedRelation {
    let places = scope.fields.indices.filter { !scope.fields[$0].isHidden }
    if places.count == scope.fields.count { return self }
    let plan = Plan.project(plan, places.map { .input($0, scope.fields[$0].type) })
    return PlannedRelation(plan: plan, scope: Scope(places.map { scope.fields[$0] }))
  }
}
