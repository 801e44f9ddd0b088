import SQLColumns

extension AggregateFunction {
  /// `min`, `max`, `arbitrary` and the values that go with extremes.
  static var extremes: [AggregateFunction] {
    [
      AggregateFunction("min(T:orderable) -> T") { context in extreme(context, isMinimum: true) },
      AggregateFunction("max(T:orderable) -> T") { context in extreme(context, isMinimum: false) },
      AggregateFunction("min(T:orderable,bigint) -> array(T)") { context in extremeList(context, isMinimum: true) },
      AggregateFunction("max(T:orderable,bigint) -> array(T)") { context in extremeList(context, isMinimum: false) },
      AggregateFunction("min_by(V,K:orderable) -> V", readsNulls: true) { context in extremeBy(context, isMinimum: true) },
      AggregateFunction("max_by(V,K:orderable) -> V", readsNulls: true) { context in extremeBy(context, isMinimum: false) },
      AggregateFunction("min_by(V,K:orderable,bigint) -> array(V)", readsNulls: true) { context in
        extremeListBy(context, isMinimum: true)
      },
      AggregateFunction("max_by(V,K:orderable,bigint) -> array(V)", readsNulls: true) { context in
        extremeListBy(context, isMinimum: false)
      },
      AggregateFunction("arbitrary(T) -> T") { context in first(context) },
      AggregateFunction("any_value(T) -> T") { context in first(context) },
    ]
  }

  private static func extreme(_ context: CallContext, isMinimum: Bool) -> any Accumulator {
    let type = context.result
    if type.layout == .integers { return IntegerExtreme(type, isMinimum: isMinimum) }
    return RowAccumulator(type, SQLValue.null) { state, row throws(SQLError) in
      if state.isNull {
        state = row[0]
        return
      }
      let order = try Comparison.order(row[0], state, type)
      if isMinimum ? order < 0 : order > 0 { state = row[0] }
    } finish: {
      $0
    }
  }

  private static func first(_ context: CallContext) -> any Accumulator {
    RowAccumulator(context.result, SQLValue.null) { state, row in
      if state.isNull { state = row[0] }
    } finish: {
      $0
    }
  }

  private static func extremeBy(_ context: CallContext, isMinimum: Bool) -> any Accumulator {
    let key = context.types[1]
    return RowAccumulator(context.result, (value: SQLValue.null, key: SQLValue.null)) { state, row throws(SQLError) in
      guard !row[1].isNull else { return }
      if !state.key.isNull {
        let order = try Comparison.order(row[1], state.key, key)
        guard isMinimum ? order < 0 : order > 0 else { return }
      }
      state = (row[0], row[1])
    } finish: {
      $0.value
    }
  }

  private static func extremeList(_ context: CallContext, isMinimum: Bool) -> any Accumulator {
    let type = context.types[0]
    return RowAccumulator(context.result, ExtremeList()) { state, row throws(SQLError) in
      try state.add(row[0], key: row[0], type, limit: row[1].integer, isMinimum: isMinimum)
    } finish: {
      $0.entries.isEmpty ? .null : .array($0.entries.map(\.value))
    }
  }

  private static func extremeListBy(_ context: CallContext, isMinimum: Bool) -> any Accumulator {
    let key = context.types[1]
    return RowAccumulator(context.result, ExtremeList()) { state, row throws(SQLError) in
      guard !row[1].isNull, !row[2].isNull else { return }
      try state.add(row[0], key: row[1], key, limit: row[2].integer, isMinimum: isMinimum)
    } finish: {
      $0.entries.isEmpty ? .null : .array($0.entries.map(\.value))
    }
  }
}

/// The first values by a key, so many of them.
private struct ExtremeList {
  var entries: [(key: SQLValue, value: SQLValue)] = []

  mutating func add(_ value: SQLValue, key: SQLValue, _ type: SQLType, limit: Int64, isMinimum: Bool) throws(SQLError) {
    guard limit > 0 else { throw .argument("third argument of max_by/min_by must be a positive integer") }
    guard limit <= 10_000 else {
      throw .argument("third argument of max_by/min_by must be less than or equal to 10000; found \(limit)")
    }
    var place = entries.count
    while place > 0 {
      let order = try Comparison.order(key, entries[place - 1].key, type)
      guard isMinimum ? order < 0 : order > 0 else { break }
      place -= 1
    }
    guard place < Int(limit) else { return }
    entries.insert((key, value), at: place)
    if entries.count > Int(limit) { entries.removeLast() }
  }
}

/// The least or greatest whole number, day or short decimal.
final class IntegerExtreme: Accumulator {
  private let type: SQLType
  private let isMinimum: Bool
  private var values: [Int64] = []
  private var seen: [Bool] = []

  init(_ type: SQLType, isMinimum: Bool) { (self.type, self.isMinimum) = (type, isMinimum) }

  func add(_ arguments: [Column], groups: [Int32], groupCount: Int) {
    grow(groupCount)
    let operand = arguments[0].integers
    for (row, place) in groups.enumerated() {
      let (group, value) = (Int(place), operand.values[row &* operand.step])
      values[group] = isMinimum ? min(values[group], value) : max(values[group], value)
      seen[group] = true
    }
  }

  func result(groupCount: Int) -> Column {
    grow(groupCount)
    return Column(type, count: groupCount, nulls: nullMask(seen, groupCount), .integers(Array(values.prefix(groupCount))))
  }

  private func grow(_ count: Int) {
    guard values.count < count else { return }
    values += [Int64](repeating: isMinimum ? .max : .min, count: count - values.count)
    seen += [Bool](repeating: false, count: count - seen.count)
  }
}
