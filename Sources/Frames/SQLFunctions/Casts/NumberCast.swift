import SQLColumns

/// Casts between numbers and booleans.
enum NumberCast {
  static func value(_ value: SQLValue, _ from: SQLType, _ to: SQLType) throws(SQLError) -> SQLValue {
    switch to {
    case .boolean: return .boolean(from.layout == .doubles || from.layout == .floats ? value.double != 0 : value.wide != 0)
    case .double: return .double(double(value, from))
    case .real: return .real(real(value, from))
    case .decimal(let precision, let scale): return .decimal(try decimal(value, from, precision, scale), precision: precision)
    default: return .integer(try integer(value, from, to))
    }
  }

  private static func double(_ value: SQLValue, _ from: SQLType) -> Double {
    if case .boolean(let flag) = value { return flag ? 1 : 0 }
    if case .decimal(_, let scale) = from { return Double(DecimalText.text(value.wide, scale: scale)) ?? 0 }
    return value.double
  }

  private static func real(_ value: SQLValue, _ from: SQLType) -> Float {
    if case .boolean(let flag) = value { return flag ? 1 : 0 }
    if case .decimal(_, let scale) = from { return Float(DecimalText.text(value.wide, scale: scale)) ?? 0 }
    if case .integer(let number) = value { return Float(number) }
    return Float(value.double)
  }

  private static func integer(_ value: SQLValue, _ from: SQLType, _ to: SQLType) throws(SQLError) -> Int64 {
    switch from {
    case .boolean: return value.boolean ? 1 : 0
    case .real, .double: return try rounded(value.double, from, to)
    case .decimal(_, let scale):
      let whole = DecimalText.rescaled(value.wide, from: scale, to: 0) ?? Int128.max
      guard let number = Int64(exactly: whole), to.integerRange.contains(number) else {
        throw .cast("Cannot cast '\(whole)' to \(to.name.uppercased())")
      }
      return number
    default:
      guard to.integerRange.contains(value.integer) else { throw .range("Out of range for \(to.name): \(value.integer)") }
      return value.integer
    }
  }

  /// Half away from zero, as `Math.round` of the magnitude.
  private static func rounded(_ number: Double, _ from: SQLType, _ to: SQLType) throws(SQLError) -> Int64 {
    if number.isNaN { throw .cast("Cannot cast \(from.name) NaN to \(to.name)") }
    guard let whole = Int64(exactly: number.rounded(.toNearestOrAwayFromZero)), to.integerRange.contains(whole) else {
      let text = from == .real ? FloatingText.text(Float(number)) : FloatingText.text(number)
      if to == .bigint { throw .cast("Unable to cast \(text) to bigint") }
      throw .cast("Out of range for \(to.name): \(text)")
    }
    return whole
  }

  private static func decimal(_ value: SQLValue, _ from: SQLType, _ precision: Int, _ scale: Int) throws(SQLError) -> Int128 {
    let digits: Int128?
    switch from {
    case .boolean: digits = DecimalText.rescaled(value.boolean ? 1 : 0, from: 0, to: scale)
    case .real, .double: digits = binary(value, from, scale)
    default: digits = DecimalText.rescaled(value.wide, from: from.decimalShape?.scale ?? 0, to: scale)
    }
    guard let digits, digits.magnitude < DecimalText.powersOfTen[precision].magnitude else {
      throw .cast("Cannot cast \(typeText(from)) '\(from.text(value) ?? "")' to DECIMAL(\(precision), \(scale))")
    }
    return digits
  }

  private static func typeText(_ type: SQLType) -> String {
    if case .decimal(let precision, let scale) = type { return "DECIMAL(\(precision), \(scale))" }
    return type.name.uppercased()
  }

  /// The exact value of the number, rounded once.
  private static func binary(_ value: SQLValue, _ from: SQLType, _ scale: Int) -> Int128? {
    let number = value.double
    guard number.isFinite, number.magnitude < 1e38 else { return nil }
    let text = from == .real ? Float(number).description : number.description
    return TextNumber.decimal(text, scale: scale)
  }
}
