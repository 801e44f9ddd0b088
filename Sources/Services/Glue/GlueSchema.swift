public import SQLite

/// The tables that hold the Data Catalog, and jobs and their like. Documents are stored as the answers repeat them.
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
    Migration(
      "glue-orchestration",
      """
      CREATE TABLE glue_resource (
        sequence INTEGER PRIMARY KEY, account TEXT NOT NULL, region TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
        parent TEXT NOT NULL, due INTEGER, document TEXT NOT NULL,
        UNIQUE (account, region, kind, name)
      );
      CREATE INDEX glue_resource_parent ON glue_resource (account, region, kind, parent);
      CREATE INDEX glue_resource_due ON glue_resource (account, region, due) WHERE due IS NOT NULL;
      CREATE TABLE glue_run (
        sequence INTEGER PRIMARY KEY, account TEXT NOT NULL, region TEXT NOT NULL, kind TEXT NOT NULL, owner TEXT NOT NULL,
        id TEXT NOT NULL, workflow_run TEXT, active INTEGER NOT NULL, due INTEGER, document TEXT NOT NULL, plan TEXT NOT NULL,
        UNIQUE (account, region, kind, owner, id)
      );
      CREATE INDEX glue_run_owner ON glue_run (account, region, kind, owner, sequence);
      CREATE INDEX glue_run_active ON glue_run (account, region, kind, owner) WHERE active = 1;
      CREATE INDEX glue_run_due ON glue_run (account, region, due) WHERE due IS NOT NULL;
      CREATE INDEX glue_run_workflow ON glue_run (workflow_run) WHERE workflow_run IS NOT NULL;
      """),
  ]
}
