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
      """),
    Migration(
      "athena-2",
      """
      CREATE TABLE athena_named_query (
        number INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, region TEXT NOT NULL, id TEXT NOT NULL UNIQUE,
        work_group TEXT NOT NULL, token TEXT, document TEXT NOT NULL
      );
      CREATE INDEX athena_named_query_work_group ON athena_named_query (account, region, work_group, number);
      CREATE TABLE athena_prepared_statement (
        account TEXT, region TEXT, work_group TEXT, name TEXT, document TEXT NOT NULL,
        PRIMARY KEY (account, region, work_group, name)
      ) WITHOUT ROWID;
      CREATE TABLE athena_tag (arn TEXT, name TEXT, value TEXT NOT NULL, PRIMARY KEY (arn, name)) WITHOUT ROWID;
      """),
  ]
}
