/// Hive's text literals.
enum HiveText {
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
