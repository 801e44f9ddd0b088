import Glibc
import SQLColumns

/// Numbers from text, as Java's parsers read them.
enum TextNumber {
  /// A whole number: an optional sign and digits.
  static func integer(_ text: String) -> Int64? {
    guard let first = text.utf8.first, first == 0x2D || first == 0x2B || (48...57).contains(first) else { return nil }
    return Int64(text)
  }

  /// `1.5`, `1e3`, `Infinity`, `NaN`, with an optional `d` or `f` at the end as Java allows.
  static func double(_ text: String) -> Double? {
    var body = text[...]
    let sign = body.first == "-" ? -1.0 : 1.0
    if body.first == "-" || body.first == "+" { body = body.dropFirst() }
    if body == "Infinity" { return sign * .infinity }
    if body == "NaN" { return .nan }
    if let last = body.utf8.last, [0x64, 0x44, 0x66, 0x46].contains(last) { body = body.dropLast() }
    guard let first = body.utf8.first, first == 0x2E || (48...57).contains(first),
      body.utf8.allSatisfy({ (48...57).contains($0) || [0x2E, 0x65, 0x45, 0x2B, 0x2D].contains($0) })
    else { return nil }
    return exact(String(body)).map { sign * $0 }
  }

  private static func exact(_ text: String) -> Double? {
    let padded = text.hasSuffix(".") ? text + "0" : text
    return Double(padded.replacingDotBeforeExponent)
  }

  /// The digits at a scale of a number with an optional exponent, rounded half away from zero; nil if it is none or too great.
  static func decimal(_ text: String, scale: Int) -> Int128? {
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    guard let mantissa = parts.first, parts.count == 1 || Int(parts[1]) != nil else { return nil }
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    guard exponent.magnitude < 10_000 else { return nil }
    var digits: [UInt8] = []
    var fraction = 0
    var (isNegative, afterPoint) = (false, false)
    for (index, byte) in mantissa.utf8.enumerated() {
      switch byte {
      case 0x2D, 0x2B:
        guard index == 0 else { return nil }
        isNegative = byte == 0x2D
      case 0x2E:
        guard !afterPoint else { return nil }
        afterPoint = true
      case 0x30...0x39:
        digits.append(byte - 48)
        if afterPoint { fraction += 1 }
      default: return nil
      }
    }
    guard !digits.isEmpty, let value = shifted(digits, by: exponent - fraction + scale) else { return nil }
    return isNegative ? -value : value
  }

  /// The digits times a power of ten.
  private static func shifted(_ digits: [UInt8], by power: Int) -> Int128? {
    let kept = power >= 0 ? digits[...] : digits.dropLast(min(digits.count, -power))
    var value: Int128 = 0
    for digit in kept {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow, product < Int128.max - 10 else { return nil }
      value = product + Int128(digit)
    }
    if power >= 0 {
      guard value != 0 else { return 0 }
      return power <= 38 ? DecimalText.rescaled(value, from: 0, to: power) : nil
    }
    let next = kept.count < digits.count && -power <= digits.count ? digits[kept.count] : 0
    return next >= 5 ? value + 1 : value
  }
}

extension String {
  /// `1.e5` as `1.0e5`, which Java reads.
  fileprivate var replacingDotBeforeExponent: String {
    guard let dot = firstIndex(of: "."), index(after: dot) < endIndex, "eE".contains(self[index(after: dot)]) else { return self }
    return self[...dot] + "0" + self[index(after: dot)...]
  }
}
