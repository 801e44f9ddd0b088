public import SQLColumns
public import SQLFunctions
public import SQLPlanning

/// Runs plans: builds an operator for each part and lets rows flow.
public struct Executor: Sendable {
  private let session: SQLSession
  private let source: any TableSource
  private let cancellation: Cancellation
  private let answers: SubqueryRunner
  /// The values of the row around, if the plan is a correlated subquery's.
  private let outer: [SQLValue]

  /// An executor of one query.
  public init(
    _ query: QueryPlan, _ session: SQLSession, source: any TableSource = NoTables(), cancellation: Cancellation = Cancellation()
  ) {
    self.init(
      session, source, cancellation, SubqueryRunner(query.subplans, session, source, cancellation), outer: [])
  }

  init(
    _ session: SQLSession, _ source: any TableSource, _ cancellation: Cancellation, _ answers: SubqueryRunner, outer: [SQLValue]
  ) {
    (self.session, self.source, self.cancellation) = (session, source, cancellation)
    (self.answers, self.outer) = (answers, outer)
  }

  var evaluation: Evaluation { Evaluation(session, subqueries: answers, outer: outer) }

  /// The rows of a plan.
  public func run(_ plan: Plan) throws(SQLError) -> any BatchStream {
    switch plan {
    case .scan(let scan): return try ScanOperator(scan, source.open(filled(scan)), evaluation, cancellation)
    case .values(let rows, let types): return ValuesOperator(rows, types, evaluation)
    case .filter(let input, let condition): return FilterOperator(try run(input), condition, evaluation)
    case .project(let input, let expressions): return ProjectOperator(try run(input), expressions, evaluation)
    case .join(let join): return JoinOperator(join, try run(join.left), try run(join.right), evaluation, cancellation)
    case .aggregate(let aggregate): return try AggregateOperator(aggregate, try run(aggregate.input), evaluation)
    case .window(let window): return WindowOperator(window, try run(window.input), evaluation)
    case .sort(let input, let keys, let limit): return SortOperator(try run(input), input.types, keys, limit, evaluation)
    case .limit(let input, let offset, let count, let ties):
      return LimitOperator(try run(input), offset: offset, count: count, ties: ties, evaluation)
    case .union(let inputs): return UnionOperator(inputs, self)
    case .difference(let difference):
      return DifferenceOperator(difference, try run(difference.left), try run(difference.right))
    case .unnest(let unnest): return UnnestOperator(unnest, try run(unnest.input), evaluation)
    case .lateral(let lateral): return LateralOperator(lateral, try run(lateral.input), evaluation, answers)
    case .sample(let input, let fraction): return SampleOperator(try run(input), fraction, session)
    case .numbered(let input): return NumberedOperator(try run(input))
    }
  }

  /// All rows of a plan as one batch.
  public func collect(_ plan: Plan) throws(SQLError) -> Batch {
    try Executor.collect(try run(plan), plan.types)
  }

  static func collect(_ stream: any BatchStream, _ types: [SQLType]) throws(SQLError) -> Batch {
    var batches: [Batch] = []
    while let batch = try stream.next() { if batch.count > 0 { batches.append(batch) } }
    return batches.isEmpty ? Batch(types.map { ColumnBuilder($0).empty }, count: 0) : .concatenated(batches, types: types)
  }

  /// The scan's conditions with the values of the row around.
  private func filled(_ scan: TableScan) -> TableScan {
    guard !outer.isEmpty else { return scan }
    var scan = scan
    scan.conditions = scan.conditions.map { condition in
      condition.rewritten { part in
        if case .outer(let index, let type) = part { return .constant(outer[index], type) }
        return part
      }
    }
    return scan
  }
}

extension ColumnBuilder {
  /// A column without rows.
  var empty: Column {
    var builder = self
    return builder.finish()
  }
}
