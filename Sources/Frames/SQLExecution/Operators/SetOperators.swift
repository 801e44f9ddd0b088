import SQLColumns
import SQLFunctions
import SQLPlanning

/// INTERSECT and EXCEPT.
final class DifferenceOperator: BatchStream {
  private let plan: DifferencePlan
  private let left: any BatchStream
  private let right: any BatchStream
  private var table = GroupTable()
  /// For each key how often it may still be matched on the right.
  private var counts: [Int] = []
  private var given: [Bool] = []
  private var isRead = false

  init(_ plan: DifferencePlan, _ left: any BatchStream, _ right: any BatchStream) {
    (self.plan, self.left, self.right) = (plan, left, right)
  }

  func next() throws(SQLError) -> Batch? {
    if !isRead { try read() }
    while let batch = try left.next() {
      let groups = table.add(batch.columns, count: batch.count) { _ in }
      counts += [Int](repeating: 0, count: table.count - counts.count)
      given += [Bool](repeating: false, count: table.count - given.count)
      var kept: [Int32] = []
      for (row, group) in groups.enumerated() where keeps(Int(group)) { kept.append(Int32(row)) }
      if !kept.isEmpty { return batch.gather(kept) }
    }
    return nil
  }

  private func read() throws(SQLError) {
    isRead = true
    while let batch = try right.next() {
      let groups = table.add(batch.columns, count: batch.count) { _ in }
      counts += [Int](repeating: 0, count: table.count - counts.count)
      for group in groups { counts[Int(group)] += 1 }
    }
    given = [Bool](repeating: false, count: table.count)
  }

  private func keeps(_ group: Int) -> Bool {
    if plan.isDistinct {
      guard !given[group] else { return false }
      given[group] = true
      return (counts[group] > 0) == plan.isIntersection
    }
    guard counts[group] > 0 else { return !plan.isIntersection }
    counts[group] -= 1
    return plan.isIntersection
  }
}

/// Each row with the elements of its lists and maps.
final class UnnestOperator: BatchStream {
  private let plan: UnnestPlan
  private let input: any BatchStream
  private let evaluation: Evaluation

  init(_ plan: UnnestPlan, _ input: any BatchStream, _ evaluation: Evaluation) {
    (self.plan, self.input, self.evaluation) = (plan, input, evaluation)
  }

  func next() throws(SQLError) -> Batch? {
    while let batch = try input.next() {
      let result = try unnested(batch)
      if result.count > 0 { return result }
    }
    return nil
  }

  private func unnested(_ batch: Batch) throws(SQLError) -> Batch {
    var lists: [Column] = []
    for expression in plan.expressions { lists.append(try evaluation.column(expression, batch)) }
    var rows: [Int32] = []
    var builders = plan.elementTypes.map { ColumnBuilder($0) }
    for row in 0..<batch.count {
      let values = lists.map { $0[row] }
      let length = values.map { $0.elements.count + $0.entries.count }.max() ?? 0
      for index in 0..<length {
        rows.append(Int32(row))
        append(values, index, &builders)
      }
      if length == 0, plan.isOuter {
        rows.append(Int32(row))
        for index in builders.indices { builders[index].appendNull() }
      }
    }
    return Batch(batch.columns.map { $0.gather(rows) } + builders.indices.map { builders[$0].finish() }, count: rows.count)
  }

  private func append(_ values: [SQLValue], _ index: Int, _ builders: inout [ColumnBuilder]) {
    var next = 0
    for (place, value) in values.enumerated() {
      switch plan.expressions[place].type {
      case .array(.row(let fields)):
        let element = index < value.elements.count ? value.elements[index] : .null
        for field in fields.indices { builders[next + field].append(element.isNull ? .null : element.elements[field]) }
        next += fields.count
      case .map:
        let entry = index < value.entries.count ? value.entries[index] : nil
        builders[next].append(entry?.key ?? .null)
        builders[next + 1].append(entry?.value ?? .null)
        next += 2
      default:
        builders[next].append(index < value.elements.count ? value.elements[index] : .null)
        next += 1
      }
    }
    if plan.hasOrdinality { builders[next].append(.integer(Int64(index + 1))) }
  }
}

/// Each row with the rows of a query that sees it.
final class LateralOperator: BatchStream {
  private let plan: LateralPlan
  private let input: any BatchStream
  private let evaluation: Evaluation
  private let answers: SubqueryRunner

  init(_ plan: LateralPlan, _ input: any BatchStream, _ evaluation: Evaluation, _ answers: SubqueryRunner) {
    (self.plan, self.input, self.evaluation, self.answers) = (plan, input, evaluation, answers)
  }

  func next() throws(SQLError) -> Batch? {
    while let batch = try input.next() {
      var results: [Batch] = []
      var captures: [Column] = []
      for capture in plan.captures { captures.append(try evaluation.column(capture, batch)) }
      for row in 0..<batch.count {
        let inner = try answers.rows(plan.index, captures.map { $0[row] }).batch
        results.append(try pairs(batch, row, inner))
      }
      let types = plan.input.types + plan.types
      let result = Batch.concatenated(results, types: types)
      if result.count > 0 { return result }
    }
    return nil
  }

  private func pairs(_ batch: Batch, _ row: Int, _ inner: Batch) throws(SQLError) -> Batch {
    let lefts = batch.gather([Int32](repeating: Int32(row), count: inner.count))
    var both = Batch(lefts.columns + inner.columns, count: inner.count)
    if let condition = plan.condition, both.count > 0 {
      both = both.gather(try evaluation.rows(where: condition, both))
    }
    guard both.count == 0, plan.isOuter else { return both }
    let nulls = plan.types.map { Column.constant(.null, $0, count: 1) }
    return Batch(batch.gather([Int32(row)]).columns + nulls, count: 1)
  }
}
