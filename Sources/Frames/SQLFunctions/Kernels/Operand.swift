public import SQLColumns

/// One side of a computation on columns: values one step apart, or one value for all rows (step 0).
struct Operand<Value: Sendable>: Sendable {
  let values: [Value]
  let step: Int

  init(_ values: [Value], isConstant: Bool = false) {
    (self.values, step) = (values, isConstant ? 0 : 1)
  }
}

extension Column {
  /// The values as `Int64`; only for the layout `integers`.
  var integers: Operand<Int64> {
    switch storage {
    case .integers(let values): Operand(values)
    case .constant(let value): Operand([value.integer], isConstant: true)
    default: flattened.storedIntegers
    }
  }

  private var storedIntegers: Operand<Int64> {
    if case .integers(let values) = storage { Operand(values) } else { Operand([Int64](repeating: 0, count: count)) }
  }

  /// The values as `Int128`: digits of decimals of either layout, whole numbers, moments.
  var wides: Operand<Int128> {
    switch storage {
    case .wides(let values), .zoned(let values, _): Operand(values)
    case .integers(let values): Operand(values.map { Int128($0) })
    case .constant(let value): Operand([value.wide], isConstant: true)
    case .dictionary: flattened.wides
    default: Operand([Int128](repeating: 0, count: count))
    }
  }

  /// The values as `Double`, whatever numeric layout they have.
  var doubles: Operand<Double> {
    switch storage {
    case .doubles(let values): Operand(values)
    case .floats(let values): Operand(values.map { Double($0) })
    case .integers(let values): Operand(values.map { Double($0) })
    case .constant(let value): Operand([value.double], isConstant: true)
    case .dictionary: flattened.doubles
    default: Operand([Double](repeating: 0, count: count))
    }
  }

  /// The values as `Float`.
  var floats: Operand<Float> {
    switch storage {
    case .floats(let values): Operand(values)
    case .constant(let value): Operand([Float(value.double)], isConstant: true)
    case .dictionary: flattened.floats
    default: Operand([Float](repeating: 0, count: count))
    }
  }

  /// The values as `Bool`; NULL rows have any.
  public var booleans: [Bool] {
    switch storage {
    case .booleans(let values): values
    case .constant(let value): [Bool](repeating: value.boolean, count: count)
    case .dictionary: flattened.booleans
    default: [Bool](repeating: false, count: count)
    }
  }

  /// The rows that are NULL; nil if none is.
  var nullMask: [Bool]? {
    switch storage {
    case .constant(let value): value.isNull ? [Bool](repeating: true, count: count) : nil
    case .dictionary: mayHaveNulls ? (0..<count).map { isNull($0) } : nil
    default: nulls
    }
  }
}

/// Loops over columns that the compiler turns into tight code.
enum Kernel {
  /// Rows that are NULL in any of two masks.
  static func union(_ first: [Bool]?, _ second: [Bool]?) -> [Bool]? {
    guard let first else { return second }
    guard let second else { return first }
    return zip(first, second).map { $0 || $1 }
  }

  /// One result for each row that is not NULL.
  @inline(__always)
  static func map<A, B, Result>(
    _ count: Int, _ first: Operand<A>, _ second: Operand<B>, nulls: [Bool]?, absent: Result,
    _ body: (A, B) throws(SQLError) -> Result
  ) throws(SQLError) -> [Result] {
    var result: [Result] = []
    result.reserveCapacity(count)
    let (left, right) = (first.values, second.values)
    let (leftStep, rightStep) = (first.step, second.step)
    if let nulls {
      for row in 0..<count {
        result.append(nulls[row] ? absent : try body(left[row &* leftStep], right[row &* rightStep]))
      }
    } else {
      for row in 0..<count { result.append(try body(left[row &* leftStep], right[row &* rightStep])) }
    }
    return result
  }

  /// One result for each row that is not NULL.
  @inline(__always)
  static func map<A, Result>(
    _ count: Int, _ operand: Operand<A>, nulls: [Bool]?, absent: Result, _ body: (A) throws(SQLError) -> Result
  ) throws(SQLError) -> [Result] {
    var result: [Result] = []
    result.reserveCapacity(count)
    let (values, step) = (operand.values, operand.step)
    if let nulls {
      for row in 0..<count { result.append(nulls[row] ? absent : try body(values[row &* step])) }
    } else {
      for row in 0..<count { result.append(try body(values[row &* step])) }
    }
    return result
  }
}
