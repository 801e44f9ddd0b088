import SQLSyntax

/// `= <> < <= > >=` with Trino's coercions; NULL on either side gives NULL.
enum Comparison {
  static func apply(
    _ operation: String, _ left: QueryValue, _ right: QueryValue, at position: SQLPosition
  ) throws(QueryError) -> QueryValue {
    guard areComparable(left.type, right.type) else {
      throw QueryError(
        "TYPE_MISMATCH", "Cannot apply operator: \(left.type.name) \(operation) \(right.type.name)", at: position)
    }
    guard !left.isNull, !right.isNull else { return QueryValue(.null, .boolean) }
    return QueryValue(.boolean(holds(operation, order(left, right))), .boolean)
  }

  private static func areComparable(_ left: QueryType, _ right: QueryType) -> Bool {
    if left == .unknown || right == .unknown || left == right { return true }
    if left.isNumeric, right.isNumeric { return true }
    if left.isText, right.isText { return true }
    return [left, right].allSatisfy { $0 == .date || $0 == .timestamp }
  }

  /// Nil where nothing orders: NaN.
  private static func order(_ left: QueryValue, _ right: QueryValue) -> Int? {
    switch (left.content, right.content) {
    case (.text(let a), .text(let b)): return sign(Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8)), a == b)
    case (.boolean(let a), .boolean(let b)): return sign(!a && b, a == b)
    case (.moment(let a), .moment(let b)): return sign(a < b, a == b)
    default:
      if left.type == .double || right.type == .double { return doubles(left.asDouble, right.asDouble) }
      return exact(left.asDecimalDigits, right.asDecimalDigits)
    }
  }

  private static func doubles(_ left: Double, _ right: Double) -> Int? {
    left.isNaN || right.isNaN ? nil : sign(left < right, left == right)
  }

  private static func exact(_ left: (Int128, Int), _ right: (Int128, Int)) -> Int? {
    let scale = max(left.1, right.1)
    // What does not fit at the common scale is larger than whatever does.
    guard let a = Arithmetic.scaled(left.0, by: scale - left.1) else { return left.0 < 0 ? -1 : 1 }
    guard let b = Arithmetic.scaled(right.0, by: scale - right.1) else { return right.0 < 0 ? 1 : -1 }
    return sign(a < b, a == b)
  }

  private static func sign(_ isLess: Bool, _ isEqual: Bool) -> Int { isEqual ? 0 : isLess ? -1 : 1 }

  private static func holds(_ operation: String, _ order: Int?) -> Bool {
    guard let order else { return operation == "<>" }
    switch operation {
    case "=": return order == 0
    case "<>": return order != 0
    case "<": return order < 0
    case "<=": return order <= 0
    case ">": return order > 0
    default: return order >= 0
    }
  }
}
