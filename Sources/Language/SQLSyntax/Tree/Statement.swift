/// One statement, of Trino's language or of Hive's.
public indirect enum Statement: Sendable, Hashable {
  // MARK: Trino's language

  /// `SELECT …`, `WITH …`, `VALUES …`, `TABLE …`
  case query(Query)
  /// `USING EXTERNAL FUNCTION … SELECT …`
  case externalFunctions([ExternalFunction], Query)
  /// `INSERT INTO …`
  case insert(Insert)
  /// `DELETE FROM …`
  case delete(Delete)
  /// `UPDATE … SET …`
  case update(Update)
  /// `MERGE INTO …`
  case merge(Merge)
  /// `CREATE TABLE … AS …`
  case createTableAs(CreateTableAs)
  /// `UNLOAD (query) TO …`
  case unload(Unload)
  /// `CREATE [OR REPLACE] VIEW …`
  case createView(CreateView)
  /// `DROP VIEW [IF EXISTS] name`
  case dropView(QualifiedName, ifExists: Bool)
  /// `SHOW CREATE VIEW name`
  case showCreateView(QualifiedName)
  /// `EXPLAIN …`
  case explain(Explain)
  /// `PREPARE name FROM statement`
  case prepare(Identifier, Statement)
  /// `EXECUTE name USING …`
  case execute(Identifier, [Expression])
  /// `DEALLOCATE PREPARE name`
  case deallocate(Identifier)
  /// `OPTIMIZE name REWRITE DATA USING BIN_PACK [WHERE …]`
  case optimize(QualifiedName, condition: Expression?)
  /// `VACUUM name`
  case vacuum(QualifiedName)
  /// `SHOW FUNCTIONS [LIKE …]`
  case showFunctions(like: String?)
  /// `SHOW CATALOGS [LIKE …]`
  case showCatalogs(like: String?)
  /// `SHOW SESSION [LIKE …]`
  case showSession(like: String?)

  // MARK: Hive's language

  /// `CREATE DATABASE …`
  case createDatabase(CreateDatabase)
  /// `DROP DATABASE …`
  case dropDatabase(Identifier, ifExists: Bool, isCascading: Bool)
  /// `ALTER DATABASE name SET DBPROPERTIES (…)`
  case alterDatabase(Identifier, properties: [Property])
  /// `CREATE [EXTERNAL] TABLE …`
  case createTable(CreateTable)
  /// `DROP TABLE …`
  case dropTable(QualifiedName, ifExists: Bool)
  /// `ALTER TABLE …`
  case alterTable(AlterTable)
  /// `MSCK REPAIR TABLE name`
  case repairTable(QualifiedName)
  /// `SHOW DATABASES` or `SHOW SCHEMAS`; the pattern is Hive's.
  case showDatabases(like: String?)
  /// `SHOW TABLES [IN database] [pattern]`
  case showTables(database: Identifier?, like: String?)
  /// `SHOW VIEWS [IN database] [pattern]`
  case showViews(database: Identifier?, like: String?)
  /// `SHOW COLUMNS IN table [IN database]`
  case showColumns(QualifiedName)
  /// `SHOW PARTITIONS table [PARTITION (…)]`
  case showPartitions(QualifiedName, [PartitionValue])
  /// `SHOW TBLPROPERTIES table [('name')]`
  case showTableProperties(QualifiedName, name: String?)
  /// `SHOW CREATE TABLE name`
  case showCreateTable(QualifiedName)
  /// `DESCRIBE …`
  case describe(Describe)

  // MARK: Neither

  /// A statement that the grammar knows and Athena refuses.
  case unsupported(UnsupportedStatement)
}

/// What is known of a statement that Athena refuses.
public struct UnsupportedStatement: Sendable, Hashable {
  /// The first words in capitals, such as `GRANT` or `START TRANSACTION`.
  public var keyword: String
  /// Where it begins.
  @SourceLocation public var position: SQLPosition
}

/// `name = value` of Hive's property lists; names and values are texts.
public struct Property: Sendable, Hashable {
  /// The name.
  public var name: String
  /// The value.
  public var value: String
  /// Where the name begins.
  @SourceLocation public var position: SQLPosition
}

/// `name = expression` of a WITH clause in Trino's statements.
public struct TableProperty: Sendable, Hashable {
  /// The name.
  public var name: Identifier
  /// The value; nil for DEFAULT.
  public var value: Expression?
}
