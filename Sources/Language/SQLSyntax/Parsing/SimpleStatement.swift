/// A statement that was read.
public enum SimpleStatement: Sendable, Equatable {
  /// `SELECT` of expressions without a table.
  case constantSelect([SelectItem])
  /// `SHOW DATABASES` or `SHOW SCHEMAS`.
  case showDatabases(like: String?)
  /// `SHOW TABLES [IN database] ['pattern']`.
  case showTables(database: String?, like: String?)
  /// `SHOW VIEWS [IN database]`.
  case showViews(database: String?, like: String?)
  /// `SHOW COLUMNS IN table`.
  case showColumns(SimpleTableName)
  /// `SHOW PARTITIONS table`.
  case showPartitions(SimpleTableName)
  /// `SHOW TBLPROPERTIES table [('name')]`.
  case showProperties(SimpleTableName, name: String?)
  /// `SHOW CREATE VIEW name`.
  case showCreateView(SimpleTableName)
  /// `DESCRIBE [FORMATTED|EXTENDED] table`.
  case describe(SimpleTableName)
  /// A statement that is known to exist and is not served yet.
  case unsupported(Unsupported)

  /// One output of a SELECT.
  public struct SelectItem: Sendable, Equatable {
    /// The value.
    public var value: ConstantExpression
    /// The name given with `AS`; nil without.
    public var alias: String?
  }

  /// What is known of a statement that is not served yet.
  public struct Unsupported: Sendable, Equatable {
    /// The first word in capitals, such as `INSERT`.
    public var keyword: String
    /// Whether it defines data (DDL) rather than handles it (DML).
    public var isDefinition: Bool
    /// Where the part stands that is not served.
    public var position: SQLPosition
  }
}

/// A table's name with the database it is qualified by.
public struct SimpleTableName: Sendable, Equatable {
  /// The catalog; nil if not given.
  public var catalog: String?
  /// The database; nil if not given.
  public var database: String?
  /// The table.
  public var name: String
  /// Where it stands.
  public var position: SQLPosition
}
