import SQLSyntax

/// `+ - * / %` with Trino's result types and errors.
enum Arithmetic {
  static func apply(
    _ operation: String, _ left: QueryValue, _ right: QueryValue, at position: SQLPosition
  ) throws(QueryError) -> QueryValue {
    let type = try resultType(operation, left.type, right.type, position)
    if case .decimal(_, let scale) = type, scale > 38 {
      throw QueryError("NOT_SUPPORTED", "DECIMAL scale must be in range [0, precision (38)]: \(scale)", at: position)
    }
    guard !left.isNull, !right.isNull else { return QueryValue(.null, type) }
    switch type {
    case .double: return QueryValue(.double(double(operation, left.asDouble, right.asDouble)), .double)
    case .decimal(let precision, let scale): return try decimal(operation, left, right, precision, scale)
    default: return try integer(operation, left, right, type)
    }
  }

  static func negate(_ value: QueryValue, at position: SQLPosition) throws(QueryError) -> QueryValue {
    switch value.content {
    case .null: return value
    case .double(let number): return QueryValue(.double(-number), .double)
    case .decimal(let digits): return QueryValue(.decimal(-digits), value.type)
    case .integer(let number):
      let limit = value.type == .integer ? Int64(Int32.min) : Int64.min
      guard number != limit else { throw overflow("\(value.type.name) negation overflow: \(number)") }
      return QueryValue(.integer(-number), value.type)
    default:
      throw QueryError("TYPE_MISMATCH", "Cannot negate \(value.type.name)", at: position)
    }
  }

  // MARK: Types

  private static func resultType(
    _ operation: String, _ left: QueryType, _ right: QueryType, _ position: SQLPosition
  ) throws(QueryError) -> QueryType {
    if left == .unknown, right.isNumeric || right == .unknown { return right == .unknown ? .integer : right }
    if right == .unknown, left.isNumeric { return left }
    guard left.isNumeric, right.isNumeric else {
      throw QueryError(
        "TYPE_MISMATCH", "Cannot apply operator: \(left.name) \(operation) \(right.name)", at: position)
    }
    if left == .double || right == .double { return .double }
    guard isDecimal(left) || isDecimal(right) else { return left == .bigint || right == .bigint ? .bigint : .integer }
    let type = decimalType(operation, left.asDecimal ?? (38, 0), right.asDecimal ?? (38, 0))
    if case .decimal(_, let scale) = type, scale > 38 {
      throw QueryError("NOT_SUPPORTED", "DECIMAL scale must be in range [0, precision (38)]: \(scale)", at: position)
    }
    return type
  }

  private static func isDecimal(_ type: QueryType) -> Bool {
    if case .decimal = type { true } else { false }
  }

  private static func decimalType(
    _ operation: String, _ left: (precision: Int, scale: Int), _ right: (precision: Int, scale: Int)
  ) -> QueryType {
    let scale = max(left.scale, right.scale)
    let whole = max(left.precision - left.scale, right.precision - right.scale)
    switch operation {
    case "*": return .decimal(precision: min(38, left.precision + right.precision), scale: left.scale + right.scale)
    case "/":
      return .decimal(precision: min(38, left.precision + right.scale + max(0, right.scale - left.scale)), scale: scale)
    case "%":
      let least = min(left.precision - left.scale, right.precision - right.scale)
      return .decimal(precision: min(38, least + scale), scale: scale)
    default: return .decimal(precision: min(38, whole + scale + 1), scale: scale)
    }
  }

  // MARK: Values

  private static func double(_ operation: String, _ left: Double, _ right: Double) -> Double {
    switch operation {
    case "+": left + right
    case "-": left - right
    case "*": left * right
    case "/": left / right
    default: left.truncatingRemainder(dividingBy: right)
    }
  }

  private static func integer(
    _ operation: String, _ left: QueryValue, _ right: QueryValue, _ type: QueryType
  ) throws(QueryError) -> QueryValue {
    guard case .integer(let a) = left.content, case .integer(let b) = right.content else { return QueryValue(.null, type) }
    if operation == "/" || operation == "%", b == 0 { throw divisionByZero }
    let (value, overflowed): (Int64, Bool)
    switch operation {
    case "+": (value, overflowed) = a.addingReportingOverflow(b)
    case "-": (value, overflowed) = a.subtractingReportingOverflow(b)
    case "*": (value, overflowed) = a.multipliedReportingOverflow(by: b)
    case "/": (value, overflowed) = a.dividedReportingOverflow(by: b)
    default: (value, overflowed) = b == -1 ? (0, false) : a.remainderReportingOverflow(dividingBy: b)
    }
    let fits = type == .bigint || Int32(exactly: value) != nil
    guard !overflowed, fits else { throw overflow("\(type.name) \(word(operation)) overflow: \(a) \(operation) \(b)") }
    return QueryValue(.integer(value), type)
  }

  private static func decimal(
    _ operation: String, _ left: QueryValue, _ right: QueryValue, _ precision: Int, _ scale: Int
  ) throws(QueryError) -> QueryValue {
    let type = QueryType.decimal(precision: precision, scale: scale)
    let (a, aScale) = left.asDecimalDigits
    let (b, bScale) = right.asDecimalDigits
    if operation == "/" || operation == "%", b == 0 { throw divisionByZero }
    var digits: Int128?
    switch operation {
    case "*": digits = multiplied(a, b)
    case "/": digits = quotient(scaled(a, by: scale - aScale + bScale), b)
    default:
      guard let x = scaled(a, by: scale - aScale), let y = scaled(b, by: scale - bScale) else { break }
      digits = operation == "+" ? added(x, y) : operation == "-" ? added(x, -y) : x % y
    }
    guard let digits, String(digits.magnitude).count <= 38 else { throw overflow("Decimal overflow") }
    return QueryValue(.decimal(digits), type)
  }

  /// Division rounds half away from zero.
  private static func quotient(_ dividend: Int128?, _ divisor: Int128) -> Int128? {
    guard let dividend else { return nil }
    let (whole, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
    guard rest.magnitude >= divisor.magnitude - rest.magnitude else { return whole }
    return (dividend < 0) == (divisor < 0) ? whole + 1 : whole - 1
  }

  static func scaled(_ digits: Int128, by places: Int) -> Int128? {
    guard places >= 0, places <= 38 else { return nil }
    var value = digits
    for _ in 0..<places {
      let (product, overflowed) = value.multipliedReportingOverflow(by: 10)
      if overflowed { return nil }
      value = product
    }
    return value
  }

  private static func added(_ left: Int128, _ right: Int128) -> Int128? {
    let (sum, overflowed) = left.addingReportingOverflow(right)
    return overflowed ? nil : sum
  }

  private static func multiplied(_ left: Int128, _ right: Int128) -> Int128? {
    let (product, overflowed) = left.multipliedReportingOverflow(by: right)
    return overflowed ? nil : product
  }

  private static func word(_ operation: String) -> String {
    switch operation {
    case "+": "addition"
    case "-": "subtraction"
    case "*": "multiplication"
    default: "division"
    }
  }

  private static let divisionByZero = QueryError("DIVISION_BY_ZERO", "Division by zero")

  private static func overflow(_ message: String) -> QueryError { QueryError("NUMERIC_VALUE_OUT_OF_RANGE", message) }
}

extension QueryValue {
  var asDouble: Double {
    switch content {
    case .integer(let value): Double(value)
    case .double(let value): value
    case .decimal: Double(text ?? "") ?? .nan
    default: .nan
    }
  }

  /// The digits of an exact number with its scale.
  var asDecimalDigits: (Int128, Int) {
    switch (content, type) {
    case (.integer(let value), _): (Int128(value), 0)
    case (.decimal(let digits), .decimal(_, let scale)): (digits, scale)
    default: (0, 0)
    }
  }
}
