import SQLSyntax

extension DefinitionStatement {
  /// What is executed of a statement; nil for other statements and for definitions with clauses that are not served.
  init?(_ statement: Statement) {
    switch statement {
    case .createDatabase(let database): self = .createDatabase(DatabaseDeclaration(database))
    case .dropDatabase(let name, let ifExists, let isCascading):
      self = .dropDatabase(name.lowercased, ifExists: ifExists, cascade: isCascading)
    case .createTable(let table):
      guard let declaration = TableDeclaration(table) else { return nil }
      self = .createTable(declaration)
    case .createTableAs(let table) where !table.properties.isEmpty:
      self = .createTableAs(properties: table.properties.map(Property.init))
    case .dropTable(let name, let ifExists): self = .dropTable(TableReference(name), ifExists: ifExists)
    case .createView(let view):
      self = .createView(
        ViewDeclaration(name: TableReference(view.name), isReplacing: view.replaces, query: view.query))
    case .dropView(let name, let ifExists): self = .dropView(TableReference(name), ifExists: ifExists)
    case .showCreateTable(let name): self = .showCreateTable(TableReference(name))
    case .repairTable(let name): self = .repair(TableReference(name))
    case .alterTable(let alteration) where alteration.partition.isEmpty:
      self.init(alteration.action, of: TableReference(alteration.table))
    default: return nil
    }
  }

  private init?(_ action: AlterTable.Action, of table: TableReference) {
    switch action {
    case .addPartitions(let partitions, let ifNotExists):
      self = .addPartitions(
        table, ifNotExists: ifNotExists,
        partitions.map { PartitionDeclaration(keys: $0.values.map(Property.init), location: $0.location) })
    case .dropPartitions(let partitions, let ifExists):
      guard partitions.joined().allSatisfy({ $0.comparison == .equal }) else { return nil }
      self = .dropPartitions(table, ifExists: ifExists, partitions.map { $0.map(Property.init) })
    case .setProperties(let properties): self = .setProperties(table, properties.map(Property.init))
    case .setLocation(let location): self = .setLocation(table, location)
    default: return nil
    }
  }
}

extension DefinitionStatement.Property {
  fileprivate init(_ property: SQLSyntax.Property) {
    self.init(name: property.name, value: property.value)
  }

  fileprivate init(_ value: PartitionValue) {
    self.init(name: value.column.lowercased, value: value.value)
  }

  /// Texts are taken as they are, other values as they are written.
  fileprivate init(_ property: TableProperty) {
    let name = property.name.lowercased
    if case .literal(.string(let text))? = property.value?.kind {
      self.init(name: name, value: text)
    } else {
      self.init(name: name, value: property.value.map { SQLPrinter.text(of: $0) } ?? "")
    }
  }
}

extension DatabaseDeclaration {
  fileprivate init(_ database: CreateDatabase) {
    self.init(
      name: database.name.lowercased, ifNotExists: database.ifNotExists, comment: database.comment,
      location: database.location, properties: database.properties.map(DefinitionStatement.Property.init))
  }
}

extension ColumnDeclaration {
  fileprivate init(_ column: ColumnDefinition) {
    self.init(name: column.name.lowercased, type: column.type.text, comment: column.comment)
  }
}

extension TableDeclaration {
  /// Nil for tables that are not external, have buckets or an unknown format, or are partitioned by transforms.
  fileprivate init?(_ table: CreateTable) {
    guard table.isExternal, table.buckets == nil, let format = StorageFormat(table) else { return nil }
    var keys: [ColumnDeclaration] = []
    for field in table.partitionedBy {
      guard case .column(let column) = field else { return nil }
      keys.append(ColumnDeclaration(column))
    }
    self.init(
      name: TableReference(table.table), ifNotExists: table.ifNotExists, columns: table.columns.map(ColumnDeclaration.init),
      comment: table.comment, partitionKeys: keys, format: format, location: table.location,
      properties: table.properties.map(DefinitionStatement.Property.init))
  }
}

extension StorageFormat {
  /// The classes of a format's name; those that `ROW FORMAT` names stay. Nil for unknown names.
  fileprivate init?(_ table: CreateTable) {
    self = .text
    switch table.storage {
    case nil: break
    case .named(let name):
      guard let format = StorageFormat(named: name) else { return nil }
      self = format
    case .formats(let input, let output): (self.input, self.output) = (input, output)
    }
    switch table.rowFormat {
    case nil: break
    case .serde(let name): serializer = name
    case .delimited(let delimiters): set(delimiters)
    }
    for each in table.serdeProperties { set(each.name, each.value) }
  }

  private mutating func set(_ delimiters: CreateTable.Delimiters) {
    let parameters = [
      ("field.delim", delimiters.fields), ("serialization.format", delimiters.fields), ("escape.delim", delimiters.escape),
      ("line.delim", delimiters.lines),
      // Spelled as Hive spells it.
      ("colelction.delim", delimiters.items), ("mapkey.delim", delimiters.mapKeys),
      ("serialization.null.format", delimiters.null),
    ]
    for (name, value) in parameters { if let value { set(name, value) } }
  }
}
