import SQLColumns

/// Arithmetic on the digits of decimals of given scales.
struct DecimalArithmetic: Sendable {
  private let operation: ArithmeticKind
  private let leftFactor: Int128
  private let rightFactor: Int128
  private let shortFactors: (Int64, Int64)
  private let resultScale: Int
  private let divisionFactor: Int

  init(_ operation: ArithmeticKind, _ leftScale: Int, _ rightScale: Int, _ resultScale: Int) {
    let scale = max(leftScale, rightScale)
    self.operation = operation
    self.resultScale = resultScale
    leftFactor = DecimalText.powersOfTen[min(38, scale - leftScale)]
    rightFactor = DecimalText.powersOfTen[min(38, scale - rightScale)]
    shortFactors = (Int64(clamping: leftFactor), Int64(clamping: rightFactor))
    divisionFactor = resultScale - leftScale + rightScale
  }

  /// Whether all steps fit 64 bits.
  func fitsShort(_ left: SQLType, _ right: SQLType, _ precision: Int) -> Bool {
    guard precision <= 18, left.layout == .integers, right.layout == .integers else { return false }
    return operation == .add || operation == .subtract || operation == .multiply
  }

  @inline(__always)
  func short(_ left: Int64, _ right: Int64) throws(SQLError) -> Int64 {
    switch operation {
    case .add: left &* shortFactors.0 &+ right &* shortFactors.1
    case .subtract: left &* shortFactors.0 &- right &* shortFactors.1
    default: left &* right
    }
  }

  func long(_ left: Int128, _ right: Int128) throws(SQLError) -> Int128 {
    switch operation {
    case .add: return try checked(scaled(left, leftFactor).addingReportingOverflow(scaled(right, rightFactor)))
    case .subtract: return try checked(scaled(left, leftFactor).subtractingReportingOverflow(scaled(right, rightFactor)))
    case .multiply: return try checked(left.multipliedReportingOverflow(by: right))
    case .divide: return try divided(left, right)
    case .modulus:
      guard right != 0 else { throw .divisionByZero }
      return try scaled(left, leftFactor) % scaled(right, rightFactor)
    }
  }

  private func scaled(_ value: Int128, _ factor: Int128) throws(SQLError) -> Int128 {
    if factor == 1 { return value }
    let (result, overflow) = value.multipliedReportingOverflow(by: factor)
    if overflow { throw DecimalArithmetic.overflow }
    return result
  }

  @inline(__always)
  private func checked(_ result: (partialValue: Int128, overflow: Bool)) throws(SQLError) -> Int128 {
    if result.overflow || result.partialValue.magnitude > DecimalArithmetic.limit { throw DecimalArithmetic.overflow }
    return result.partialValue
  }

  private func divided(_ left: Int128, _ right: Int128) throws(SQLError) -> Int128 {
    guard right != 0 else { throw .divisionByZero }
    let factor = DecimalText.powersOfTen[max(0, min(38, divisionFactor))]
    let (product, overflow) = left.multipliedReportingOverflow(by: factor)
    if !overflow { return try checked((DecimalText.dividedHalfUp(product, right), false)) }
    // The product needs up to 256 bits.
    let (high, low) = left.magnitude.multipliedFullWidth(by: factor.magnitude)
    guard high < right.magnitude else { throw DecimalArithmetic.overflow }
    let (quotient, remainder) = right.magnitude.dividingFullWidth((high, low))
    let rounded = remainder >= right.magnitude - remainder ? quotient + 1 : quotient
    guard rounded <= DecimalArithmetic.limit else { throw DecimalArithmetic.overflow }
    return (left < 0) == (right < 0) ? Int128(rounded) : -Int128(rounded)
  }

  private static let overflow = SQLError.range("Decimal overflow")
  private static let limit = DecimalText.powersOfTen[38].magnitude - 1
}
