public import SQLite

/// The tables that hold workgroups, catalogs and queries.
public enum AthenaSchema {
  /// The schema's steps.
  public static let migrations = [
    Migration(
      "athena-1",
      """
      CREATE TABLE athena_work_group (
        account TEXT, region TEXT, name TEXT, document TEXT NOT NULL,
        PRIMARY KEY (account, region, name)
      ) WITHOUT ROWID;
      CREATE TABLE athena_data_catalog (
        account TEXT, region TEXT, name TEXT COLLATE NOCASE, document TEXT NOT NULL,
        PRIMARY KEY (account, region, name)
      ) WITHOUT ROWID;
      CREATE TABLE athena_query (
        number INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, region TEXT NOT NULL, id TEXT NOT NULL UNIQUE,
        work_group TEXT NOT NULL, token TEXT, request TEXT NOT NULL, document TEXT NOT NULL, result TEXT
      );
      CREATE INDEX athena_query_work_group ON athena_query (account, region, work_group, number);
      CREATE INDEX athena_query_token ON athena_query (account, region, token);
      """)
  ]
}
