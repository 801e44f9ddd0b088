import SQLColumns
import SQLFunctions
import SQLPlanning

/// Finds the frame of each row in a sorted partition.
struct FrameFinder {
  private let frame: WindowCall.Frame
  private let key: Column?
  private let keyType: SQLType
  private let isDescending: Bool
  private let start: Column?
  private let startEdge: Column?
  private let end: Column?
  private let endEdge: Column?

  init(
    _ frame: WindowCall.Frame, _ plan: WindowPlan, _ sorted: Batch, _ peers: RowOrder, _ evaluation: Evaluation
  ) throws(SQLError) {
    self.frame = frame
    let order = plan.order.first
    key = try order.map { order throws(SQLError) in try evaluation.column(order.expression, sorted) }
    (keyType, isDescending) = (order?.expression.type ?? .unknown, order?.isDescending ?? false)
    (start, startEdge) = try FrameFinder.columns(frame.start, sorted, evaluation)
    (end, endEdge) = try FrameFinder.columns(frame.end, sorted, evaluation)
  }

  private static func columns(
    _ bound: WindowCall.Frame.Bound, _ sorted: Batch, _ evaluation: Evaluation
  ) throws(SQLError) -> (Column?, Column?) {
    switch bound {
    case .preceding(let offset, let edge), .following(let offset, let edge):
      let column = try evaluation.column(offset, sorted)
      return (column, try edge.map { edge throws(SQLError) in try evaluation.column(edge, sorted) })
    default: return (nil, nil)
    }
  }

  /// Whether every frame begins with the partition and ends with the row's peers.
  var isRunning: Bool {
    if case .unboundedPreceding = frame.start, case .currentRow = frame.end {
      frame.unit == .range || frame.unit == .rows
    } else {
      false
    }
  }

  /// Whether every frame is the whole partition.
  var isWhole: Bool {
    if case .unboundedPreceding = frame.start, case .unboundedFollowing = frame.end { true } else { false }
  }

  /// Whether frames that begin with the partition end with the row itself.
  var endsAtRow: Bool { frame.unit == .rows }

  /// The rows of a frame; empty if it has none.
  func range(_ row: Int, _ partition: Range<Int>, _ peers: PeerGroups) throws(SQLError) -> Range<Int> {
    let low = try edge(frame.start, start, startEdge, row, partition, peers, isStart: true)
    let high = try edge(frame.end, end, endEdge, row, partition, peers, isStart: false)
    let (first, last) = (max(low, partition.lowerBound), min(high, partition.upperBound))
    return first < last ? first..<last : partition.lowerBound..<partition.lowerBound
  }

  /// The place where a frame begins, or that after its last row.
  private func edge(
    _ bound: WindowCall.Frame.Bound, _ offsets: Column?, _ edges: Column?, _ row: Int, _ partition: Range<Int>,
    _ peers: PeerGroups,
    isStart: Bool
  ) throws(SQLError) -> Int {
    switch bound {
    case .unboundedPreceding: return partition.lowerBound
    case .unboundedFollowing: return partition.upperBound
    case .currentRow:
      if frame.unit == .rows { return isStart ? row : row + 1 }
      let group = peers.range(of: row)
      return isStart ? group.lowerBound : group.upperBound
    case .preceding: return try moved(-1, offsets, edges, row, partition, peers, isStart)
    case .following: return try moved(1, offsets, edges, row, partition, peers, isStart)
    }
  }

  private func moved(
    _ sign: Int, _ offsets: Column?, _ edges: Column?, _ row: Int, _ partition: Range<Int>, _ peers: PeerGroups, _ isStart: Bool
  ) throws(SQLError) -> Int {
    let offset = offsets?[row] ?? .null
    if frame.unit == .range { return try valueEdge(offset, edges?[row] ?? .null, row, partition, peers, isStart) }
    guard !offset.isNull, offset.integer >= 0 else {
      throw SQLError("INVALID_WINDOW_FRAME", "Window frame offset value must not be negative or null")
    }
    let distance = Int(min(offset.integer, Int64(Int32.max))) * sign
    if frame.unit == .rows { return row + distance + (isStart ? 0 : 1) }
    return peers.edge(row, distance, isStart: isStart)
  }

  /// Rows whose key is NULL are framed by their peers; others by the value at the edge.
  private func valueEdge(
    _ offset: SQLValue, _ edge: SQLValue, _ row: Int, _ partition: Range<Int>, _ peers: PeerGroups, _ isStart: Bool
  ) throws(SQLError) -> Int {
    guard !offset.isNull, offset.double >= 0, offset.integer >= 0 || offset.wide == 0, offset.wide >= 0 else {
      throw SQLError("INVALID_WINDOW_FRAME", "Window frame offset value must not be negative or null")
    }
    guard let key, !key.isNull(row), !edge.isNull else {
      let group = peers.range(of: row)
      return isStart ? group.lowerBound : group.upperBound
    }
    // NULLs stand together at one end and are never inside a range of values.
    var (low, high) = (partition.lowerBound, partition.upperBound)
    while low < high, key.isNull(low) { low += 1 }
    while high > low, key.isNull(high - 1) { high -= 1 }
    while low < high {
      let middle = (low + high) / 2
      var order = try Comparison.order(key[middle], edge, keyType)
      if isDescending { order = -order }
      if order < 0 || (order == 0 && !isStart) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The groups of rows of a partition that the order puts together.
struct PeerGroups {
  private let partition: Range<Int>
  private var starts: [Int] = []
  private var groups: [Int32]

  init(_ partition: Range<Int>, _ order: RowOrder) {
    self.partition = partition
    groups = [Int32](repeating: 0, count: partition.count)
    for row in partition {
      if row == partition.lowerBound || order.compare(row - 1, row) != 0 { starts.append(row) }
      groups[row - partition.lowerBound] = Int32(starts.count - 1)
    }
  }

  /// Which group a row is in.
  func number(of row: Int) -> Int { Int(groups[row - partition.lowerBound]) }

  /// The rows of a row's group.
  func range(of row: Int) -> Range<Int> { range(number(of: row)) }

  private func range(_ group: Int) -> Range<Int> {
    starts[group]..<(group + 1 < starts.count ? starts[group + 1] : partition.upperBound)
  }

  /// The edge of the group so many groups away.
  func edge(_ row: Int, _ distance: Int, isStart: Bool) -> Int {
    let group = number(of: row) + distance
    if group < 0 { return partition.lowerBound }
    if group >= starts.count { return partition.upperBound }
    return isStart ? range(group).lowerBound : range(group).upperBound
  }
}
