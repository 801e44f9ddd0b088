extension HiveParser {
  private static let simpleTypes: Set = [
    "TINYINT", "SMALLINT", "INT", "INTEGER", "BIGINT", "BOOLEAN", "FLOAT", "DOUBLE", "STRING", "BINARY", "DATE", "TIMESTAMP",
    "TIME", "UUID", "DECIMAL", "NUMERIC", "VARCHAR", "CHAR", "REAL",
  ]

  mutating func type() throws(SQLSyntaxError) -> HiveType {
    try nested { parser throws(SQLSyntaxError) in
      try parser.rule("column type") { parser throws(SQLSyntaxError) in try parser.anyType() }
    }
  }

  private mutating func anyType() throws(SQLSyntaxError) -> HiveType {
    guard case .word(let word) = current.kind else { throw unreadable }
    switch word {
    case "ARRAY":
      advance()
      return try rule("list type") { parser throws(SQLSyntaxError) in try parser.arrayType() }
    case "MAP":
      advance()
      return try rule("map type") { parser throws(SQLSyntaxError) in try parser.mapType() }
    case "STRUCT":
      advance()
      return try rule("struct type") { parser throws(SQLSyntaxError) in try parser.structType() }
    case "UNIONTYPE":
      advance()
      return try rule("uniontype type") { parser throws(SQLSyntaxError) in try parser.unionType() }
    case _ where HiveParser.simpleTypes.contains(word):
      advance()
      return try rule("primitive type specification") { parser throws(SQLSyntaxError) in try parser.simpleType(word) }
    default: throw unreadable
    }
  }

  private mutating func simpleType(_ word: String) throws(SQLSyntaxError) -> HiveType {
    var numbers: [Int] = []
    if ["DECIMAL", "NUMERIC", "VARCHAR", "CHAR"].contains(word), current.kind == .symbol("(") {
      numbers = try bracketedList { parser throws(SQLSyntaxError) in try parser.number() }
    }
    if word == "DOUBLE" { _ = take("PRECISION") }
    let names = ["INTEGER": "int", "NUMERIC": "decimal"]
    return .simple(names[word] ?? word.lowercased(), numbers)
  }

  private mutating func arrayType() throws(SQLSyntaxError) -> HiveType {
    try expect(symbol: "<")
    let element = try type()
    try expect(symbol: ">")
    return .array(element)
  }

  private mutating func mapType() throws(SQLSyntaxError) -> HiveType {
    try expect(symbol: "<")
    let key = try type()
    try expect(symbol: ",")
    let value = try type()
    try expect(symbol: ">")
    return .map(key, value)
  }

  private mutating func structType() throws(SQLSyntaxError) -> HiveType {
    try expect(symbol: "<")
    let fields = try list { parser throws(SQLSyntaxError) in try parser.field() }
    try expect(symbol: ">")
    return .structure(fields)
  }

  /// Any word can name a field.
  private mutating func field() throws(SQLSyntaxError) -> HiveType.Field {
    let name: String
    switch current.kind {
    case .word: name = current.text
    case .quotedName(let text): name = text
    default: throw unreadable
    }
    advance()
    try expect(symbol: ":")
    let type = try type()
    return HiveType.Field(name: name.lowercased(), type: type, comment: take("COMMENT") ? try text() : nil)
  }

  private mutating func unionType() throws(SQLSyntaxError) -> HiveType {
    try expect(symbol: "<")
    let types = try list { parser throws(SQLSyntaxError) in try parser.type() }
    try expect(symbol: ">")
    return .union(types)
  }
}
