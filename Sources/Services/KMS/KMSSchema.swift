public import SQLite

/// The tables that hold keys, aliases, grants and tags.
public enum KMSSchema {
  /// The schema's steps.
  ///
  /// A key's id is unique in its region, whatever its account. Keys whose `deletion` has passed are gone; their rows are
  /// cleared away when keys are next written.
  public static let migrations = [
    Migration(
      "kms-1",
      """
      CREATE TABLE kms_key (
        region TEXT, id TEXT, account TEXT NOT NULL, state TEXT NOT NULL, manager TEXT NOT NULL,
        description TEXT NOT NULL, created INTEGER NOT NULL, deletion INTEGER, rotation INTEGER,
        rotation_since INTEGER, policy TEXT NOT NULL, material BLOB NOT NULL,
        PRIMARY KEY (region, id)
      ) WITHOUT ROWID;
      CREATE INDEX kms_key_account ON kms_key (account, region, id);
      CREATE TABLE kms_alias (
        account TEXT, region TEXT, name TEXT, key_id TEXT NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL,
        PRIMARY KEY (account, region, name)
      ) WITHOUT ROWID;
      CREATE INDEX kms_alias_key ON kms_alias (region, key_id);
      CREATE TABLE kms_grant (
        region TEXT, id TEXT, key_id TEXT NOT NULL, name TEXT, grantee TEXT NOT NULL, retiring TEXT,
        issuer TEXT NOT NULL, operations TEXT NOT NULL, constraints TEXT, created INTEGER NOT NULL,
        PRIMARY KEY (region, id)
      ) WITHOUT ROWID;
      CREATE INDEX kms_grant_key ON kms_grant (region, key_id, id);
      CREATE TABLE kms_tag (
        region TEXT, key_id TEXT, tag TEXT, value TEXT NOT NULL,
        PRIMARY KEY (region, key_id, tag)
      ) WITHOUT ROWID;
      """)
  ]
}
