import SQLColumns

/// Floating-point numbers as CAST to varchar prints them: `1.0E1`, `0.0`, `NaN`.
enum DoubleText {
  static func cast(_ value: Double) -> String { scientific(FloatingText.text(value)) }
  static func cast(_ value: Float) -> String { scientific(FloatingText.text(value)) }

  /// Trino's format is `0.0###...E0`: one digit before the point, always an exponent, but for zero and words.
  private static func scientific(_ text: String) -> String {
    if text.contains("E") || text.contains("N") || text.contains("I") { return text }
    let isNegative = text.hasPrefix("-")
    let body = isNegative ? text.dropFirst() : text[...]
    let parts = body.split(separator: ".", omittingEmptySubsequences: false)
    let all = String(parts[0]) + (parts.count > 1 ? String(parts[1]) : "")
    let leading = all.prefix { $0 == "0" }.count
    guard leading < all.count else { return isNegative ? "-0.0E0" : "0.0E0" }
    var digits = String(all.dropFirst(leading))
    while digits.count > 1 && digits.hasSuffix("0") { digits.removeLast() }
    let tail = digits.dropFirst()
    return "\(isNegative ? "-" : "")\(digits.prefix(1)).\(tail.isEmpty ? "0" : tail)E\(parts[0].count - 1 - leading)"
  }
}
