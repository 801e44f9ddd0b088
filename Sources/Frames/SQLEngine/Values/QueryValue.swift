public import Basics
import Glibc

/// A value with its type.
public struct QueryValue: Sendable, Equatable {
  /// The kinds of content.
  public enum Content: Sendable, Equatable {
    /// NULL
    case null
    /// A boolean.
    case boolean(Bool)
    /// A whole number of integer or bigint.
    case integer(Int64)
    /// The digits of a decimal without its point.
    case decimal(Int128)
    /// A double.
    case double(Double)
    /// A text.
    case text(String)
    /// A day or a moment.
    case moment(Timestamp)
  }

  /// The type.
  public var type: QueryType
  /// The content.
  public var content: Content

  /// A value.
  public init(_ content: Content, _ type: QueryType) {
    (self.content, self.type) = (content, type)
  }

  /// NULL of no type.
  public static let null = QueryValue(.null, .unknown)

  /// Whether the value is NULL.
  public var isNull: Bool { content == .null }

  /// The value as results print it (`VarCharValue`); nil for NULL.
  public var text: String? {
    switch content {
    case .null: nil
    case .boolean(let value): String(value)
    case .integer(let value): String(value)
    case .decimal(let digits):
      if case .decimal(_, let scale) = type { QueryValue.decimalText(digits, scale) } else { String(digits) }
    case .double(let value): QueryValue.doubleText(value)
    case .text(let text): text
    case .moment(let moment): type == .date ? moment.date : "\(moment.date) \(moment.timeOfDay).\(moment.millisecondText)"
    }
  }

  private static func decimalText(_ digits: Int128, _ scale: Int) -> String {
    guard scale > 0 else { return String(digits) }
    let magnitude = String(digits.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - magnitude.count)) + magnitude
    return (digits < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
  }

  /// As Java's `Double.toString`: `1.0`, `1.0E10`, `NaN`, `Infinity`.
  static func doubleText(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Infinity" : "Infinity" }
    let magnitude = abs(value)
    if magnitude == 0 || (magnitude >= 1e-3 && magnitude < 1e7) {
      let text = value.description
      return text.contains("e") ? scientific(value) : text
    }
    return scientific(value)
  }

  /// Java prints two digits at least: the nearest two that still mean the number, so `4.9E-324` where one digit would do.
  private static func twoDigits(_ magnitude: Double) -> String? {
    let shortest = magnitude.description.prefix { $0 != "e" }
    guard magnitude.isSubnormal, shortest.count == 1 || shortest.hasSuffix(".0") else { return nil }
    var buffer = [CChar](repeating: 0, count: 32)
    let count = withVaList([magnitude]) { vsnprintf(&buffer, buffer.count, "%.1e", $0) }
    let text = String(decoding: buffer.prefix(Int(max(0, count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return Double(text) == magnitude ? text : nil
  }

  private static func scientific(_ value: Double) -> String {
    // Swift prints the shortest digits too; only the place of the point and the exponent's look differ.
    var digits = twoDigits(value.magnitude) ?? value.magnitude.description
    var exponent = 0
    if let mark = digits.firstIndex(of: "e") {
      exponent = Int(digits[digits.index(after: mark)...]) ?? 0
      digits = String(digits[..<mark])
    }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let whole = parts[0]
    let fraction = parts.count > 1 && parts[1] != "0" ? parts[1] : ""
    let all = whole + fraction
    let leadingZeros = all.prefix { $0 == "0" }.count
    let significant = all.dropFirst(leadingZeros)
    exponent += whole.count - 1 - leadingZeros
    var tail = String(significant.dropFirst())
    while tail.hasSuffix("0") { tail.removeLast() }
    return (value < 0 ? "-" : "") + "\(significant.first ?? "0").\(tail.isEmpty ? "0" : tail)E\(exponent)"
  }
}

extension Timestamp {
  fileprivate var millisecondText: String {
    let digits = String(milliseconds - seconds * 1000)
    return String(repeating: "0", count: 3 - digits.count) + digits
  }
}
