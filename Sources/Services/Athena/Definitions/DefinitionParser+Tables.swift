import SQLSyntax

extension DefinitionParser {
  /// What follows `CREATE EXTERNAL TABLE`.
  mutating func tableDeclaration() throws(SQLSyntaxError) -> TableDeclaration {
    let ifNotExists = take("IF", "NOT", "EXISTS")
    var table = TableDeclaration(name: try tableName(), ifNotExists: ifNotExists)
    if current.kind == .symbol("(") { table.columns = try columns() }
    while current.kind != .end { try clause(of: &table) }
    return table
  }

  private mutating func clause(of table: inout TableDeclaration) throws(SQLSyntaxError) {
    if take("COMMENT") {
      table.comment = try text()
    } else if take("PARTITIONED", "BY") {
      table.partitionKeys = try columns()
    } else if take("ROW", "FORMAT", "SERDE") {
      table.format.serializer = try text()
      if take("WITH", "SERDEPROPERTIES") { for each in try properties() { table.format.set(each.name, each.value) } }
    } else if take("ROW", "FORMAT", "DELIMITED") {
      try delimiters(of: &table.format)
    } else if take("STORED", "AS") {
      try format(of: &table)
    } else if take("LOCATION") {
      table.location = try text()
    } else if take("TBLPROPERTIES") {
      table.properties = try properties()
    } else {
      throw unreadable
    }
  }

  /// A format's classes; those that `ROW FORMAT` named stay.
  private mutating func format(of table: inout TableDeclaration) throws(SQLSyntaxError) {
    if take("INPUTFORMAT") {
      table.format.input = try text()
      try expect("OUTPUTFORMAT")
      table.format.output = try text()
      return
    }
    guard let word = current.keyword, let format = StorageFormat(named: word) else { throw unreadable }
    advance()
    (table.format.input, table.format.output) = (format.input, format.output)
    if table.format.serializer == StorageFormat.text.serializer { table.format.serializer = format.serializer }
  }

  private mutating func delimiters(of format: inout StorageFormat) throws(SQLSyntaxError) {
    while true {
      if take("FIELDS", "TERMINATED", "BY") {
        let delimiter = try text()
        format.set("field.delim", delimiter)
        format.set("serialization.format", delimiter)
        if take("ESCAPED", "BY") { format.set("escape.delim", try text()) }
      } else if take("ESCAPED", "BY") {
        format.set("escape.delim", try text())
      } else if take("LINES", "TERMINATED", "BY") {
        format.set("line.delim", try text())
      } else if take("COLLECTION", "ITEMS", "TERMINATED", "BY") {
        // Spelled as Hive spells it.
        format.set("colelction.delim", try text())
      } else if take("MAP", "KEYS", "TERMINATED", "BY") {
        format.set("mapkey.delim", try text())
      } else if take("NULL", "DEFINED", "AS") {
        format.set("serialization.null.format", try text())
      } else {
        return
      }
    }
  }

  private mutating func columns() throws(SQLSyntaxError) -> [ColumnDeclaration] {
    try expect(symbol: "(")
    var columns: [ColumnDeclaration] = []
    repeat {
      var column = ColumnDeclaration(name: try identifier(), type: try type())
      if take("COMMENT") { column.comment = try text() }
      columns.append(column)
    } while take(symbol: ",")
    try expect(symbol: ")")
    return columns
  }

  /// A type's text up to the comma or bracket that ends its column.
  private mutating func type() throws(SQLSyntaxError) -> String {
    var text = ""
    var depth = 0
    while current.kind != .end, current.keyword != "COMMENT" || depth > 0 {
      switch current.text {
      case "<", "(": depth += 1
      case ">": depth -= 1
      case ")" where depth == 0, "," where depth == 0:
        if text.isEmpty { throw unreadable }
        return text
      case ")": depth -= 1
      default: break
      }
      text += current.text.lowercased()
      advance()
    }
    if text.isEmpty || depth != 0 { throw unreadable }
    return text
  }

  // MARK: Values

  /// `('name'='value', …)`
  mutating func properties() throws(SQLSyntaxError) -> [DefinitionStatement.Property] {
    try expect(symbol: "(")
    var properties: [DefinitionStatement.Property] = []
    repeat {
      let name = try text()
      try expect(symbol: "=")
      properties.append(.init(name: name, value: try text()))
    } while take(symbol: ",")
    try expect(symbol: ")")
    return properties
  }

  /// `(name = value, …)` with names of any kind and literals of any kind; of other values only the first word counts.
  mutating func looseProperties() throws(SQLSyntaxError) -> [DefinitionStatement.Property] {
    try expect(symbol: "(")
    var properties: [DefinitionStatement.Property] = []
    repeat {
      let name = try identifier()
      try expect(symbol: "=")
      properties.append(.init(name: name, value: try literal()))
      skipRestOfValue()
    } while take(symbol: ",")
    try expect(symbol: ")")
    return properties
  }

  private mutating func literal() throws(SQLSyntaxError) -> String {
    switch current.kind {
    case .integer(let text), .decimal(let text), .double(let text), .word(let text):
      advance()
      return text
    default: return try text()
    }
  }

  private mutating func skipRestOfValue() {
    var depth = 0
    while current.kind != .end, depth > 0 || ![",", ")"].contains(current.text) {
      if ["(", "["].contains(current.text) { depth += 1 }
      if [")", "]"].contains(current.text) { depth -= 1 }
      advance()
    }
  }

  /// A text literal, in either kind of quote as Hive takes them, with its backslashes resolved.
  mutating func text() throws(SQLSyntaxError) -> String {
    switch current.kind {
    case .string(let text), .quotedName(let text):
      advance()
      return HiveText.unescaped(text)
    default: throw unreadable
    }
  }
}
