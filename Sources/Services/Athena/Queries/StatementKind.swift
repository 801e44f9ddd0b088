import SQLSyntax

/// What Athena calls a statement, and where its result goes.
struct StatementKind: Sendable {
  /// `DML`, `DDL` or `UTILITY`.
  let type: String
  /// Such as `SELECT` or `SHOW_TABLES`.
  let subtype: String
  /// The form of the result.
  let form: QueryOutput.Form

  init(_ statement: SubmittedStatement) {
    switch statement {
    case .definition(.showCreateTable): (type, subtype, form) = ("UTILITY", "SHOW_CREATE_TABLE", .text)
    case .definition(let definition): (type, subtype, form) = ("DDL", definition.subtype, .text)
    case .query(let statement): (type, subtype, form) = StatementKind.names(of: statement)
    }
  }

  private static func names(of statement: SimpleStatement) -> (String, String, QueryOutput.Form) {
    switch statement {
    case .constantSelect: ("DML", "SELECT", .table)
    case .showDatabases: ("UTILITY", "SHOW_DATABASES", .text)
    case .showTables: ("UTILITY", "SHOW_TABLES", .text)
    case .showViews: ("UTILITY", "SHOW_VIEWS", .text)
    case .showColumns: ("UTILITY", "SHOW_COLUMNS", .text)
    case .showPartitions: ("UTILITY", "SHOW_PARTITIONS", .text)
    case .showProperties: ("UTILITY", "SHOW_TABLE_PROPERTIES", .text)
    case .showCreateView: ("UTILITY", "SHOW_CREATE_VIEW", .text)
    case .describe: ("UTILITY", "DESCRIBE_TABLE", .text)
    case .unsupported(let other) where other.isDefinition: ("DDL", other.keyword, .text)
    case .unsupported(let other): ("DML", other.keyword, .table)
    }
  }
}

extension DefinitionStatement {
  /// `SubstatementType`.
  fileprivate var subtype: String {
    switch self {
    case .createDatabase: "CREATE_DATABASE"
    case .dropDatabase: "DROP_DATABASE"
    case .createTable: "CREATE_TABLE"
    case .createTableAs: "CREATE_TABLE_AS_SELECT"
    case .dropTable: "DROP_TABLE"
    case .createView: "CREATE_VIEW"
    case .dropView: "DROP_VIEW"
    case .showCreateTable: "SHOW_CREATE_TABLE"
    case .addPartitions, .dropPartitions, .setProperties, .setLocation: "ALTER_TABLE"
    case .repair: "MSCK_REPAIR_TABLE"
    case .malformed: "DDL"
    }
  }
}
