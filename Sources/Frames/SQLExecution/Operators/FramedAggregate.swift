import SQLColumns
import SQLFunctions
import SQLPlanning

/// An aggregate over the frames of rows.
struct FramedAggregate {
  private let call: AggregateCall
  private let columns: [Column]
  private let counts: [Bool]?
  private let session: SQLSession

  init(_ call: AggregateCall, _ sorted: Batch, _ evaluation: Evaluation) throws(SQLError) {
    self.call = call
    session = evaluation.session
    var columns: [Column] = []
    for argument in call.arguments { columns.append(try evaluation.column(argument, sorted)) }
    for key in call.order { columns.append(try evaluation.column(key.expression, sorted)) }
    self.columns = columns
    var counts: [Bool]?
    if let filter = call.filter {
      let rows = Set(try evaluation.rows(where: filter, sorted))
      counts = (0..<sorted.count).map { rows.contains(Int32($0)) }
    }
    let arguments = columns.prefix(call.arguments.count)
    if !call.function.readsNulls, arguments.contains(where: { $0.mayHaveNulls }) {
      counts = (0..<sorted.count).map { row in counts?[row] != false && !arguments.contains { $0.isNull(row) } }
    }
    self.counts = counts
  }

  /// Appends the values of a partition's rows.
  func append(
    _ partition: Range<Int>, _ order: RowOrder, _ frames: FrameFinder, to builder: inout ColumnBuilder
  ) throws(SQLError) {
    let peers = PeerGroups(partition, order)
    if frames.isWhole {
      let value = try self.value(partition)
      for _ in partition { builder.append(value) }
    } else if frames.isRunning, call.order.isEmpty {
      try appendRunning(partition, peers, frames, to: &builder)
    } else {
      try appendEach(partition, peers, frames, to: &builder)
    }
  }

  /// Frames that only grow: every row is added once.
  private func appendRunning(
    _ partition: Range<Int>, _ peers: PeerGroups, _ frames: FrameFinder, to builder: inout ColumnBuilder
  ) throws(SQLError) {
    let collector = try CallCollector(call, session)
    var row = partition.lowerBound
    while row < partition.upperBound {
      let end = frames.endsAtRow ? row + 1 : peers.range(of: row).upperBound
      try add(row..<end, to: collector)
      let value = try collector.result(1)[0]
      for _ in row..<end { builder.append(value) }
      row = end
    }
  }

  private func appendEach(
    _ partition: Range<Int>, _ peers: PeerGroups, _ frames: FrameFinder, to builder: inout ColumnBuilder
  ) throws(SQLError) {
    var known: (range: Range<Int>, value: SQLValue)?
    for row in partition {
      let range = try frames.range(row, partition, peers)
      if let known, known.range == range {
        builder.append(known.value)
        continue
      }
      let value = try self.value(range)
      known = (range, value)
      builder.append(value)
    }
  }

  private func value(_ range: Range<Int>) throws(SQLError) -> SQLValue {
    let collector = try CallCollector(call, session)
    try add(range, to: collector)
    return try collector.result(1)[0]
  }

  private func add(_ range: Range<Int>, to collector: CallCollector) throws(SQLError) {
    let rows = range.compactMap { counts?[$0] == false ? nil : Int32($0) }
    guard !rows.isEmpty else { return }
    try collector.add(columns.map { $0.gather(rows) }, [Int32](repeating: 0, count: rows.count), 1)
  }
}
