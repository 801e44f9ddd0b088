/// The backslashes in Hive's texts.
enum HiveEscapes {
  private static let named: [Unicode.Scalar: Unicode.Scalar] = [
    "0": "\0", "n": "\n", "t": "\t", "r": "\r", "b": "\u{8}", "Z": "\u{1A}",
  ]

  /// The text that a literal's content stands for: `\001`, `\u0041`, `\t`, and a backslash before anything else as nothing.
  static func decode(_ content: String) -> String {
    guard content.utf8.contains(0x5C) else { return content }
    var result = String.UnicodeScalarView()
    var rest = content.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let next = rest.first else {
        result.append(scalar)
        continue
      }
      if let value = number(rest.prefix(3), radix: 8, count: 3), value.isASCII {
        rest.removeFirst(3)
        result.append(value)
      } else if next == "u", let value = number(rest.dropFirst().prefix(4), radix: 16, count: 4) {
        rest.removeFirst(5)
        result.append(value)
      } else {
        rest.removeFirst()
        // Patterns keep their meaning for LIKE.
        if next == "%" || next == "_" { result.append("\\") }
        result.append(named[next] ?? next)
      }
    }
    return String(result)
  }

  private static func number(
    _ digits: String.UnicodeScalarView.SubSequence, radix: Int, count: Int
  ) -> Unicode.Scalar? {
    guard digits.count == count, digits.allSatisfy({ $0.properties.isASCIIHexDigit }) else { return nil }
    return UInt32(String(String.UnicodeScalarView(digits)), radix: radix).flatMap(Unicode.Scalar.init)
  }

  /// A text as a literal in single quotes.
  static func literal(_ text: String) -> String {
    var result = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'": result += "\\'"
      case "\\": result += "\\\\"
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "'"
  }
}
