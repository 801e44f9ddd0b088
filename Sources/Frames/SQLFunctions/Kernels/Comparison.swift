import Glibc
public import SQLColumns

/// Comparisons of columns and values of one type.
public enum Comparison {
  /// TRUE, FALSE or NULL for each row.
  static func apply(_ operation: ComparisonKind, _ left: Column, _ right: Column) throws(SQLError) -> Column {
    let nulls = Kernel.union(left.nullMask, right.nullMask)
    let count = left.count
    let values: [Bool]
    switch left.type.layout {
    case .integers: values = try integers(operation, count, left.integers, right.integers)
    case .doubles: values = try doubles(operation, count, left.doubles, right.doubles)
    case .wides, .zoned: values = try wides(operation, count, moments(left), moments(right))
    case .bytes: values = bytes(operation, left, right)
    default: return try nested(operation, left, right)
    }
    return Column(.boolean, count: count, nulls: nulls, .booleans(values))
  }

  /// Moments of day with offsets compare as UTC.
  private static func moments(_ column: Column) -> Operand<Int128> {
    guard case .zonedTime = column.type else { return column.wides }
    return Operand((0..<column.count).map { utc(column[$0]) })
  }

  private static func utc(_ time: SQLValue) -> Int128 {
    let day = Int128(86_400_000_000_000_000)
    let utc = (time.wide - Int128(time.zone.fixedOffset ?? 0) * 60_000_000_000_000) % day
    return utc < 0 ? utc + day : utc
  }

  private static func integers(
    _ operation: ComparisonKind, _ count: Int, _ left: Operand<Int64>, _ right: Operand<Int64>
  ) throws(SQLError) -> [Bool] {
    switch operation {
    case .equal: try Kernel.map(count, left, right, nulls: nil, absent: false) { $0 == $1 }
    case .notEqual: try Kernel.map(count, left, right, nulls: nil, absent: false) { $0 != $1 }
    case .less: try Kernel.map(count, left, right, nulls: nil, absent: false) { $0 < $1 }
    case .lessOrEqual: try Kernel.map(count, left, right, nulls: nil, absent: false) { $0 <= $1 }
    case .greater: try Kernel.map(count, left, right, nulls: nil, absent: false) { $0 > $1 }
    case .greaterOrEqual: try Kernel.map(count, left, right, nulls: nil, absent: false) { $0 >= $1 }
    }
  }

  private static func doubles(
    _ operation: ComparisonKind, _ count: Int, _ left: Operand<Double>, _ right: Operand<Double>
  ) throws(SQLError) -> [Bool] {
    try Kernel.map(count, left, right, nulls: nil, absent: false) { operation.holds($0, $1) }
  }

  private static func wides(
    _ operation: ComparisonKind, _ count: Int, _ left: Operand<Int128>, _ right: Operand<Int128>
  ) throws(SQLError) -> [Bool] {
    try Kernel.map(count, left, right, nulls: nil, absent: false) { operation.holds($0, $1) }
  }

  private static func bytes(_ operation: ComparisonKind, _ left: Column, _ right: Column) -> [Bool] {
    if case .dictionary(let indices, let words) = left.storage, right.constantValue != nil {
      let answers = bytes(operation, words.flattened, .constant(right.constantValue ?? .null, right.type, count: words.count))
      return indices.map { $0 >= 0 && answers[Int($0)] }
    }
    let (first, second) = (left.byteOperand, right.byteOperand)
    return first.strings.data.withUnsafeBufferPointer { a in
      second.strings.data.withUnsafeBufferPointer { b in
        (0..<left.count).map { row in
          let (i, j) = (row &* first.step, row &* second.step)
          let x = UnsafeBufferPointer(rebasing: a[first.strings.offsets[i]..<first.strings.offsets[i + 1]])
          let y = UnsafeBufferPointer(rebasing: b[second.strings.offsets[j]..<second.strings.offsets[j + 1]])
          if !operation.isOrdering && x.count != y.count { return operation == .notEqual }
          return operation.holds(byteOrder(x, y), 0)
        }
      }
    }
  }

  /// -1, 0 or 1 by bytes, the shorter first.
  public static func byteOrder(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
    let common = min(left.count, right.count)
    if common > 0, let a = left.baseAddress, let b = right.baseAddress {
      let order = memcmp(a, b, common)
      if order != 0 { return order < 0 ? -1 : 1 }
    }
    return left.count == right.count ? 0 : left.count < right.count ? -1 : 1
  }

  private static func nested(_ operation: ComparisonKind, _ left: Column, _ right: Column) throws(SQLError) -> Column {
    var builder = ColumnBuilder(.boolean, capacity: left.count)
    for row in 0..<left.count { builder.append(try value(operation, left[row], right[row], left.type)) }
    return builder.finish()
  }

  /// TRUE, FALSE or NULL.
  public static func value(
    _ operation: ComparisonKind, _ left: SQLValue, _ right: SQLValue, _ type: SQLType
  ) throws(SQLError) -> SQLValue {
    if left.isNull || right.isNull { return .null }
    if operation.isOrdering {
      if type.layout == .doubles || type.layout == .floats { return .boolean(operation.holds(left.double, right.double)) }
      return .boolean(operation.holds(try order(left, right, type), 0))
    }
    guard let same = try equal(left, right, type) else { return .null }
    return .boolean(operation == .equal ? same : !same)
  }

  /// Whether two values are equal; nil if that depends on a NULL inside.
  static func equal(_ left: SQLValue, _ right: SQLValue, _ type: SQLType) throws(SQLError) -> Bool? {
    if left.isNull || right.isNull { return nil }
    switch type {
    case .array(let element):
      guard left.elements.count == right.elements.count else { return false }
      return try allEqual(left.elements, right.elements, [SQLType](repeating: element, count: left.elements.count))
    case .row(let fields): return try allEqual(left.elements, right.elements, fields.map(\.type))
    case .map(let key, let value): return try equalMaps(left.entries, right.entries, key, value)
    case .double, .real: return left.double == right.double
    default: return try order(left, right, type) == 0
    }
  }

  private static func allEqual(_ left: [SQLValue], _ right: [SQLValue], _ types: [SQLType]) throws(SQLError) -> Bool? {
    var isUnknown = false
    for (index, type) in types.enumerated() {
      guard let same = try equal(left[index], right[index], type) else {
        isUnknown = true
        continue
      }
      if !same { return false }
    }
    return isUnknown ? nil : true
  }

  private static func equalMaps(
    _ left: [SQLValue.Entry], _ right: [SQLValue.Entry], _ key: SQLType, _ value: SQLType
  ) throws(SQLError) -> Bool? {
    guard left.count == right.count else { return false }
    var isUnknown = false
    for entry in left {
      guard let match = try first(right, entry.key, key) else { return false }
      guard let same = try equal(entry.value, match.value, value) else {
        isUnknown = true
        continue
      }
      if !same { return false }
    }
    return isUnknown ? nil : true
  }

  private static func first(_ entries: [SQLValue.Entry], _ key: SQLValue, _ type: SQLType) throws(SQLError) -> SQLValue.Entry? {
    for entry in entries where try equal(entry.key, key, type) == true { return entry }
    return nil
  }

  /// Whether two values are the same as `IS NOT DISTINCT FROM` sees it: NULLs and NaNs are.
  public static func isSame(_ left: SQLValue, _ right: SQLValue, _ type: SQLType) throws(SQLError) -> Bool {
    if left.isNull || right.isNull { return left.isNull && right.isNull }
    switch type {
    case .double, .real: return left.double == right.double || (left.double.isNaN && right.double.isNaN)
    case .array(let element):
      guard left.elements.count == right.elements.count else { return false }
      for (a, b) in zip(left.elements, right.elements) where try !isSame(a, b, element) { return false }
      return true
    case .row(let fields):
      for (index, field) in fields.enumerated() where try !isSame(left.elements[index], right.elements[index], field.type) {
        return false
      }
      return true
    case .map(let key, let value):
      guard left.entries.count == right.entries.count else { return false }
      for entry in left.entries {
        guard let match = try first(right.entries, entry.key, key), try isSame(entry.value, match.value, value) else {
          return false
        }
      }
      return true
    default: return try order(left, right, type) == 0
    }
  }

  /// Negative, zero or positive; NaN is the greatest number. NULLs inside are an error.
  public static func order(_ left: SQLValue, _ right: SQLValue, _ type: SQLType) throws(SQLError) -> Int {
    func sign<Value: Comparable>(_ a: Value, _ b: Value) -> Int { a < b ? -1 : a == b ? 0 : 1 }
    switch type {
    case .unknown: return 0
    case .boolean: return sign(left.boolean ? 1 : 0, right.boolean ? 1 : 0)
    case .real, .double: return orderDoubles(left.double, right.double)
    case .zonedTime: return sign(utc(left), utc(right))
    case .array(let element): return try orderLists(left.elements, right.elements) { _ in element }
    case .row(let fields): return try orderLists(left.elements, right.elements) { fields[$0].type }
    case .uuid: return sign(UInt128(bitPattern: left.wide), UInt128(bitPattern: right.wide))
    case .map: throw SQLError("GENERIC_INTERNAL_ERROR", "maps have no order")
    default: break
    }
    switch type.layout {
    case .bytes:
      return left.bytes.withUnsafeBufferPointer { a in right.bytes.withUnsafeBufferPointer { byteOrder(a, $0) } }
    case .integers: return sign(left.integer, right.integer)
    default: return sign(left.wide, right.wide)
    }
  }

  static func orderDoubles(_ left: Double, _ right: Double) -> Int {
    if left.isNaN || right.isNaN { return left.isNaN ? (right.isNaN ? 0 : 1) : -1 }
    return left < right ? -1 : left == right ? 0 : 1
  }

  private static func orderLists(_ left: [SQLValue], _ right: [SQLValue], _ type: (Int) -> SQLType) throws(SQLError) -> Int {
    for index in 0..<min(left.count, right.count) {
      if left[index].isNull || right[index].isNull {
        throw SQLError.unsupported(
          "Comparison not supported for \(type(index).baseName == "row" ? "fields" : "arrays") with null elements")
      }
      let order = try order(left[index], right[index], type(index))
      if order != 0 { return order }
    }
    return left.count - right.count
  }
}

/// Strings of a column, or one for all rows.
struct ByteOperand: Sendable {
  let strings: ByteStrings
  let step: Int
}

extension Column {
  var byteOperand: ByteOperand {
    switch storage {
    case .bytes(let strings): ByteOperand(strings: strings, step: 1)
    case .constant(let value): ByteOperand(strings: ByteStrings(offsets: [0, value.bytes.count], data: value.bytes), step: 0)
    case .dictionary: flattened.byteOperand
    default: ByteOperand(strings: ByteStrings(offsets: [Int](repeating: 0, count: count + 1)), step: 1)
    }
  }
}
