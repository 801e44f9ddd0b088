/// Decimals as text.
public enum DecimalText {
  /// The digits with a point before the last `scale` of them: `0.10`.
  public static func text(_ digits: Int128, scale: Int) -> String {
    guard scale > 0 else { return String(digits) }
    let magnitude = String(digits.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - magnitude.utf8.count)) + magnitude
    return (digits < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
  }

  /// The digits and scale of a plain number such as `-1.50`; nil if it is none or has more than 38 digits.
  public static func parse(_ text: some StringProtocol) -> (digits: Int128, precision: Int, scale: Int)? {
    var digits: Int128 = 0
    var (significant, scale, count) = (0, 0, 0)
    var (isNegative, afterPoint) = (false, false)
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case 0x2D, 0x2B:
        guard index == 0 else { return nil }
        isNegative = byte == 0x2D
      case 0x2E:
        guard !afterPoint else { return nil }
        afterPoint = true
      case 0x30...0x39:
        count += 1
        if significant > 0 || byte != 0x30 || afterPoint { significant += 1 }
        if significant > 38 && digits > powersOfTen[37] { return nil }
        digits = digits * 10 + Int128(byte - 0x30)
        if afterPoint { scale += 1 }
      default: return nil
      }
    }
    guard count > 0, digits < powersOfTen[38], scale <= 38 else { return nil }
    return (isNegative ? -digits : digits, max(significant, 1), scale)
  }

  /// 10 to the power of 0 to 38.
  public static let powersOfTen: [Int128] = {
    var powers: [Int128] = [1]
    for _ in 0..<38 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()

  /// The digits at another scale, rounded half away from zero; nil on overflow of 38 digits.
  public static func rescaled(_ digits: Int128, from old: Int, to new: Int) -> Int128? {
    if new >= old {
      guard new - old <= 38 else { return digits == 0 ? 0 : nil }
      let (result, overflow) = digits.multipliedReportingOverflow(by: powersOfTen[new - old])
      return overflow || result.magnitude >= powersOfTen[38].magnitude ? nil : result
    }
    guard old - new <= 38 else { return 0 }
    return dividedHalfUp(digits, powersOfTen[old - new])
  }

  /// The quotient, rounded half away from zero.
  public static func dividedHalfUp(_ value: Int128, _ divisor: Int128) -> Int128 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    let isHalf = remainder.magnitude >= divisor.magnitude - remainder.magnitude
    return isHalf && remainder != 0 ? quotient + ((value < 0) == (divisor < 0) ? 1 : -1) : quotient
  }
}
