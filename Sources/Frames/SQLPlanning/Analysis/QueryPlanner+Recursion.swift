import SQLColumns
import SQLFunctions
import SQLSyntax

/// WITH RECURSIVE, unrolled to a depth of ten as Trino does it.
extension QueryPlanner {
  private static let depth = 10

  /// A recursive query; nil if it does not name itself.
  func recursive(_ named: With.NamedQuery, _ environment: NameEnvironment) throws(SQLError) -> NameEnvironment.NamedQuery? {
    guard case .setOperation(let union) = named.query.body.kind, union.kind == .union, union.terms.count == 2,
      named.query.with == nil
    else { return nil }
    let name = named.name.lowercased
    guard union.terms[1].mentions(name) else { return nil }
    if union.terms[0].mentions(name) {
      throw SQLError(
        "INVALID_RECURSIVE_REFERENCE", "WITH table name is referenced in the base relation of recursion", at: named.position)
    }
    guard !named.columns.isEmpty else {
      throw SQLError("MISSING_COLUMN_ALIASES", "missing column aliases in recursive WITH query", at: named.position)
    }
    guard !union.isDistinct else {
      throw SQLError("NOT_SUPPORTED", "UNION DISTINCT is not supported for recursive query", at: named.position)
    }
    if named.query.limit != nil {
      throw SQLError("INVALID_LIMIT_CLAUSE", "FETCH FIRST / LIMIT clause in recursive query", at: named.position)
    }
    let base = try QueryPlanner(state, environment, outer: outer).plan(union.terms[0]).visible
    let scope = try base.scope.aliased(named.name, columns: named.columns)
    let result = try unrolled(named, union, environment, PlannedRelation(plan: base.plan, scope: scope))
    return NameEnvironment.NamedQuery(named.query, columns: named.columns, environment: environment, recursion: result)
  }

  private func unrolled(
    _ named: With.NamedQuery, _ union: SetOperation, _ environment: NameEnvironment, _ base: PlannedRelation
  ) throws(SQLError) -> PlannedRelation {
    let types = base.scope.fields.map(\.type)
    var steps = [base.plan]
    var last = base
    for _ in 0..<QueryPlanner.depth {
      var inner = environment
      inner.queries[named.name.lowercased] = .init(named.query, columns: named.columns, environment: environment, recursion: last)
      let step = try QueryPlanner(state, inner, outer: outer).plan(union.terms[1]).visible
      let stepTypes = step.scope.fields.map(\.type)
      guard stepTypes.count == types.count else {
        throw SQLError(
          "TYPE_MISMATCH",
          "base and step relations of recursion have different number of fields: \(types.count), \(stepTypes.count)",
          at: union.terms[1].position)
      }
      for index in types.indices where !Coercion.isPossible(stepTypes[index], types[index]) {
        throw SQLError(
          "TYPE_MISMATCH",
          "recursion step relation output type (\(stepTypes[index].name)) is not coercible to recursion base relation output type (\(types[index].name)) at column \(index + 1)",
          at: union.terms[1].position)
      }
      let plan = Plan.project(step.plan, types.indices.map { TypedExpression.input($0, stepTypes[$0]).coerced(to: types[$0]) })
      steps.append(plan)
      last = PlannedRelation(plan: plan, scope: base.scope)
    }
    return PlannedRelation(plan: .union(steps), scope: base.scope)
  }
}

extension QueryBody {
  /// Whether a FROM clause names a table of that name.
  func mentions(_ name: String) -> Bool {
    switch kind {
    case .select(let select): select.from?.mentions(name) ?? false
    case .setOperation(let operation): operation.terms.contains { $0.mentions(name) }
    case .table(let table): table.parts.count == 1 && table.last.lowercased == name
    case .subquery(let query): query.body.mentions(name)
    case .values: false
    }
  }
}

extension Relation {
  fileprivate func mentions(_ name: String) -> Bool {
    switch kind {
    case .table(let table, _): table.parts.count == 1 && table.last.lowercased == name
    case .aliased(let inner, _, _), .sampled(let inner, _, _): inner.mentions(name)
    case .join(let join): join.left.mentions(name) || join.right.mentions(name)
    case .subquery(let query), .lateral(let query): query.body.mentions(name)
    default: false
    }
  }
}
