extension SQLPrinter {
  /// The statements of Hive's language and those that list what is there.
  mutating func definition(_ statement: Statement) {
    switch statement {
    case .createDatabase(let database): self.database(database)
    case .dropDatabase(let name, let ifExists, let isCascading):
      write(ifExists ? "DROP DATABASE IF EXISTS " : "DROP DATABASE ")
      hiveName(name)
      if isCascading { write(" CASCADE") }
    case .alterDatabase(let name, let properties):
      write("ALTER DATABASE ")
      hiveName(name)
      write(" SET DBPROPERTIES ")
      self.properties(properties)
    case .createTable(let table): self.table(table)
    case .dropTable(let name, let ifExists):
      write(ifExists ? "DROP TABLE IF EXISTS " : "DROP TABLE ")
      hiveName(name)
    case .alterTable(let alteration): alter(alteration)
    case .repairTable(let name):
      write("MSCK REPAIR TABLE ")
      hiveName(name)
    case .unsupported(let other): write(other.keyword)
    default: listing(statement)
    }
  }

  // MARK: Listings

  private mutating func listing(_ statement: Statement) {
    switch statement {
    case .showFunctions(let pattern): show("FUNCTIONS", like: pattern)
    case .showCatalogs(let pattern): show("CATALOGS", like: pattern)
    case .showSession(let pattern): show("SESSION", like: pattern)
    case .showDatabases(let pattern): show("DATABASES", like: pattern)
    case .showTables(let database, let pattern): show("TABLES", in: database, like: pattern)
    case .showViews(let database, let pattern): show("VIEWS", in: database, like: pattern)
    case .showColumns(let table): show("COLUMNS IN", table)
    case .showPartitions(let table, let values):
      show("PARTITIONS", table)
      partition(values)
    case .showTableProperties(let table, let name):
      show("TBLPROPERTIES", table)
      if let name {
        write("(")
        string(name)
        write(")")
      }
    case .showCreateTable(let table): show("CREATE TABLE", table)
    case .describe(let describe):
      write(describe.style == .plain ? "DESCRIBE " : "DESCRIBE \(describe.style.rawValue) ")
      hiveName(describe.table)
      partition(describe.partition)
      if !describe.column.isEmpty {
        write(" ")
        list(describe.column, separator: ".") { $0.hiveName($1) }
      }
    default: break
    }
  }

  private mutating func show(_ what: String, in database: Identifier? = nil, like pattern: String?) {
    write("SHOW \(what)")
    if let database {
      write(" IN ")
      hiveName(database)
    }
    if let pattern {
      write(" LIKE ")
      string(pattern)
    }
  }

  private mutating func show(_ what: String, _ table: QualifiedName) {
    write("SHOW \(what) ")
    hiveName(table)
  }

  // MARK: Names and values

  mutating func hiveName(_ name: Identifier) {
    write(name.isQuoted ? "`\(name.text.replacing("`", with: "``"))`" : name.text)
  }

  mutating func hiveName(_ name: QualifiedName) {
    list(name.parts, separator: ".") { $0.hiveName($1) }
  }

  mutating func hiveString(_ text: String) {
    write(HiveEscapes.literal(text))
  }

  mutating func properties(_ properties: [Property]) {
    write("(")
    list(properties) { printer, property in
      printer.hiveString(property.name)
      printer.write(" = ")
      printer.hiveString(property.value)
    }
    write(")")
  }

  mutating func clause(_ keyword: String, _ text: String?) {
    guard let text else { return }
    write("\n\(keyword) ")
    hiveString(text)
  }

  mutating func partition(_ values: [PartitionValue]) {
    guard !values.isEmpty else { return }
    write(" PARTITION (")
    list(values) { printer, value in
      printer.hiveName(value.column)
      printer.write(" \(value.comparison.rawValue) ")
      if value.isQuoted { printer.hiveString(value.value) } else { printer.write(value.value) }
    }
    write(")")
  }

  private mutating func database(_ database: CreateDatabase) {
    write(database.ifNotExists ? "CREATE DATABASE IF NOT EXISTS " : "CREATE DATABASE ")
    hiveName(database.name)
    clause("COMMENT", database.comment)
    clause("LOCATION", database.location)
    if !database.properties.isEmpty {
      write("\nWITH DBPROPERTIES ")
      properties(database.properties)
    }
  }

  // MARK: Alterations

  private mutating func alter(_ alteration: AlterTable) {
    write("ALTER TABLE ")
    hiveName(alteration.table)
    partition(alteration.partition)
    write(" ")
    switch alteration.action {
    case .addPartitions(let partitions, let ifNotExists):
      write(ifNotExists ? "ADD IF NOT EXISTS" : "ADD")
      for each in partitions {
        partition(each.values)
        clause("LOCATION", each.location)
      }
    case .dropPartitions(let partitions, let ifExists):
      write(ifExists ? "DROP IF EXISTS" : "DROP")
      list(partitions, separator: ",") { $0.partition($1) }
    case .renamePartition(let values):
      write("RENAME TO")
      partition(values)
    case .rename(let name):
      write("RENAME TO ")
      hiveName(name)
    case .setLocation(let location):
      write("SET LOCATION ")
      hiveString(location)
    case .setProperties(let properties):
      write("SET TBLPROPERTIES ")
      self.properties(properties)
    case .unsetProperties(let names, let ifExists):
      write(ifExists ? "UNSET TBLPROPERTIES IF EXISTS (" : "UNSET TBLPROPERTIES (")
      list(names) { $0.hiveString($1) }
      write(")")
    default: alterColumns(alteration.action)
    }
  }

  private mutating func alterColumns(_ action: AlterTable.Action) {
    switch action {
    case .addColumns(let columns):
      write("ADD COLUMNS ")
      self.columns(columns)
    case .replaceColumns(let columns):
      write("REPLACE COLUMNS ")
      self.columns(columns)
    case .changeColumn(let old, let column, let place):
      write("CHANGE COLUMN ")
      hiveName(old)
      write(" ")
      self.column(column)
      switch place {
      case nil: break
      case .first: write(" FIRST")
      case .after(let name):
        write(" AFTER ")
        hiveName(name)
      }
    case .dropColumn(let name):
      write("DROP COLUMN ")
      hiveName(name)
    case .unsupported(let words): write(words)
    default: break
    }
  }
}
