import SQLColumns
import SQLFunctions
import SQLPlanning

/// Each row with values computed over its window.
final class WindowOperator: BatchStream {
  private let plan: WindowPlan
  private let input: any BatchStream
  private let evaluation: Evaluation
  private var isDone = false

  init(_ plan: WindowPlan, _ input: any BatchStream, _ evaluation: Evaluation) {
    (self.plan, self.input, self.evaluation) = (plan, input, evaluation)
  }

  func next() throws(SQLError) -> Batch? {
    if isDone { return nil }
    isDone = true
    let batch = try Executor.collect(input, plan.input.types)
    guard batch.count > 0 else { return nil }
    var partitionColumns: [Column] = []
    for key in plan.partition { partitionColumns.append(try evaluation.column(key, batch)) }
    var orderColumns: [Column] = []
    for key in plan.order { orderColumns.append(try evaluation.column(key.expression, batch)) }
    let groups = partitionNumbers(partitionColumns, batch.count)
    let order = RowOrder(
      [groups] + orderColumns, [(false, false)] + plan.order.map { ($0.isDescending, $0.nullsFirst) })
    let rows = order.sorted(count: batch.count)
    let sorted = batch.gather(rows)
    let peers = RowOrder(orderColumns.map { $0.gather(rows) }, plan.order.map { ($0.isDescending, $0.nullsFirst) })
    let partitions = ranges(groups.gather(rows).values)
    var columns = sorted.columns
    for call in plan.calls { columns.append(try computed(call, sorted, partitions, peers)) }
    return Batch(columns, count: batch.count)
  }

  private func partitionNumbers(_ columns: [Column], _ count: Int) -> Column {
    guard !columns.isEmpty else { return .constant(.integer(0), .bigint, count: count) }
    var table = GroupTable()
    let groups = table.add(columns, count: count) { _ in }
    return Column(.bigint, count: count, .integers(groups.map { Int64($0) }))
  }

  private func ranges(_ groups: [SQLValue]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for row in 1...groups.count where row == groups.count || groups[row] != groups[start] {
      ranges.append(start..<row)
      start = row
    }
    return ranges
  }

  private func computed(
    _ call: WindowCall, _ sorted: Batch, _ partitions: [Range<Int>], _ peers: RowOrder
  ) throws(SQLError) -> Column {
    let frames = try FrameFinder(call.frame, plan, sorted, peers, evaluation)
    switch call.function {
    case .ranking(let function):
      var arguments: [Column] = []
      for argument in call.arguments { arguments.append(try evaluation.column(argument, sorted)) }
      let ranking = Ranking(function, call, arguments)
      var builder = ColumnBuilder(call.type, capacity: sorted.count)
      for partition in partitions { try ranking.append(partition, peers, frames, to: &builder) }
      return builder.finish()
    case .aggregate(let aggregate):
      let framed = try FramedAggregate(aggregate, sorted, evaluation)
      var builder = ColumnBuilder(call.type, capacity: sorted.count)
      for partition in partitions { try framed.append(partition, peers, frames, to: &builder) }
      return builder.finish()
    }
  }
}
