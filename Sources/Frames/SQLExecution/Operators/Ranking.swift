import SQLColumns
import SQLFunctions
import SQLPlanning

/// Functions that only windows have.
struct Ranking {
  private let function: WindowFunction
  private let call: WindowCall
  private let arguments: [Column]

  init(_ function: WindowFunction, _ call: WindowCall, _ arguments: [Column]) {
    (self.function, self.call, self.arguments) = (function, call, arguments)
  }

  /// Appends the values of a partition's rows.
  func append(
    _ partition: Range<Int>, _ order: RowOrder, _ frames: FrameFinder, to builder: inout ColumnBuilder
  ) throws(SQLError) {
    let peers = PeerGroups(partition, order)
    for row in partition { builder.append(try value(row, partition, peers, frames)) }
  }

  private func value(
    _ row: Int, _ partition: Range<Int>, _ peers: PeerGroups, _ frames: FrameFinder
  ) throws(SQLError) -> SQLValue {
    let place = row - partition.lowerBound
    let group = peers.range(of: row)
    let rank = group.lowerBound - partition.lowerBound + 1
    switch function {
    case .rowNumber: return .integer(Int64(place + 1))
    case .rank: return .integer(Int64(rank))
    case .denseRank: return .integer(Int64(peers.number(of: row) + 1))
    case .percentRank: return .double(partition.count == 1 ? 0 : Double(rank - 1) / Double(partition.count - 1))
    case .cumulativeDistribution: return .double(Double(group.upperBound - partition.lowerBound) / Double(partition.count))
    case .ntile: return try bucket(place, partition.count, arguments[0][row])
    case .lag: return try neighbour(row, partition, sign: -1)
    case .lead: return try neighbour(row, partition, sign: 1)
    case .firstValue: return first(try frames.range(row, partition, peers), 1, fromEnd: false)
    case .lastValue: return first(try frames.range(row, partition, peers), 1, fromEnd: true)
    case .nthValue:
      let offset = arguments[1][row]
      if offset.isNull { return .null }
      guard offset.integer >= 1 else { throw .argument("Offset must be at least 1") }
      return first(try frames.range(row, partition, peers), Int(min(offset.integer, Int64(Int32.max))), fromEnd: false)
    }
  }

  private func bucket(_ place: Int, _ count: Int, _ buckets: SQLValue) throws(SQLError) -> SQLValue {
    if buckets.isNull { return .null }
    guard buckets.integer > 0 else { throw .argument("Buckets must be greater than 0") }
    let number = Int(min(buckets.integer, Int64(Int32.max)))
    if number >= count { return .integer(Int64(place + 1)) }
    let (size, rest) = (count / number, count % number)
    return .integer(Int64(place < rest * (size + 1) ? place / (size + 1) + 1 : (place - rest) / size + 1))
  }

  private func neighbour(_ row: Int, _ partition: Range<Int>, sign: Int) throws(SQLError) -> SQLValue {
    let offset = arguments.count > 1 ? arguments[1][row] : .integer(1)
    if offset.isNull { return .null }
    guard offset.integer >= 0 else { throw .argument("Offset must be at least 0") }
    let fallback = arguments.count > 2 ? arguments[2][row] : .null
    var left = Int(min(offset.integer, Int64(Int32.max)))
    guard call.ignoresNulls else {
      let target = row + sign * left
      return partition.contains(target) ? arguments[0][target] : fallback
    }
    var target = row
    while left > 0 {
      target += sign
      guard partition.contains(target) else { return fallback }
      if !arguments[0].isNull(target) { left -= 1 }
    }
    return arguments[0][target]
  }

  private func first(_ range: Range<Int>, _ number: Int, fromEnd: Bool) -> SQLValue {
    guard call.ignoresNulls else {
      guard number <= range.count else { return .null }
      return arguments[0][fromEnd ? range.upperBound - number : range.lowerBound + number - 1]
    }
    var left = number
    for place in 0..<range.count {
      let row = fromEnd ? range.upperBound - 1 - place : range.lowerBound + place
      if !arguments[0].isNull(row) { left -= 1 }
      if left == 0 { return arguments[0][row] }
    }
    return .null
  }
}
