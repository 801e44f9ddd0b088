import SQLColumns
import SQLFunctions
import SQLPlanning

/// A table's rows that fulfil the scan's conditions.
final class ScanOperator: BatchStream {
  private let scan: TableScan
  private let stream: any BatchStream
  private let evaluation: Evaluation
  private let cancellation: Cancellation

  init(_ scan: TableScan, _ stream: any BatchStream, _ evaluation: Evaluation, _ cancellation: Cancellation) {
    (self.scan, self.stream, self.evaluation, self.cancellation) = (scan, stream, evaluation, cancellation)
  }

  func next() throws(SQLError) -> Batch? {
    while var batch = try stream.next() {
      try cancellation.check()
      for condition in scan.conditions where batch.count > 0 {
        let rows = try evaluation.rows(where: condition, batch)
        if rows.count < batch.count { batch = batch.gather(rows) }
      }
      if batch.count > 0 { return batch }
    }
    return nil
  }
}

/// Rows of expressions.
final class ValuesOperator: BatchStream {
  private let rows: [[TypedExpression]]
  private let types: [SQLType]
  private let evaluation: Evaluation
  private var isDone = false

  init(_ rows: [[TypedExpression]], _ types: [SQLType], _ evaluation: Evaluation) {
    (self.rows, self.types, self.evaluation) = (rows, types, evaluation)
  }

  func next() throws(SQLError) -> Batch? {
    if isDone { return nil }
    isDone = true
    var builders = types.map { ColumnBuilder($0, capacity: rows.count) }
    for row in rows {
      for (index, expression) in row.enumerated() { builders[index].append(try evaluation.value(expression)) }
    }
    return Batch(builders.indices.map { builders[$0].finish() }, count: rows.count)
  }
}

/// The rows for which a condition holds.
final class FilterOperator: BatchStream {
  private let input: any BatchStream
  private let conditions: [TypedExpression]
  private let evaluation: Evaluation

  init(_ input: any BatchStream, _ condition: TypedExpression, _ evaluation: Evaluation) {
    (self.input, self.evaluation) = (input, evaluation)
    conditions = condition.conjuncts
  }

  func next() throws(SQLError) -> Batch? {
    while var batch = try input.next() {
      for condition in conditions where batch.count > 0 {
        let rows = try evaluation.rows(where: condition, batch)
        if rows.count < batch.count { batch = batch.gather(rows) }
      }
      if batch.count > 0 { return batch }
    }
    return nil
  }
}

/// Expressions of each row.
final class ProjectOperator: BatchStream {
  private let input: any BatchStream
  private let expressions: [TypedExpression]
  private let evaluation: Evaluation

  init(_ input: any BatchStream, _ expressions: [TypedExpression], _ evaluation: Evaluation) {
    (self.input, self.expressions, self.evaluation) = (input, expressions, evaluation)
  }

  func next() throws(SQLError) -> Batch? {
    guard let batch = try input.next() else { return nil }
    var columns: [Column] = []
    columns.reserveCapacity(expressions.count)
    for expression in expressions { columns.append(try evaluation.column(expression, batch)) }
    return Batch(columns, count: batch.count)
  }
}

/// The rows of several plans, one after the other.
final class UnionOperator: BatchStream {
  private var plans: ArraySlice<Plan>
  private let executor: Executor
  private var current: (any BatchStream)?

  init(_ plans: [Plan], _ executor: Executor) {
    (self.plans, self.executor) = (plans[...], executor)
  }

  func next() throws(SQLError) -> Batch? {
    while true {
      if let batch = try current?.next() { return batch }
      guard let plan = plans.popFirst() else { return nil }
      current = try executor.run(plan)
    }
  }
}

/// Some rows in their order.
final class LimitOperator: BatchStream {
  private let input: any BatchStream
  private var toSkip: Int
  private var left: Int
  private let ties: [SortKey]
  private let evaluation: Evaluation
  private var last: Batch?

  init(_ input: any BatchStream, offset: Int, count: Int?, ties: [SortKey], _ evaluation: Evaluation) {
    (self.input, self.ties, self.evaluation) = (input, ties, evaluation)
    (toSkip, left) = (offset, count ?? Int.max)
  }

  func next() throws(SQLError) -> Batch? {
    while left > 0 {
      guard let batch = try input.next() else { return nil }
      if toSkip >= batch.count {
        toSkip -= batch.count
        continue
      }
      let start = toSkip
      toSkip = 0
      let end = min(batch.count, left > batch.count ? batch.count : start + left)
      left -= end - start
      if left == 0 && !ties.isEmpty {
        last = batch.slice(end - 1..<end)
        return batch.slice(start..<end + (try tied(batch, from: end)))
      }
      return batch.slice(start..<end)
    }
    guard last != nil, let batch = try input.next() else { return nil }
    let count = try tied(batch, from: 0)
    if count < batch.count { last = nil }
    return count > 0 ? batch.slice(0..<count) : nil
  }

  /// How many rows from a place on equal the last.
  private func tied(_ batch: Batch, from start: Int) throws(SQLError) -> Int {
    guard let last else { return 0 }
    for row in start..<batch.count {
      for key in ties {
        let (old, new) = (try evaluation.column(key.expression, last)[0], try evaluation.column(key.expression, batch)[row])
        guard try Comparison.isSame(old, new, key.expression.type) else { return row - start }
      }
    }
    return batch.count - start
  }
}

/// Each row by chance.
final class SampleOperator: BatchStream {
  private let input: any BatchStream
  private let fraction: Double
  private let session: SQLSession

  init(_ input: any BatchStream, _ fraction: Double, _ session: SQLSession) {
    (self.input, self.fraction, self.session) = (input, fraction, session)
  }

  func next() throws(SQLError) -> Batch? {
    guard let batch = try input.next() else { return nil }
    if fraction >= 1 { return batch }
    return batch.gather((0..<Int32(batch.count)).filter { _ in Double(session.random() >> 11) / Double(1 << 53) < fraction })
  }
}

/// Each row with its number.
final class NumberedOperator: BatchStream {
  private let input: any BatchStream
  private var count: Int64 = 0

  init(_ input: any BatchStream) { self.input = input }

  func next() throws(SQLError) -> Batch? {
    guard let batch = try input.next() else { return nil }
    let numbers = (0..<Int64(batch.count)).map { count + $0 }
    count += Int64(batch.count)
    return Batch(batch.columns + [Column(.bigint, count: batch.count, .integers(numbers))], count: batch.count)
  }
}
