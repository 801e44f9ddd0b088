import SQLSyntax

/// A statement that changes the catalog, or shows how it was made, without reading a table's data.
enum DefinitionStatement: Sendable {
  /// `CREATE DATABASE|SCHEMA`
  case createDatabase(DatabaseDeclaration)
  /// `DROP DATABASE|SCHEMA`
  case dropDatabase(String, ifExists: Bool, cascade: Bool)
  /// `CREATE EXTERNAL TABLE`
  case createTable(TableDeclaration)
  /// `CREATE TABLE … AS`, which reads data: only what is wrong with it beforehand is told.
  case createTableAs(properties: [Property])
  /// `DROP TABLE`
  case dropTable(TableReference, ifExists: Bool)
  /// `CREATE [OR REPLACE] VIEW`
  case createView(ViewDeclaration)
  /// `DROP VIEW`
  case dropView(TableReference, ifExists: Bool)
  /// `SHOW CREATE TABLE`
  case showCreateTable(TableReference)
  /// `ALTER TABLE … ADD PARTITION`
  case addPartitions(TableReference, ifNotExists: Bool, [PartitionDeclaration])
  /// `ALTER TABLE … DROP PARTITION`
  case dropPartitions(TableReference, ifExists: Bool, [[Property]])
  /// `ALTER TABLE … SET TBLPROPERTIES`
  case setProperties(TableReference, [Property])
  /// `ALTER TABLE … SET LOCATION`
  case setLocation(TableReference, String)
  /// `MSCK REPAIR TABLE`
  case repair(TableReference)
  /// A definition that cannot be read, with Hive's message: the query is accepted and fails.
  case malformed(String)

  /// A name and its value.
  struct Property: Sendable, Equatable {
    var name: String
    var value: String
  }
}

/// What `CREATE DATABASE` says.
struct DatabaseDeclaration: Sendable {
  var name: String
  var ifNotExists = false
  var comment: String?
  var location: String?
  var properties: [DefinitionStatement.Property] = []
}

/// A column of a definition, with its type as Hive writes it.
struct ColumnDeclaration: Sendable {
  var name: String
  var type: String
  var comment: String?
}

/// What `CREATE EXTERNAL TABLE` says.
struct TableDeclaration: Sendable {
  var name: TableReference
  var ifNotExists = false
  var columns: [ColumnDeclaration] = []
  var comment: String?
  var partitionKeys: [ColumnDeclaration] = []
  var format = StorageFormat.text
  var location: String?
  var properties: [DefinitionStatement.Property] = []
}

/// A partition to add: its keys with values, and its place if it is not the usual one.
struct PartitionDeclaration: Sendable {
  var keys: [DefinitionStatement.Property]
  var location: String?
}

/// What `CREATE VIEW` says.
struct ViewDeclaration: Sendable {
  var name: TableReference
  var isReplacing: Bool
  var query: Query
}
