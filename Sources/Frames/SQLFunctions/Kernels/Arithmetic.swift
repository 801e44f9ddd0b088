import SQLColumns

/// Arithmetic on columns of the types that `ArithmeticKind.types` tells.
enum Arithmetic {
  static func apply(
    _ operation: ArithmeticKind, _ left: Column, _ right: Column, _ type: SQLType
  ) throws(SQLError) -> Column {
    let count = left.count
    let nulls = Kernel.union(left.nullMask, right.nullMask)
    let storage: Column.Storage
    switch type {
    case .double:
      let values = try Kernel.map(count, left.doubles, right.doubles, nulls: nulls, absent: 0, operation.onDoubles)
      storage = .doubles(values)
    case .real:
      let values = try Kernel.map(count, left.floats, right.floats, nulls: nulls, absent: 0) { a, b throws(SQLError) in
        Float(try operation.onDoubles(Double(a), Double(b)))
      }
      storage = .floats(values)
    case .decimal(let precision, let scale):
      storage = try decimals(operation, left, right, nulls, precision, scale)
    default:
      storage = .integers(try integers(operation, left, right, nulls, type))
    }
    return Column(type, count: count, nulls: nulls, storage)
  }

  private static func integers(
    _ operation: ArithmeticKind, _ left: Column, _ right: Column, _ nulls: [Bool]?, _ type: SQLType
  ) throws(SQLError) -> [Int64] {
    let range = type.integerRange
    let (count, first, second) = (left.count, left.integers, right.integers)
    switch operation {
    case .add:
      return try Kernel.map(count, first, second, nulls: nulls, absent: 0) { a, b throws(SQLError) in
        let (result, overflow) = a.addingReportingOverflow(b)
        if overflow || !range.contains(result) { throw overflowError(operation, type, a, b) }
        return result
      }
    case .subtract:
      return try Kernel.map(count, first, second, nulls: nulls, absent: 0) { a, b throws(SQLError) in
        let (result, overflow) = a.subtractingReportingOverflow(b)
        if overflow || !range.contains(result) { throw overflowError(operation, type, a, b) }
        return result
      }
    case .multiply:
      return try Kernel.map(count, first, second, nulls: nulls, absent: 0) { a, b throws(SQLError) in
        let (result, overflow) = a.multipliedReportingOverflow(by: b)
        if overflow || !range.contains(result) { throw overflowError(operation, type, a, b) }
        return result
      }
    case .divide:
      return try Kernel.map(count, first, second, nulls: nulls, absent: 0) { a, b throws(SQLError) in
        if b == 0 { throw .divisionByZero }
        let (result, overflow) = a.dividedReportingOverflow(by: b)
        if overflow || !range.contains(result) { throw overflowError(operation, type, a, b) }
        return result
      }
    case .modulus:
      return try Kernel.map(count, first, second, nulls: nulls, absent: 0) { a, b throws(SQLError) in
        if b == 0 { throw .divisionByZero }
        return b == -1 ? 0 : a % b
      }
    }
  }

  private static func overflowError(_ operation: ArithmeticKind, _ type: SQLType, _ left: Int64, _ right: Int64) -> SQLError {
    .range("\(type.name) \(operation.noun) overflow: \(left) \(operation.rawValue) \(right)")
  }

  private static func decimals(
    _ operation: ArithmeticKind, _ left: Column, _ right: Column, _ nulls: [Bool]?, _ precision: Int, _ scale: Int
  ) throws(SQLError) -> Column.Storage {
    let (leftScale, rightScale) = (left.type.decimalShape?.scale ?? 0, right.type.decimalShape?.scale ?? 0)
    let decimal = DecimalArithmetic(operation, leftScale, rightScale, scale)
    if decimal.fitsShort(left.type, right.type, precision) {
      let values = try Kernel.map(left.count, left.integers, right.integers, nulls: nulls, absent: 0, decimal.short)
      return .integers(values)
    }
    let values = try Kernel.map(left.count, left.wides, right.wides, nulls: nulls, absent: 0, decimal.long)
    return precision <= 18 ? .integers(values.map { Int64(truncatingIfNeeded: $0) }) : .wides(values)
  }
}

extension ArithmeticKind {
  /// On doubles, where dividing by zero is no error.
  @inline(__always)
  func onDoubles(_ left: Double, _ right: Double) throws(SQLError) -> Double {
    switch self {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    case .modulus: left.truncatingRemainder(dividingBy: right)
    }
  }
}

extension SQLType {
  /// The whole numbers that the type holds.
  var integerRange: ClosedRange<Int64> {
    switch self {
    case .tinyint: Int64(Int8.min)...Int64(Int8.max)
    case .smallint: Int64(Int16.min)...Int64(Int16.max)
    case .integer, .date, .monthInterval: Int64(Int32.min)...Int64(Int32.max)
    default: Int64.min...Int64.max
    }
  }
}
