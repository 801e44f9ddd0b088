extension YAML {
  /// The text of a scalar without quotes; nil for everything else.
  private var plain: String? {
    if case .scalar(let text, quoted: false) = value { text } else { nil }
  }

  /// Whether the value is nothing: `~`, `null`, `Null`, `NULL` without quotes, or not written at all.
  public var isNull: Bool {
    guard let plain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(plain)
  }

  /// The value of `true`, `True`, `TRUE`, `false`, `False` or `FALSE` without quotes.
  public var bool: Bool? {
    switch plain {
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    default: nil
    }
  }

  /// The value of a whole number without quotes that fits: decimal, `0o17` or `0x1F`.
  public var integer: Int? {
    guard let plain else { return nil }
    if plain.hasPrefix("0x") || plain.hasPrefix("0o") { return YAMLNumber.prefixed(plain) }
    return YAMLNumber(plain)?.isWhole == true ? Int(plain) : nil
  }

  /// The value of a number without quotes; `.inf`, `-.inf` and `.nan` too.
  public var double: Double? {
    guard let plain else { return nil }
    switch plain {
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .infinity
    case "-.inf", "-.Inf", "-.INF": return -.infinity
    case ".nan", ".NaN", ".NAN": return .nan
    default: return YAMLNumber(plain).flatMap { Double($0.json) } ?? integer.map(Double.init)
    }
  }

  /// The value as JSON: plain scalars become null, booleans and numbers by the core schema, all else strings.
  ///
  /// Two departures keep what was meant: whole numbers with leading zeros stay text, since they are ids (an account
  /// id must not lose its zeros), and so do infinities and not-a-number, which JSON does not have.
  public var json: JSON {
    switch value {
    case .sequence(let elements): .array(elements.map(\.json))
    case .mapping(let entries): JSON(.object(entries.map { JSON.Member($0.key.scalar ?? "", $0.value.json) }))
    case .scalar(let text, quoted: true): .string(text)
    case .scalar(let text, quoted: false): scalarJSON(text)
    }
  }

  private func scalarJSON(_ text: String) -> JSON {
    if isNull { return .null }
    if let bool { return .bool(bool) }
    if let number = YAMLNumber(text), !number.hasLeadingZero { return JSON(.number(number.json)) }
    if let number = YAMLNumber.prefixed(text) { return .number(number) }
    return .string(text)
  }
}

/// A decimal number of the core schema: `[-+]? (\.[0-9]+ | [0-9]+ (\.[0-9]*)?) ([eE] [-+]? [0-9]+)?`, taken apart.
private struct YAMLNumber {
  private var isNegative = false
  private var whole: Substring.UTF8View
  private var fraction: Substring.UTF8View
  private var exponent = ""
  private(set) var isWhole = true

  init?(_ text: String) {
    var rest = Substring(text).utf8
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest.removeFirst()
    }
    whole = YAMLNumber.digits(from: &rest)
    fraction = rest.prefix(0)
    if rest.first == UInt8(ascii: ".") {
      isWhole = false
      rest.removeFirst()
      fraction = YAMLNumber.digits(from: &rest)
    }
    guard !whole.isEmpty || !fraction.isEmpty, readExponent(from: &rest), rest.isEmpty else { return nil }
  }

  private mutating func readExponent(from rest: inout Substring.UTF8View) -> Bool {
    guard let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") else { return true }
    isWhole = false
    rest.removeFirst()
    exponent = "e"
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      if sign == UInt8(ascii: "-") { exponent += "-" }
      rest.removeFirst()
    }
    let digits = YAMLNumber.digits(from: &rest)
    exponent += String(Substring(digits))
    return !digits.isEmpty
  }

  var hasLeadingZero: Bool { isWhole && whole.count > 1 && whole.first == UInt8(ascii: "0") }

  /// The number as JSON writes it.
  var json: String {
    let significant = whole.drop { $0 == UInt8(ascii: "0") }
    let integer = significant.isEmpty ? "0" : String(Substring(significant))
    let decimals = fraction.isEmpty ? "" : "." + String(Substring(fraction))
    return (isNegative ? "-" : "") + integer + decimals + exponent
  }

  /// The value of `0x…` and `0o…`.
  static func prefixed(_ text: String) -> Int? {
    let digits = text.dropFirst(2)
    guard let first = digits.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else { return nil }
    if text.hasPrefix("0x") { return Int(digits, radix: 16) }
    return text.hasPrefix("0o") ? Int(digits, radix: 8) : nil
  }

  private static func digits(from rest: inout Substring.UTF8View) -> Substring.UTF8View {
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    rest = rest.dropFirst(digits.count)
    return digits
  }
}
