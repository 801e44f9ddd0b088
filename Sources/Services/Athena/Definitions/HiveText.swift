/// Hive's text literals.
enum HiveText {
  /// The text that a literal with backslashes stands for.
  static func unescaped(_ literal: String) -> String {
    guard literal.contains("\\") else { return literal }
    var result = ""
    var rest = Substring(literal)
    while let character = rest.popFirst() {
      guard character == "\\", let next = rest.first else {
        result.append(character)
        continue
      }
      if let scalar = octal(&rest) {
        result.unicodeScalars.append(scalar)
      } else {
        rest.removeFirst()
        result.append(named[next] ?? next)
      }
    }
    return result
  }

  private static let named: [Character: Character] = ["t": "\t", "n": "\n", "r": "\r", "0": "\0", "b": "\u{8}", "Z": "\u{1A}"]

  /// Three octal digits, as in `\001`.
  private static func octal(_ rest: inout Substring) -> Unicode.Scalar? {
    let digits = rest.prefix(3)
    guard digits.count == 3, let value = UInt8(digits, radix: 8), value < 128 else { return nil }
    rest.removeFirst(3)
    return Unicode.Scalar(value)
  }

  /// A text as a literal, as SHOW CREATE TABLE prints it.
  static func literal(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": result += "\\'"
      case "\\": result += "\\\\"
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20: result += "\\u" + padded(String(scalar.value, radix: 16, uppercase: true))
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }

  private static func padded(_ digits: String) -> String {
    String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
