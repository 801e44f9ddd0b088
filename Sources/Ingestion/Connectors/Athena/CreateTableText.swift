import AWSClient

/// A CREATE TABLE statement as the original client's database library writes one from columns.
struct CreateTableText {
  let text: String

  /// The statement; nil if a column's type cannot be read.
  init?(schema: String, table: String, columns: [GlueColumn]) {
    var lines: [String] = []
    for column in columns {
      guard let type = try? DriverType(column.type).statementText() else { return nil }
      lines.append("\t\(CreateTableText.quoted(column.name)) \(type)")
    }
    let name = "\(CreateTableText.quoted(schema)).\(CreateTableText.quoted(table))"
    text = "CREATE TABLE \(name) (\n\(lines.joined(separator: ", \n"))\n)"
  }

  /// The name, in quotes unless it is a plain one in lower case.
  static func quoted(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
    }
    let startsWell = name.utf8.first.map { !(0x30...0x39).contains($0) && $0 != UInt8(ascii: "$") } ?? false
    if isPlain, startsWell, !reserved.contains(name) { return name }
    return "\"\(name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }

  /// The library's list of words that need quotes in any database.
  private static let reserved: Set = [
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization", "between", "binary",
    "both", "case", "cast", "check", "collate", "column", "constraint", "create", "cross", "current_date", "current_role",
    "current_time", "current_timestamp", "current_user", "default", "deferrable", "desc", "distinct", "do", "else", "end",
    "except", "false", "for", "foreign", "freeze", "from", "full", "grant", "group", "having", "ilike", "in", "initially",
    "inner", "intersect", "into", "is", "isnull", "join", "leading", "left", "like", "limit", "localtime", "localtimestamp",
    "natural", "new", "not", "notnull", "null", "off", "offset", "old", "on", "only", "or", "order", "outer", "overlaps",
    "placing", "primary", "references", "right", "select", "session_user", "set", "similar", "some", "symmetric", "table",
    "then", "to", "trailing", "true", "union", "unique", "user", "using", "verbose", "when", "where",
  ]
}
