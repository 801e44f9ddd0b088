extension HiveParser {
  /// What follows `CREATE [EXTERNAL] TABLE`.
  mutating func table(isExternal: Bool) throws(SQLSyntaxError) -> Statement {
    try rule("create table statement") { parser throws(SQLSyntaxError) in
      let ifNotExists = parser.take("IF", "NOT", "EXISTS")
      var table = CreateTable(table: try parser.tableName(), isExternal: isExternal, ifNotExists: ifNotExists)
      if parser.sees("LIKE") { return parser.unsupported("CREATE TABLE LIKE") }
      if parser.current.kind == .symbol("(") {
        table.columns = try parser.bracketedList { parser throws(SQLSyntaxError) in try parser.column() }
      }
      while try parser.clause(of: &table) {}
      if parser.sees("SKEWED") { return parser.unsupported("CREATE TABLE SKEWED BY") }
      if parser.current.kind != .end, table.columns.isEmpty, table.storage == nil { throw parser.unreadable }
      return .createTable(table)
    }
  }

  mutating func column() throws(SQLSyntaxError) -> ColumnDefinition {
    try rule("column specification") { parser throws(SQLSyntaxError) in
      let name = try parser.identifier()
      let type = try parser.type()
      let comment = parser.take("COMMENT") ? try parser.text() : nil
      return ColumnDefinition(name: name, type: type, comment: comment, position: name.position)
    }
  }

  /// - Returns: whether a clause stood there. Hive wants them in one order, Athena takes them in any.
  private mutating func clause(of table: inout CreateTable) throws(SQLSyntaxError) -> Bool {
    if take("COMMENT") {
      table.comment = try rule("table's comment") { parser throws(SQLSyntaxError) in try parser.text() }
    } else if take("PARTITIONED") {
      table.partitionedBy = try rule("table partition specification") { parser throws(SQLSyntaxError) in
        try parser.expect("BY")
        return try parser.bracketedList { parser throws(SQLSyntaxError) in try parser.partitionField() }
      }
    } else if take("CLUSTERED") {
      table.buckets = try rule("table buckets specification") { parser throws(SQLSyntaxError) in try parser.buckets() }
    } else if take("ROW") {
      try rule("table row format specification") { parser throws(SQLSyntaxError) in try parser.rowFormat(of: &table) }
    } else if take("STORED") {
      table.storage = try rule("file format specification") { parser throws(SQLSyntaxError) in try parser.storage() }
    } else if take("LOCATION") {
      table.location = try rule("table location specification") { parser throws(SQLSyntaxError) in try parser.text() }
    } else if take("TBLPROPERTIES") {
      table.properties = try properties("table properties")
    } else if take("WITH", "SERDEPROPERTIES") {
      table.serdeProperties = try properties("serde properties")
    } else {
      return false
    }
    return true
  }

  // MARK: Partitions and buckets

  /// A column with its type, a column of the table, or a transform of one.
  private mutating func partitionField() throws(SQLSyntaxError) -> CreateTable.PartitionField {
    guard peek(1).kind == .symbol("(") else {
      if peek(1).kind == .symbol(",") || peek(1).kind == .symbol(")") {
        return .transform(name: nil, argument: nil, column: try identifier())
      }
      return .column(try column())
    }
    guard case .word(let word) = current.kind else { throw unreadable }
    advance()
    try expect(symbol: "(")
    var argument: Int?
    if case .number = current.kind {
      argument = try number()
      try expect(symbol: ",")
    }
    let column = try identifier()
    try expect(symbol: ")")
    return .transform(name: word.lowercased(), argument: argument, column: column)
  }

  private mutating func buckets() throws(SQLSyntaxError) -> CreateTable.Buckets {
    try expect("BY")
    let columns = try bracketedList { parser throws(SQLSyntaxError) in try parser.identifier() }
    var sortedBy: [CreateTable.Buckets.SortColumn] = []
    if take("SORTED") {
      try expect("BY")
      sortedBy = try bracketedList { parser throws(SQLSyntaxError) in
        let name = try parser.identifier()
        let isDescending = !parser.take("ASC") && parser.take("DESC")
        return CreateTable.Buckets.SortColumn(name: name, isDescending: isDescending)
      }
    }
    try expect("INTO")
    let count = try number()
    try expect("BUCKETS")
    return CreateTable.Buckets(columns: columns, sortedBy: sortedBy, count: count)
  }

  // MARK: Formats

  private mutating func rowFormat(of table: inout CreateTable) throws(SQLSyntaxError) {
    try expect("FORMAT")
    if take("SERDE") {
      table.rowFormat = .serde(try rule("serde format specification") { parser throws(SQLSyntaxError) in try parser.text() })
      if take("WITH") {
        try expect("SERDEPROPERTIES")
        table.serdeProperties = try properties("serde properties")
      }
      return
    }
    guard take("DELIMITED") else { throw unreadable }
    table.rowFormat = .delimited(
      try rule("serde properties specification") { parser throws(SQLSyntaxError) in try parser.delimiters() })
  }

  private mutating func delimiters() throws(SQLSyntaxError) -> CreateTable.Delimiters {
    var delimiters = CreateTable.Delimiters()
    while true {
      if take("FIELDS") {
        delimiters.fields = try terminator()
        if take("ESCAPED") { delimiters.escape = try by() }
      } else if take("ESCAPED") {
        delimiters.escape = try by()
      } else if take("COLLECTION") {
        try expect("ITEMS")
        delimiters.items = try terminator()
      } else if take("MAP") {
        try expect("KEYS")
        delimiters.mapKeys = try terminator()
      } else if take("LINES") {
        delimiters.lines = try terminator()
      } else if take("NULL") {
        try expect("DEFINED", "AS")
        delimiters.null = try text()
      } else {
        return delimiters
      }
    }
  }

  private mutating func terminator() throws(SQLSyntaxError) -> String {
    try expect("TERMINATED")
    return try by()
  }

  private mutating func by() throws(SQLSyntaxError) -> String {
    try expect("BY")
    return try text()
  }

  private mutating func storage() throws(SQLSyntaxError) -> CreateTable.StorageFormat {
    guard take("AS") else { throw sees("BY") ? unreadable : mismatched("AS") }
    if take("INPUTFORMAT") {
      let input = try text()
      try expect("OUTPUTFORMAT")
      return .formats(input: input, output: try text())
    }
    guard case .word(let name) = current.kind else { throw unreadable }
    advance()
    return .named(name)
  }
}
