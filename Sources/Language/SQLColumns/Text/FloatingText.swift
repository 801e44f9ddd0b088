import Glibc

/// Floating-point numbers as Java's `toString` prints them: `1.0`, `1.0E10`, `NaN`, `Infinity`.
public enum FloatingText {
  /// A double.
  public static func text(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    let shortest = isTwoDigitSubnormal(value) ?? value.magnitude.description
    return (value.sign == .minus ? "-" : "") + layout(shortest, value.magnitude)
  }

  /// A real.
  public static func text(_ value: Float) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    return (value.sign == .minus ? "-" : "") + layout(value.magnitude.description, Double(value.magnitude))
  }

  /// Java prints two digits at least: the nearest two that still mean the number, so `4.9E-324` where one digit would do.
  private static func isTwoDigitSubnormal(_ value: Double) -> String? {
    let magnitude = value.magnitude
    guard magnitude.isSubnormal else { return nil }
    let shortest = magnitude.description.prefix { $0 != "e" }
    guard shortest.count == 1 || shortest.hasSuffix(".0") else { return nil }
    var buffer = [CChar](repeating: 0, count: 32)
    let count = withVaList([magnitude]) { vsnprintf(&buffer, buffer.count, "%.1e", $0) }
    let text = String(decoding: buffer.prefix(Int(max(0, count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return Double(text) == magnitude ? text : nil
  }

  /// Swift prints the shortest digits too; only the place of the point and the exponent's look differ.
  private static func layout(_ shortest: String, _ magnitude: Double) -> String {
    if magnitude == 0 { return "0.0" }
    let isPlain = magnitude >= 1e-3 && magnitude < 1e7
    if isPlain && !shortest.utf8.contains(0x65) { return shortest }
    let (digits, exponent) = significant(shortest)
    if isPlain { return plain(digits, exponent) }
    let tail = digits.dropFirst()
    return "\(digits.first ?? "0").\(tail.isEmpty ? "0" : tail)E\(exponent)"
  }

  private static func plain(_ digits: String, _ exponent: Int) -> String {
    if exponent < 0 { return "0." + String(repeating: "0", count: -exponent - 1) + digits }
    let padded = digits + String(repeating: "0", count: max(0, exponent + 2 - digits.count))
    return padded.prefix(exponent + 1) + "." + padded.dropFirst(exponent + 1)
  }

  /// The digits without leading and trailing zeros, and the power of ten of the first.
  private static func significant(_ text: String) -> (String, Int) {
    let halves = text.split(separator: "e", maxSplits: 1)
    var exponent = halves.count > 1 ? Int(halves[1]) ?? 0 : 0
    let parts = halves[0].split(separator: ".", omittingEmptySubsequences: false)
    let all = String(parts[0]) + (parts.count > 1 ? String(parts[1]) : "")
    let leading = all.prefix { $0 == "0" }.count
    exponent += parts[0].count - 1 - leading
    var digits = String(all.dropFirst(leading))
    while digits.count > 1 && digits.hasSuffix("0") { digits.removeLast() }
    return (digits, exponent)
  }
}
