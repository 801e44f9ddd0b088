import SQLSyntax

/// Decimals from text.
enum DecimalText {
  /// `DECIMAL '1.50'`: precision and scale are those of the text.
  static func literal(_ text: String, _ position: SQLPosition) throws(QueryError) -> QueryValue {
    let unsigned = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let parts = unsigned.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let scale = parts.count > 1 ? parts[1].count : 0
    let significant = parts[0].drop { $0 == "0" }.count + scale
    guard significant <= 38, isPlain(text), let digits = rounded(text, scale: scale) else {
      throw QueryError("INVALID_LITERAL", "'\(text)' is not a valid DECIMAL literal", at: position)
    }
    return QueryValue(.decimal(digits), .decimal(precision: max(significant, 1), scale: scale))
  }

  /// `CAST('1.5' AS decimal(p, s))`
  static func cast(_ text: String, _ precision: Int, _ scale: Int) throws(QueryError) -> Int128 {
    let target = "Cannot cast VARCHAR '\(text)' to DECIMAL(\(precision), \(scale))"
    guard let plain = withoutExponent(text) else {
      throw QueryError("INVALID_CAST_ARGUMENT", "\(target). Value is not a number.")
    }
    guard let digits = try fitting(plain, precision, scale) else {
      throw QueryError("INVALID_CAST_ARGUMENT", "\(target). Value too large.")
    }
    return digits
  }

  /// The digits at a scale, rounded half away from zero; nil if they do not fit the precision.
  static func fitting(_ text: String, _ precision: Int, _ scale: Int) throws(QueryError) -> Int128? {
    guard let digits = rounded(text, scale: scale), String(digits.magnitude).count <= precision || digits == 0 else { return nil }
    return digits
  }

  /// The digits of a plain number at a scale; nil if they do not fit 38 digits or the text is no plain number.
  static func rounded(_ text: String, scale: Int) -> Int128? {
    guard isPlain(text) else { return nil }
    let isNegative = text.hasPrefix("-")
    let unsigned = isNegative || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let parts = unsigned.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? parts[1] : ""
    let kept = parts[0] + fraction.prefix(scale) + String(repeating: "0", count: max(0, scale - fraction.count))
    guard kept.drop(while: { $0 == "0" }).count <= 38, var digits = kept.isEmpty ? 0 : Int128(kept) else { return nil }
    if let next = fraction.dropFirst(scale).first, next >= "5" { digits += 1 }
    return isNegative ? -digits : digits
  }

  /// A finite double in plain digits: the shortest that mean it.
  static func plain(_ value: Double) -> String { withoutExponent(value.description) ?? "0" }

  private static func isPlain(_ text: String) -> Bool {
    let unsigned = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let points = unsigned.utf8.count { $0 == UInt8(ascii: ".") }
    let digits = unsigned.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return points <= 1 && digits > 0 && points + digits == unsigned.utf8.count
  }

  /// `1.5e3` as `1500`; nil if the text is no number or its exponent lies beyond all decimals.
  private static func withoutExponent(_ text: String) -> String? {
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    let mantissa = String(parts[0])
    guard isPlain(mantissa) else { return nil }
    guard parts.count > 1 else { return mantissa }
    guard let exponent = Int(parts[1]), exponent.magnitude <= 400 else { return nil }
    let sign = mantissa.hasPrefix("-") ? "-" : ""
    let unsigned = mantissa.drop { $0 == "-" || $0 == "+" }
    let halves = unsigned.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let fraction = halves.count > 1 ? halves[1] : ""
    if exponent >= 0 {
      let moved = fraction.prefix(exponent) + String(repeating: "0", count: max(0, exponent - fraction.count))
      return "\(sign)\(halves[0])\(moved).\(fraction.dropFirst(exponent))0"
    }
    let padded = String(repeating: "0", count: -exponent) + halves[0]
    return "\(sign)\(padded.dropLast(-exponent)).\(padded.suffix(-exponent))\(fraction)"
  }
}
