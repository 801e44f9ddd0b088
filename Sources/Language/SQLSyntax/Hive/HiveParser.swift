/// Reads statements of Hive's language.
struct HiveParser {
  static func parse(_ bytes: [UInt8], wholeText text: String) throws(SQLSyntaxError) -> Statement {
    let words = text.split { $0.isWhitespace }.prefix(2).map { $0.uppercased() }
    return .unsupported(UnsupportedStatement(keyword: words.joined(separator: " "), position: .start))
  }
}
