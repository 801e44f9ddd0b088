/// Reads statements of Hive's language.
struct HiveParser {
  static func parse(_ bytes: [UInt8], wholeText text: String) throws(SQLSyntaxError) -> Statement {
    throw SQLSyntaxError(message: "not yet")
  }
}
