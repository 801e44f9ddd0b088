public import SQLite

/// The tables that hold the Data Catalog. Documents are stored as the answers repeat them.
public enum GlueSchema {
  /// The schema's steps.
  public static let migrations = [
    Migration(
      "glue-1",
      """
      CREATE TABLE glue_database (
        account TEXT, region TEXT, name TEXT, document TEXT NOT NULL,
        PRIMARY KEY (account, region, name)
      ) WITHOUT ROWID;
      CREATE TABLE glue_table (
        account TEXT, region TEXT, database TEXT, name TEXT, version INTEGER NOT NULL, document TEXT NOT NULL,
        PRIMARY KEY (account, region, database, name)
      );
      CREATE TABLE glue_table_version (
        account TEXT, region TEXT, database TEXT, name TEXT, version INTEGER, document TEXT NOT NULL,
        PRIMARY KEY (account, region, database, name, version)
      );
      CREATE TABLE glue_partition (
        account TEXT, region TEXT, database TEXT, name TEXT, value_list TEXT, document TEXT NOT NULL,
        PRIMARY KEY (account, region, database, name, value_list)
      );
      CREATE TABLE glue_tag (
        arn TEXT, name TEXT, value TEXT NOT NULL,
        PRIMARY KEY (arn, name)
      ) WITHOUT ROWID;
      """),
    Migration(
      "glue-policy",
      """
      CREATE TABLE glue_resource_policy (
        version INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, region TEXT NOT NULL, document TEXT NOT NULL,
        created INTEGER NOT NULL, updated INTEGER NOT NULL,
        UNIQUE (account, region)
      );
      """),
  ]
}
