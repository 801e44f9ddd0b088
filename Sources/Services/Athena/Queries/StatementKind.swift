import SQLSyntax

/// What Athena calls a statement, and where its result goes.
struct StatementKind: Sendable {
  /// `DML`, `DDL` or `UTILITY`.
  let type: String
  /// Such as `SELECT` or `SHOW_TABLES`.
  let subtype: String
  /// The form of the result.
  let form: QueryOutput.Form

  init(_ statement: SimpleStatement) {
    switch statement {
    case .constantSelect: (type, subtype, form) = ("DML", "SELECT", .table)
    case .showDatabases: (type, subtype, form) = ("UTILITY", "SHOW_DATABASES", .text)
    case .showTables: (type, subtype, form) = ("UTILITY", "SHOW_TABLES", .text)
    case .showViews: (type, subtype, form) = ("UTILITY", "SHOW_VIEWS", .text)
    case .showColumns: (type, subtype, form) = ("UTILITY", "SHOW_COLUMNS", .text)
    case .showPartitions: (type, subtype, form) = ("UTILITY", "SHOW_PARTITIONS", .text)
    case .showProperties: (type, subtype, form) = ("UTILITY", "SHOW_TABLE_PROPERTIES", .text)
    case .showCreateView: (type, subtype, form) = ("UTILITY", "SHOW_CREATE_VIEW", .text)
    case .describe: (type, subtype, form) = ("UTILITY", "DESCRIBE_TABLE", .text)
    case .unsupported(let other):
      (type, subtype) = (other.isDefinition ? "DDL" : "DML", other.keyword)
      form = other.isDefinition ? .text : .table
    }
  }
}
