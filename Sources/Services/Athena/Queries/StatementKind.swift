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

  private static func names(of statement: Statement) -> (String, String, QueryOutput.Form) {
    switch statement {
    case .showDatabases: ("UTILITY", "SHOW_DATABASES", .text)
    case .showTables: ("UTILITY", "SHOW_TABLES", .text)
    case .showViews: ("UTILITY", "SHOW_VIEWS", .text)
    case .showColumns: ("UTILITY", "SHOW_COLUMNS", .text)
    case .showPartitions: ("UTILITY", "SHOW_PARTITIONS", .text)
    case .showTableProperties: ("UTILITY", "SHOW_TABLE_PROPERTIES", .text)
    case .showCreateView: ("UTILITY", "SHOW_CREATE_VIEW", .text)
    case .showCreateTable: ("UTILITY", "SHOW_CREATE_TABLE", .text)
    case .showFunctions: ("UTILITY", "SHOW_FUNCTIONS", .text)
    case .showCatalogs: ("UTILITY", "SHOW_CATALOGS", .text)
    case .showSession: ("UTILITY", "SHOW_SESSION", .text)
    case .describe: ("UTILITY", "DESCRIBE_TABLE", .text)
    case .explain: ("UTILITY", "EXPLAIN", .text)
    default: written(statement)
    }
  }

  private static func written(_ statement: Statement) -> (String, String, QueryOutput.Form) {
    switch statement {
    case .query, .externalFunctions: ("DML", "SELECT", .table)
    case .insert: ("DML", "INSERT", .table)
    case .delete: ("DML", "DELETE", .table)
    case .update: ("DML", "UPDATE", .table)
    case .merge: ("DML", "MERGE", .table)
    case .unload: ("DML", "UNLOAD", .table)
    case .execute: ("DML", "EXECUTE", .table)
    case .createTableAs: ("DDL", "CREATE_TABLE_AS_SELECT", .table)
    default: definition(statement)
    }
  }

  private static func definition(_ statement: Statement) -> (String, String, QueryOutput.Form) {
    switch statement {
    case .createTable: ("DDL", "CREATE_TABLE", .text)
    case .dropTable: ("DDL", "DROP_TABLE", .text)
    case .alterTable: ("DDL", "ALTER_TABLE", .text)
    case .createDatabase: ("DDL", "CREATE_DATABASE", .text)
    case .dropDatabase: ("DDL", "DROP_DATABASE", .text)
    case .alterDatabase: ("DDL", "ALTER_DATABASE", .text)
    case .createView: ("DDL", "CREATE_VIEW", .text)
    case .dropView: ("DDL", "DROP_VIEW", .text)
    case .repairTable: ("DDL", "MSCK_REPAIR_TABLE", .text)
    case .optimize: ("DDL", "OPTIMIZE", .text)
    case .vacuum: ("DDL", "VACUUM", .text)
    case .prepare: ("DDL", "PREPARE", .text)
    case .deallocate: ("DDL", "DEALLOCATE", .text)
    case .unsupported(let other): ("DDL", other.keyword.replacing(" ", with: "_"), .text)
    default: ("DDL", "DDL", .text)
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
