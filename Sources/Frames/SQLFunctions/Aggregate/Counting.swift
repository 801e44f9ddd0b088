import SQLColumns

extension AggregateFunction {
  /// `count` and its like.
  static var counting: [AggregateFunction] {
    [
      AggregateFunction("count() -> bigint", readsNulls: true) { _ in Count() },
      AggregateFunction("count(T) -> bigint") { _ in Count() },
      AggregateFunction("count_if(boolean) -> bigint") { _ in Count(onlyTrue: true) },
      AggregateFunction("bool_and(boolean) -> boolean") { _ in logical(isAnd: true) },
      AggregateFunction("every(boolean) -> boolean") { _ in logical(isAnd: true) },
      AggregateFunction("bool_or(boolean) -> boolean") { _ in logical(isAnd: false) },
    ]
  }

  private static func logical(isAnd: Bool) -> any Accumulator {
    RowAccumulator(.boolean, Bool?.none) { state, row in
      state = isAnd ? (state ?? true) && row[0].boolean : (state ?? false) || row[0].boolean
    } finish: {
      $0.map { .boolean($0) } ?? .null
    }
  }
}

/// Counts rows.
final class Count: Accumulator {
  private let onlyTrue: Bool
  private var counts: [Int64] = []

  init(onlyTrue: Bool = false) { self.onlyTrue = onlyTrue }

  func add(_ arguments: [Column], groups: [Int32], groupCount: Int) {
    grow(groupCount)
    if onlyTrue {
      let flags = arguments[0].booleans
      for (row, group) in groups.enumerated() where flags[row] { counts[Int(group)] += 1 }
    } else {
      for group in groups { counts[Int(group)] += 1 }
    }
  }

  func result(groupCount: Int) -> Column {
    grow(groupCount)
    return Column(.bigint, count: groupCount, .integers(Array(counts.prefix(groupCount))))
  }

  private func grow(_ count: Int) {
    if counts.count < count { counts += [Int64](repeating: 0, count: count - counts.count) }
  }
}
