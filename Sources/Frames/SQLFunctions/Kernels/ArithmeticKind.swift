public import SQLColumns

/// `+ - * / %` on numbers.
public enum ArithmeticKind: String, Sendable {
  /// `+`
  case add = "+"
  /// `-`
  case subtract = "-"
  /// `*`
  case multiply = "*"
  /// `/`
  case divide = "/"
  /// `%`
  case modulus = "%"

  /// The word of overflow messages: `bigint addition overflow`.
  var noun: String {
    switch self {
    case .add: "addition"
    case .subtract: "subtraction"
    case .multiply: "multiplication"
    case .divide: "division"
    case .modulus: "modulus"
    }
  }

  /// The type that both sides become and the result's type; nil if the sides are no numbers.
  public func types(_ left: SQLType, _ right: SQLType) throws(SQLError) -> (left: SQLType, right: SQLType, result: SQLType)? {
    guard let common = Coercion.common(left, right), common.isNumeric || common == .unknown else { return nil }
    guard case .decimal = common else {
      if common == .unknown { return nil }
      return (common, common, common)
    }
    guard let first = (left == .unknown ? right : left).decimalShape, let second = (right == .unknown ? left : right).decimalShape
    else { return nil }
    let result = try decimalResult(first, second)
    return (.decimal(first.precision, first.scale), .decimal(second.precision, second.scale), result)
  }

  /// Trino's rules for precision and scale.
  private func decimalResult(
    _ left: (precision: Int, scale: Int), _ right: (precision: Int, scale: Int)
  ) throws(SQLError) -> SQLType {
    let scale = max(left.scale, right.scale)
    switch self {
    case .add, .subtract:
      return .decimal(min(38, max(left.precision - left.scale, right.precision - right.scale) + scale + 1), scale)
    case .multiply:
      guard left.scale + right.scale <= 38 else {
        throw SQLError(
          "INVALID_FUNCTION_ARGUMENT", "DECIMAL scale must be in range [0, precision (38)]: \(left.scale + right.scale)")
      }
      return .decimal(min(38, left.precision + right.precision), left.scale + right.scale)
    case .divide:
      return .decimal(min(38, left.precision + right.scale + max(0, right.scale - left.scale)), scale)
    case .modulus:
      return .decimal(min(right.precision - right.scale, left.precision - left.scale) + scale, scale)
    }
  }
}
