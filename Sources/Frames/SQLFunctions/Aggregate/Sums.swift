import SQLColumns

extension AggregateFunction {
  /// `sum` and `avg`.
  static var sums: [AggregateFunction] {
    [
      AggregateFunction("sum(bigint) -> bigint") { _ in IntegerSum() },
      AggregateFunction("sum(double) -> double") { _ in DoubleSum(.double, isAverage: false) },
      AggregateFunction("sum(real) -> real") { _ in DoubleSum(.real, isAverage: false) },
      AggregateFunction("sum(decimal(p,s)) -> decimal(38,s)") { _ in DecimalSum(isAverage: false) },
      AggregateFunction("sum(interval day to second) -> interval day to second") { _ in IntegerSum(.dayInterval) },
      AggregateFunction("sum(interval year to month) -> interval year to month") { _ in IntegerSum(.monthInterval) },
      AggregateFunction("avg(bigint) -> double") { _ in DoubleSum(.double, isAverage: true) },
      AggregateFunction("avg(double) -> double") { _ in DoubleSum(.double, isAverage: true) },
      AggregateFunction("avg(real) -> real") { _ in DoubleSum(.real, isAverage: true) },
      AggregateFunction("avg(decimal(p,s)) -> decimal(p,s)") { context in
        DecimalSum(isAverage: true, type: context.result)
      },
      AggregateFunction("avg(interval day to second) -> interval day to second") { _ in IntegerAverage(.dayInterval) },
      AggregateFunction("avg(interval year to month) -> interval year to month") { _ in IntegerAverage(.monthInterval) },
    ]
  }
}

/// Sums whole numbers.
final class IntegerSum: Accumulator {
  private let type: SQLType
  private var sums: [Int64] = []
  private var seen: [Bool] = []

  init(_ type: SQLType = .bigint) { self.type = type }

  func add(_ arguments: [Column], groups: [Int32], groupCount: Int) throws(SQLError) {
    grow(groupCount)
    let operand = arguments[0].integers
    for (row, group) in groups.enumerated() {
      let value = operand.values[row &* operand.step]
      let (sum, overflow) = sums[Int(group)].addingReportingOverflow(value)
      if overflow { throw .range("bigint addition overflow: \(sums[Int(group)]) + \(value)") }
      sums[Int(group)] = sum
      seen[Int(group)] = true
    }
  }

  func result(groupCount: Int) -> Column {
    grow(groupCount)
    return Column(type, count: groupCount, nulls: nullMask(seen, groupCount), .integers(Array(sums.prefix(groupCount))))
  }

  private func grow(_ count: Int) {
    guard sums.count < count else { return }
    sums += [Int64](repeating: 0, count: count - sums.count)
    seen += [Bool](repeating: false, count: count - seen.count)
  }
}

/// NULL where a group has seen no row.
func nullMask(_ seen: [Bool], _ count: Int) -> [Bool]? {
  let kept = seen.prefix(count)
  return kept.allSatisfy { $0 } ? nil : kept.map { !$0 }
}

/// Averages intervals.
final class IntegerAverage: Accumulator {
  private let type: SQLType
  private var sums: [Int128] = []
  private var counts: [Int128] = []

  init(_ type: SQLType) { self.type = type }

  func add(_ arguments: [Column], groups: [Int32], groupCount: Int) {
    grow(groupCount)
    let operand = arguments[0].integers
    for (row, group) in groups.enumerated() {
      sums[Int(group)] += Int128(operand.values[row &* operand.step])
      counts[Int(group)] += 1
    }
  }

  func result(groupCount: Int) -> Column {
    grow(groupCount)
    return Column(
      type,
      (0..<groupCount).map { group in
        let rounded = DecimalText.dividedHalfUp(sums[group], max(1, counts[group]))
        return counts[group] == 0 ? .null : .integer(Int64(clamping: rounded))
      })
  }

  private func grow(_ count: Int) {
    while sums.count < count {
      sums.append(0)
      counts.append(0)
    }
  }
}

/// Sums or averages numbers as doubles.
final class DoubleSum: Accumulator {
  private let type: SQLType
  private let isAverage: Bool
  private var sums: [Double] = []
  private var counts: [Int] = []

  init(_ type: SQLType, isAverage: Bool) { (self.type, self.isAverage) = (type, isAverage) }

  func add(_ arguments: [Column], groups: [Int32], groupCount: Int) {
    grow(groupCount)
    let operand = arguments[0].doubles
    for (row, group) in groups.enumerated() {
      sums[Int(group)] += operand.values[row &* operand.step]
      counts[Int(group)] += 1
    }
  }

  func result(groupCount: Int) -> Column {
    grow(groupCount)
    let values = (0..<groupCount).map { isAverage ? sums[$0] / Double(max(1, counts[$0])) : sums[$0] }
    let nulls = nullMask(counts.map { $0 > 0 }, groupCount)
    return type == .real
      ? Column(type, count: groupCount, nulls: nulls, .floats(values.map { Float($0) }))
      : Column(type, count: groupCount, nulls: nulls, .doubles(values))
  }

  private func grow(_ count: Int) {
    guard sums.count < count else { return }
    sums += [Double](repeating: 0, count: count - sums.count)
    counts += [Int](repeating: 0, count: count - counts.count)
  }
}

/// Sums or averages decimals exactly.
final class DecimalSum: Accumulator {
  private let isAverage: Bool
  private var type: SQLType?
  private var sums: [Int128] = []
  private var counts: [Int128] = []

  init(isAverage: Bool, type: SQLType? = nil) { (self.isAverage, self.type) = (isAverage, type) }

  func add(_ arguments: [Column], groups: [Int32], groupCount: Int) throws(SQLError) {
    grow(groupCount)
    if type == nil { type = .decimal(38, arguments[0].type.decimalShape?.scale ?? 0) }
    if case .integers(let values) = arguments[0].flattened.storage {
      for (row, group) in groups.enumerated() {
        sums[Int(group)] &+= Int128(values[row])
        counts[Int(group)] += 1
      }
      return
    }
    let operand = arguments[0].wides
    for (row, group) in groups.enumerated() {
      let (sum, overflow) = sums[Int(group)].addingReportingOverflow(operand.values[row &* operand.step])
      if overflow { throw .range("Decimal overflow") }
      sums[Int(group)] = sum
      counts[Int(group)] += 1
    }
  }

  func result(groupCount: Int) throws(SQLError) -> Column {
    grow(groupCount)
    let type = type ?? .decimal(38, 0)
    var builder = ColumnBuilder(type, capacity: groupCount)
    for group in 0..<groupCount {
      let value = isAverage ? DecimalText.dividedHalfUp(sums[group], max(1, counts[group])) : sums[group]
      if value.magnitude >= DecimalText.powersOfTen[38].magnitude { throw .range("Decimal overflow") }
      builder.append(counts[group] == 0 ? .null : .decimal(value, precision: type.decimalShape?.precision ?? 38))
    }
    return builder.finish()
  }

  private func grow(_ count: Int) {
    guard sums.count < count else { return }
    sums += [Int128](repeating: 0, count: count - sums.count)
    counts += [Int128](repeating: 0, count: count - counts.count)
  }
}
