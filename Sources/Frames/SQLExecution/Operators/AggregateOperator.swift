import SQLColumns
import SQLFunctions
import SQLPlanning

/// One row for each group.
final class AggregateOperator: BatchStream {
  private let plan: AggregatePlan
  private let input: any BatchStream
  private let evaluation: Evaluation
  private var sets: [GroupingSet]
  private var isRead = false
  private var place = 0

  init(_ plan: AggregatePlan, _ input: any BatchStream, _ evaluation: Evaluation) throws(SQLError) {
    (self.plan, self.input, self.evaluation) = (plan, input, evaluation)
    sets = []
    for members in plan.sets ?? [Array(plan.groups.indices)] {
      sets.append(try GroupingSet(members, plan, evaluation.session))
    }
  }

  func next() throws(SQLError) -> Batch? {
    if !isRead { try read() }
    while place < sets.count {
      let set = sets[place]
      place += 1
      let batch = try set.result(number: plan.sets == nil ? nil : Int64(place - 1))
      if batch.count > 0 { return batch }
    }
    return nil
  }

  private func read() throws(SQLError) {
    isRead = true
    while let batch = try input.next() {
      var groups: [Column] = []
      for group in plan.groups { groups.append(try evaluation.column(group, batch)) }
      var inputs: [CallInput] = []
      for call in plan.calls { inputs.append(try CallInput(call, batch, evaluation)) }
      for index in sets.indices { try sets[index].add(groups, inputs, count: batch.count) }
    }
  }
}

/// What a call sees of a batch.
struct CallInput {
  /// The arguments, then the sort keys.
  var columns: [Column]
  /// The rows that count; nil for all.
  var rows: [Int32]?

  init(_ call: AggregateCall, _ batch: Batch, _ evaluation: Evaluation) throws(SQLError) {
    var columns: [Column] = []
    for argument in call.arguments { columns.append(try evaluation.column(argument, batch)) }
    var rows: [Int32]?
    if let filter = call.filter { rows = try evaluation.rows(where: filter, batch) }
    if !call.function.readsNulls, columns.contains(where: { $0.mayHaveNulls }) {
      let arguments = columns
      rows = (rows ?? (0..<Int32(batch.count)).map { $0 }).filter { row in !arguments.contains { $0.isNull(Int(row)) } }
    }
    for key in call.order { columns.append(try evaluation.column(key.expression, batch)) }
    if let rows { columns = columns.map { $0.gather(rows) } }
    (self.columns, self.rows) = (columns, rows)
  }
}

/// The groups of one grouping set.
private final class GroupingSet {
  private let members: [Int]
  private let plan: AggregatePlan
  private var table = GroupTable()
  private var keys: [ColumnBuilder]
  private var collectors: [CallCollector] = []

  init(_ members: [Int], _ plan: AggregatePlan, _ session: SQLSession) throws(SQLError) {
    (self.members, self.plan) = (members, plan)
    keys = members.map { ColumnBuilder(plan.groups[$0].type) }
    for call in plan.calls { collectors.append(try CallCollector(call, session)) }
  }

  func add(_ groups: [Column], _ inputs: [CallInput], count: Int) throws(SQLError) {
    let columns = members.map { groups[$0] }
    var places: [Int32]
    if members.isEmpty {
      places = [Int32](repeating: 0, count: count)
    } else {
      var new: [Int] = []
      places = table.add(columns, count: count) { new.append($0) }
      for row in new { for index in columns.indices { keys[index].append(columns[index][row]) } }
    }
    let groupCount = members.isEmpty ? 1 : table.count
    for (index, input) in inputs.enumerated() {
      let rows = input.rows.map { $0.map { places[Int($0)] } } ?? places
      try collectors[index].add(input.columns, rows, groupCount)
    }
  }

  /// The groups' rows: keys in the order of all groups, results, the set's number.
  func result(number: Int64?) throws(SQLError) -> Batch {
    let count = members.isEmpty ? 1 : table.count
    var columns = plan.groups.map { Column.constant(.null, $0.type, count: count) }
    for (index, member) in members.enumerated() { columns[member] = keys[index].finish() }
    for collector in collectors { columns.append(try collector.result(count)) }
    if let number { columns.append(.constant(.integer(number), .bigint, count: count)) }
    return Batch(columns, count: count)
  }
}

/// Collects the rows of one call: each argument once if it is distinct, in order if one is asked for.
final class CallCollector {
  private let call: AggregateCall
  private let accumulator: any Accumulator
  private var seen = GroupTable()
  private var waiting: [Batch] = []
  private var groupCount = 0

  init(_ call: AggregateCall, _ session: SQLSession) throws(SQLError) {
    self.call = call
    accumulator = try call.function.make(CallContext(types: call.arguments.map(\.type), result: call.type, session: session))
  }

  func add(_ columns: [Column], _ groups: [Int32], _ groupCount: Int) throws(SQLError) {
    var (columns, groups) = (columns, groups)
    self.groupCount = max(groupCount, self.groupCount)
    if call.isDistinct {
      let numbers = Column(.bigint, count: groups.count, .integers(groups.map { Int64($0) }))
      var new: [Int32] = []
      _ = seen.add([numbers] + columns.prefix(call.arguments.count), count: groups.count) { new.append(Int32($0)) }
      if new.count < groups.count {
        columns = columns.map { $0.gather(new) }
        groups = new.map { groups[Int($0)] }
      }
    }
    guard call.order.isEmpty else {
      let numbers = Column(.bigint, count: groups.count, .integers(groups.map { Int64($0) }))
      waiting.append(Batch(columns + [numbers], count: groups.count))
      return
    }
    try accumulator.add(columns, groups: groups, groupCount: groupCount)
  }

  func result(_ count: Int) throws(SQLError) -> Column {
    if !waiting.isEmpty { try addWaiting() }
    return try accumulator.result(groupCount: count)
  }

  private func addWaiting() throws(SQLError) {
    let types = waiting[0].columns.map(\.type)
    let all = Batch.concatenated(waiting, types: types)
    waiting = []
    let keys = Array(all.columns[call.arguments.count..<types.count - 1])
    let rows = RowOrder(keys, call.order.map { ($0.isDescending, $0.nullsFirst) }).sorted(count: all.count)
    let sorted = all.gather(rows)
    let groups = sorted.columns[types.count - 1].values.map { Int32($0.integer) }
    try accumulator.add(Array(sorted.columns.prefix(call.arguments.count)), groups: groups, groupCount: groupCount)
  }
}
