public import SQLite

/// The tables that hold what Lake Formation knows.
public enum LakeFormationSchema {
  /// The schema's steps.
  ///
  /// Tags of a database stand without table and column, tags of a table without column. A grant's `scope` and `name`
  /// are what listings look for: database and table, location, or tag key. What is closed is what not everybody holds
  /// everything on: the catalog has no names there, a database no table.
  public static let migrations = [
    Migration(
      "lakeformation-1",
      """
      CREATE TABLE lakeformation_settings (
        account TEXT, region TEXT, document TEXT NOT NULL,
        PRIMARY KEY (account, region)
      ) WITHOUT ROWID;
      CREATE TABLE lakeformation_location (
        account TEXT, region TEXT, path TEXT, arn TEXT NOT NULL, role TEXT NOT NULL, modified INTEGER NOT NULL,
        with_federation INTEGER, hybrid INTEGER, privileged INTEGER,
        PRIMARY KEY (account, region, path)
      ) WITHOUT ROWID;
      CREATE TABLE lakeformation_tag (
        account TEXT, region TEXT, tag TEXT, tag_values TEXT NOT NULL,
        PRIMARY KEY (account, region, tag)
      ) WITHOUT ROWID;
      CREATE TABLE lakeformation_assignment (
        account TEXT, region TEXT, database TEXT, table_name TEXT, column_name TEXT, tag TEXT, tag_value TEXT NOT NULL,
        PRIMARY KEY (account, region, database, table_name, column_name, tag)
      ) WITHOUT ROWID;
      CREATE INDEX lakeformation_assignment_tag ON lakeformation_assignment (account, region, tag, tag_value);
      CREATE TABLE lakeformation_grant (
        id INTEGER PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL, region TEXT NOT NULL, principal TEXT NOT NULL,
        resource TEXT NOT NULL, kind TEXT NOT NULL, scope TEXT NOT NULL, name TEXT NOT NULL, document TEXT NOT NULL,
        parts TEXT, permissions TEXT NOT NULL, grantable TEXT NOT NULL, condition TEXT, updated INTEGER NOT NULL,
        updated_by TEXT NOT NULL,
        UNIQUE (account, region, principal, resource)
      );
      CREATE INDEX lakeformation_grant_scope ON lakeformation_grant (account, region, kind, scope, name);
      """),
    Migration(
      "lakeformation-2",
      """
      CREATE TABLE lakeformation_closed (
        account TEXT, region TEXT, database TEXT, table_name TEXT,
        PRIMARY KEY (account, region, database, table_name)
      ) WITHOUT ROWID;
      """),
    Migration(
      "lakeformation-3",
      """
      CREATE TABLE lakeformation_cells_filter (
        account TEXT, region TEXT, database TEXT, table_name TEXT, name TEXT, version TEXT NOT NULL,
        document TEXT NOT NULL,
        PRIMARY KEY (account, region, database, table_name, name)
      );
      """),
  ]
}
