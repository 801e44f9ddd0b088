/// A type as written in Hive's statements.
public indirect enum HiveType: Sendable, Hashable {
  /// A simple type in lower case with its numbers: `int`, `decimal(10,2)`, `varchar(5)`.
  case simple(String, [Int])
  /// `array<element>`
  case array(HiveType)
  /// `map<key,value>`
  case map(HiveType, HiveType)
  /// `struct<name:type,…>`
  case structure([Field])
  /// `uniontype<a,b>`
  case union([HiveType])

  /// A field of a struct.
  public struct Field: Sendable, Hashable {
    /// The name.
    public var name: String
    /// The type.
    public var type: HiveType
    /// `COMMENT`
    public var comment: String?
  }

  /// The type as the catalog keeps it: lower case, no blanks.
  public var text: String {
    switch self {
    case .simple(let name, let numbers): numbers.isEmpty ? name : "\(name)(\(numbers.map(String.init).joined(separator: ",")))"
    case .array(let element): "array<\(element.text)>"
    case .map(let key, let value): "map<\(key.text),\(value.text)>"
    case .structure(let fields): "struct<\(fields.map { "\($0.name):\($0.type.text)" }.joined(separator: ","))>"
    case .union(let types): "uniontype<\(types.map(\.text).joined(separator: ","))>"
    }
  }
}

/// `name type COMMENT '…'`
public struct ColumnDefinition: Sendable, Hashable {
  /// The name.
  public var name: Identifier
  /// The type.
  public var type: HiveType
  /// `COMMENT`
  public var comment: String?
  /// Where it begins.
  @SourceLocation public var position: SQLPosition
}

/// `CREATE [EXTERNAL] TABLE name (…) …`
public struct CreateTable: Sendable, Hashable {
  /// The table.
  public var table: QualifiedName
  /// Whether EXTERNAL is written.
  public var isExternal: Bool
  /// Whether a table that exists is left alone.
  public var ifNotExists: Bool
  /// The columns.
  public var columns: [ColumnDefinition] = []
  /// `COMMENT`
  public var comment: String?
  /// `PARTITIONED BY`
  public var partitionedBy: [PartitionField] = []
  /// `CLUSTERED BY (…) INTO n BUCKETS`
  public var buckets: Buckets?
  /// `ROW FORMAT …`
  public var rowFormat: RowFormat?
  /// `WITH SERDEPROPERTIES`
  public var serdeProperties: [Property] = []
  /// `STORED AS …`
  public var storage: StorageFormat?
  /// `LOCATION`
  public var location: String?
  /// `TBLPROPERTIES`
  public var properties: [Property] = []

  /// One element of PARTITIONED BY.
  public enum PartitionField: Sendable, Hashable {
    /// A column with its type, as Hive partitions.
    case column(ColumnDefinition)
    /// A column of the table or a transform of one, as Iceberg partitions: `bucket(16, id)`.
    case transform(name: String?, argument: Int?, column: Identifier)
  }

  /// `CLUSTERED BY (columns) [SORTED BY (…)] INTO n BUCKETS`
  public struct Buckets: Sendable, Hashable {
    /// The columns.
    public var columns: [Identifier]
    /// The columns sorted by; true means descending.
    public var sortedBy: [SortColumn]
    /// How many.
    public var count: Int

    /// A column and its direction.
    public struct SortColumn: Sendable, Hashable {
      /// The column.
      public var name: Identifier
      /// Whether DESC is written.
      public var isDescending: Bool
    }
  }

  /// `ROW FORMAT …`
  public enum RowFormat: Sendable, Hashable {
    /// `SERDE 'class'`
    case serde(String)
    /// `DELIMITED …`
    case delimited(Delimiters)
  }

  /// The clauses of `ROW FORMAT DELIMITED`; nil where not written.
  public struct Delimiters: Sendable, Hashable {
    /// `FIELDS TERMINATED BY`
    public var fields: String?
    /// `ESCAPED BY`
    public var escape: String?
    /// `COLLECTION ITEMS TERMINATED BY`
    public var items: String?
    /// `MAP KEYS TERMINATED BY`
    public var mapKeys: String?
    /// `LINES TERMINATED BY`
    public var lines: String?
    /// `NULL DEFINED AS`
    public var null: String?
  }

  /// `STORED AS …`
  public enum StorageFormat: Sendable, Hashable {
    /// A format's name in capitals: `PARQUET`.
    case named(String)
    /// `INPUTFORMAT 'class' OUTPUTFORMAT 'class'`
    case formats(input: String, output: String)
  }
}

/// `CREATE DATABASE name …`
public struct CreateDatabase: Sendable, Hashable {
  /// The database.
  public var name: Identifier
  /// Whether a database that exists is left alone.
  public var ifNotExists: Bool
  /// `COMMENT`
  public var comment: String?
  /// `LOCATION`
  public var location: String?
  /// `WITH DBPROPERTIES`
  public var properties: [Property] = []
}

/// `column = value` of a partition's name; other operators select several partitions to drop.
public struct PartitionValue: Sendable, Hashable {
  /// The partition column.
  public var column: Identifier
  /// How the column compares with the value.
  public var comparison: ComparisonOperator
  /// The value as a text, without quotes.
  public var value: String
  /// Whether the value stood in quotes.
  public var isQuoted: Bool
}

/// `ALTER TABLE name …`
public struct AlterTable: Sendable, Hashable {
  /// The table.
  public var table: QualifiedName
  /// The partition that is altered; empty for the table.
  public var partition: [PartitionValue]
  /// What is altered.
  public var action: Action

  /// What is altered.
  public enum Action: Sendable, Hashable {
    /// `ADD [IF NOT EXISTS] PARTITION (…) LOCATION '…' …`
    case addPartitions([NewPartition], ifNotExists: Bool)
    /// `DROP [IF EXISTS] PARTITION (…), …`
    case dropPartitions([[PartitionValue]], ifExists: Bool)
    /// `RENAME TO PARTITION (…)`
    case renamePartition([PartitionValue])
    /// `RENAME TO name`
    case rename(QualifiedName)
    /// `ADD COLUMNS (…)`
    case addColumns([ColumnDefinition])
    /// `REPLACE COLUMNS (…)`
    case replaceColumns([ColumnDefinition])
    /// `CHANGE [COLUMN] old new type …`
    case changeColumn(Identifier, ColumnDefinition, ColumnPlace?)
    /// `DROP COLUMN name`
    case dropColumn(Identifier)
    /// `SET LOCATION '…'`
    case setLocation(String)
    /// `SET TBLPROPERTIES (…)`
    case setProperties([Property])
    /// `UNSET TBLPROPERTIES [IF EXISTS] (…)`
    case unsetProperties([String], ifExists: Bool)
    /// What Hive knows and Athena refuses; its words in capitals: `SET SERDEPROPERTIES`.
    case unsupported(String)
  }

  /// A partition to add.
  public struct NewPartition: Sendable, Hashable {
    /// Its values.
    public var values: [PartitionValue]
    /// `LOCATION`
    public var location: String?
  }

  /// Where a changed column moves.
  public enum ColumnPlace: Sendable, Hashable {
    /// `FIRST`
    case first
    /// `AFTER name`
    case after(Identifier)
  }
}

/// `DESCRIBE [EXTENDED|FORMATTED] table [PARTITION (…)] [column]`
public struct Describe: Sendable, Hashable {
  /// The table.
  public var table: QualifiedName
  /// How much is told.
  public var style: Style
  /// The partition; empty for the table.
  public var partition: [PartitionValue] = []
  /// The column and the fields below it; empty for all.
  public var column: [Identifier] = []

  /// How much is told.
  public enum Style: String, Sendable {
    /// The columns.
    case plain = ""
    /// Everything in one line.
    case extended = "EXTENDED"
    /// Everything in a table.
    case formatted = "FORMATTED"
  }
}
