extension SQLPrinter {
  /// `CREATE [EXTERNAL] TABLE …` with every clause on a line of its own.
  mutating func table(_ table: CreateTable) {
    write(table.isExternal ? "CREATE EXTERNAL TABLE " : "CREATE TABLE ")
    if table.ifNotExists { write("IF NOT EXISTS ") }
    hiveName(table.table)
    if !table.columns.isEmpty {
      write(" ")
      columns(table.columns)
    }
    clause("COMMENT", table.comment)
    if !table.partitionedBy.isEmpty {
      write("\nPARTITIONED BY (")
      list(table.partitionedBy) { $0.partitionField($1) }
      write(")")
    }
    if let buckets = table.buckets { self.buckets(buckets) }
    if let format = table.rowFormat { rowFormat(format) }
    if !table.serdeProperties.isEmpty {
      write("\nWITH SERDEPROPERTIES ")
      properties(table.serdeProperties)
    }
    switch table.storage {
    case nil: break
    case .named(let name): write("\nSTORED AS \(name)")
    case .formats(let input, let output):
      clause("STORED AS INPUTFORMAT", input)
      clause("OUTPUTFORMAT", output)
    }
    clause("LOCATION", table.location)
    if !table.properties.isEmpty {
      write("\nTBLPROPERTIES ")
      properties(table.properties)
    }
  }

  mutating func columns(_ columns: [ColumnDefinition]) {
    write("(\n")
    list(columns, separator: ",\n") { printer, column in
      printer.write("  ")
      printer.column(column)
    }
    write(")")
  }

  mutating func column(_ column: ColumnDefinition) {
    hiveName(column.name)
    write(" ")
    type(column.type)
    if let comment = column.comment {
      write(" COMMENT ")
      hiveString(comment)
    }
  }

  private mutating func type(_ type: HiveType) {
    switch type {
    case .simple: write(type.text)
    case .array(let element):
      write("array<")
      self.type(element)
      write(">")
    case .map(let key, let value):
      write("map<")
      list([key, value], separator: ",") { $0.type($1) }
      write(">")
    case .structure(let fields):
      write("struct<")
      list(fields, separator: ",") { $0.field($1) }
      write(">")
    case .union(let types):
      write("uniontype<")
      list(types, separator: ",") { $0.type($1) }
      write(">")
    }
  }

  private mutating func field(_ field: HiveType.Field) {
    hiveName(Identifier(field.name, isQuoted: !field.name.utf8.allSatisfy(TrinoLexer.isWordByte)))
    write(":")
    type(field.type)
    if let comment = field.comment {
      write(" COMMENT ")
      hiveString(comment)
    }
  }

  private mutating func partitionField(_ field: CreateTable.PartitionField) {
    switch field {
    case .column(let column): self.column(column)
    case .transform(let name, let argument, let column):
      if let name { write("\(name)(") }
      if let argument { write("\(argument), ") }
      hiveName(column)
      if name != nil { write(")") }
    }
  }

  private mutating func buckets(_ buckets: CreateTable.Buckets) {
    write("\nCLUSTERED BY (")
    list(buckets.columns) { $0.hiveName($1) }
    write(")")
    if !buckets.sortedBy.isEmpty {
      write(" SORTED BY (")
      list(buckets.sortedBy) { printer, column in
        printer.hiveName(column.name)
        if column.isDescending { printer.write(" DESC") }
      }
      write(")")
    }
    write(" INTO \(buckets.count) BUCKETS")
  }

  private mutating func rowFormat(_ format: CreateTable.RowFormat) {
    switch format {
    case .serde(let name): clause("ROW FORMAT SERDE", name)
    case .delimited(let delimiters):
      write("\nROW FORMAT DELIMITED")
      clause("FIELDS TERMINATED BY", delimiters.fields)
      clause("ESCAPED BY", delimiters.escape)
      clause("COLLECTION ITEMS TERMINATED BY", delimiters.items)
      clause("MAP KEYS TERMINATED BY", delimiters.mapKeys)
      clause("LINES TERMINATED BY", delimiters.lines)
      clause("NULL DEFINED AS", delimiters.null)
    }
  }
}
