extension HiveParser {
  mutating func statement() throws(SQLSyntaxError) -> Statement {
    if take("CREATE") {
      if take("EXTERNAL") {
        try expect("TABLE")
        return try table(isExternal: true)
      }
      if take("TABLE") { return try table(isExternal: false) }
      advance()
      return try rule("create database statement") { parser throws(SQLSyntaxError) in try parser.database() }
    }
    if take("DROP") {
      if take("TABLE") { return try rule("drop statement") { parser throws(SQLSyntaxError) in try parser.dropTable() } }
      advance()
      return try rule("drop database statement") { parser throws(SQLSyntaxError) in try parser.dropDatabase() }
    }
    if take("ALTER") {
      if take("TABLE") {
        return try rule("alter table statement") { parser throws(SQLSyntaxError) in try parser.alterTable() }
      }
      advance()
      return try rule("alter database statement") { parser throws(SQLSyntaxError) in try parser.alterDatabase() }
    }
    return try rule("msck repair table statement") { parser throws(SQLSyntaxError) in
      try parser.expect("MSCK", "REPAIR", "TABLE")
      return .repairTable(try parser.tableName())
    }
  }

  /// What Hive knows and Athena refuses.
  mutating func unsupported(_ keyword: String) -> Statement {
    skipToEnd()
    return .unsupported(UnsupportedStatement(keyword: keyword, position: .start))
  }

  // MARK: Databases

  private mutating func database() throws(SQLSyntaxError) -> Statement {
    let ifNotExists = take("IF", "NOT", "EXISTS")
    var database = CreateDatabase(name: try identifier(), ifNotExists: ifNotExists)
    if take("COMMENT") { database.comment = try text() }
    if take("LOCATION") {
      database.location = try rule("database location specification") { parser throws(SQLSyntaxError) in try parser.text() }
    }
    if take("WITH") {
      try expect("DBPROPERTIES")
      database.properties = try properties("dbproperties")
    }
    return .createDatabase(database)
  }

  private mutating func dropDatabase() throws(SQLSyntaxError) -> Statement {
    let ifExists = take("IF", "EXISTS")
    let name = try identifier()
    let isCascading = take("CASCADE")
    if !isCascading { _ = take("RESTRICT") }
    return .dropDatabase(name, ifExists: ifExists, isCascading: isCascading)
  }

  private mutating func alterDatabase() throws(SQLSyntaxError) -> Statement {
    let name = try identifier()
    guard take("SET") else { throw mismatched("SET") }
    guard take("DBPROPERTIES") else { return unsupported("ALTER DATABASE SET") }
    return .alterDatabase(name, properties: try properties("dbproperties"))
  }

  // MARK: Tables

  private mutating func dropTable() throws(SQLSyntaxError) -> Statement {
    let ifExists = take("IF", "EXISTS")
    let name = try tableName()
    _ = take("PURGE")
    return .dropTable(name, ifExists: ifExists)
  }

  private mutating func alterTable() throws(SQLSyntaxError) -> Statement {
    let table = try tableName()
    let partition = sees("PARTITION") ? try partition() : []
    return .alterTable(AlterTable(table: table, partition: partition, action: try alteration()))
  }

  private mutating func alteration() throws(SQLSyntaxError) -> AlterTable.Action {
    if take("ADD") { return try addition() }
    if take("DROP") { return try removal() }
    if take("SET") { return try setting() }
    if take("RENAME") { return try renaming() }
    if take("CHANGE") { return try change() }
    if take("REPLACE") {
      try expect("COLUMNS")
      return .replaceColumns(
        try bracketedList { parser throws(SQLSyntaxError) in try parser.column() })
    }
    if take("UNSET") {
      try expect("TBLPROPERTIES")
      let ifExists = take("IF", "EXISTS")
      let names = try bracketedList { parser throws(SQLSyntaxError) in try parser.text() }
      return .unsetProperties(names, ifExists: ifExists)
    }
    guard case .word(let word) = current.kind, HiveParser.refusedAlterations.contains(word) else { throw unreadable }
    skipToEnd()
    return .unsupported(word)
  }

  private static let refusedAlterations: Set = [
    "CLUSTERED", "SKEWED", "NOT", "EXCHANGE", "TOUCH", "ARCHIVE", "UNARCHIVE", "COMPACT", "CONCATENATE", "RECOVER", "ENABLE",
    "DISABLE", "INTO", "UPDATE", "EXECUTE",
  ]

  private mutating func addition() throws(SQLSyntaxError) -> AlterTable.Action {
    if take("COLUMNS") || take("COLUMN") {
      return .addColumns(try rule("add column statement") { parser throws(SQLSyntaxError) in try parser.newColumns() })
    }
    return try rule("add partition statement") { parser throws(SQLSyntaxError) in
      let ifNotExists = parser.take("IF", "NOT", "EXISTS")
      var partitions: [AlterTable.NewPartition] = []
      repeat {
        let values = try parser.partition()
        let location = parser.take("LOCATION") ? try parser.text() : nil
        partitions.append(AlterTable.NewPartition(values: values, location: location))
        // Athena's documentation has no commas between partitions, but they are common.
        _ = parser.take(symbol: ",")
      } while parser.sees("PARTITION")
      return .addPartitions(partitions, ifNotExists: ifNotExists)
    }
  }

  private mutating func newColumns() throws(SQLSyntaxError) -> [ColumnDefinition] {
    guard current.kind == .symbol("(") else { return [try column()] }
    return try bracketedList { parser throws(SQLSyntaxError) in try parser.column() }
  }

  private mutating func removal() throws(SQLSyntaxError) -> AlterTable.Action {
    if take("COLUMN") || take("COLUMNS") { return .dropColumn(try identifier()) }
    return try rule("drop partition statement") { parser throws(SQLSyntaxError) in
      let ifExists = parser.take("IF", "EXISTS")
      let partitions = try parser.list { parser throws(SQLSyntaxError) in try parser.partition(true) }
      _ = parser.take("PURGE")
      return .dropPartitions(partitions, ifExists: ifExists)
    }
  }

  private mutating func setting() throws(SQLSyntaxError) -> AlterTable.Action {
    if take("LOCATION") { return .setLocation(try text()) }
    if take("TBLPROPERTIES") { return .setProperties(try properties("alter properties statement")) }
    guard case .word(let word) = current.kind, ["SERDE", "SERDEPROPERTIES", "FILEFORMAT", "SKEWED", "OWNER"].contains(word) else {
      throw unreadable
    }
    skipToEnd()
    return .unsupported("SET \(word)")
  }

  private mutating func renaming() throws(SQLSyntaxError) -> AlterTable.Action {
    try rule("rename statement") { parser throws(SQLSyntaxError) in
      try parser.expect("TO")
      return parser.sees("PARTITION") ? .renamePartition(try parser.partition()) : .rename(try parser.tableName())
    }
  }

  private mutating func change() throws(SQLSyntaxError) -> AlterTable.Action {
    try rule("rename column name") { parser throws(SQLSyntaxError) in
      _ = parser.take("COLUMN")
      let old = try parser.identifier()
      let column = try parser.column()
      var place: AlterTable.ColumnPlace?
      if parser.take("FIRST") { place = .first }
      if parser.take("AFTER") { place = .after(try parser.identifier()) }
      return .changeColumn(old, column, place)
    }
  }
}
