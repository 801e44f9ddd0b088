public import SQLite

extension IdentityStore {
  /// The schema's steps.
  ///
  /// Access keys are never removed: a deleted one must not act as an unknown key later. `identity_version` counts the
  /// changes, so that what readers cache is known to be current.
  public static let migrations = [
    Migration(
      "identity-1",
      """
      CREATE TABLE identity_version (one INTEGER PRIMARY KEY CHECK (one = 1), value INTEGER NOT NULL);
      INSERT INTO identity_version VALUES (1, 1);
      CREATE TABLE identity_entity (
        account TEXT, kind TEXT, name TEXT COLLATE NOCASE, id TEXT NOT NULL, path TEXT NOT NULL, created INTEGER NOT NULL,
        trust TEXT, description TEXT, session_limit INTEGER, boundary TEXT, last_used INTEGER,
        PRIMARY KEY (account, kind, name)
      );
      CREATE TABLE identity_inline_policy (
        account TEXT, kind TEXT, owner TEXT COLLATE NOCASE, name TEXT, document TEXT NOT NULL,
        PRIMARY KEY (account, kind, owner, name)
      );
      CREATE TABLE identity_attachment (
        account TEXT, kind TEXT, owner TEXT COLLATE NOCASE, arn TEXT,
        PRIMARY KEY (account, kind, owner, arn)
      ) WITHOUT ROWID;
      CREATE TABLE identity_policy (
        account TEXT, name TEXT COLLATE NOCASE, arn TEXT NOT NULL UNIQUE, id TEXT NOT NULL, path TEXT NOT NULL,
        description TEXT, created INTEGER NOT NULL, updated INTEGER NOT NULL, default_version INTEGER NOT NULL,
        last_version INTEGER NOT NULL,
        PRIMARY KEY (account, name)
      );
      CREATE TABLE identity_policy_version (
        arn TEXT, version INTEGER, document TEXT NOT NULL, created INTEGER NOT NULL,
        PRIMARY KEY (arn, version)
      );
      CREATE TABLE identity_tag (
        account TEXT, kind TEXT, owner TEXT COLLATE NOCASE, name TEXT, value TEXT NOT NULL,
        PRIMARY KEY (account, kind, owner, name)
      );
      CREATE TABLE identity_access_key (
        id TEXT PRIMARY KEY, account TEXT NOT NULL, owner TEXT COLLATE NOCASE, secret TEXT NOT NULL, status TEXT NOT NULL,
        created INTEGER NOT NULL, token TEXT, expires INTEGER, session TEXT
      );
      CREATE INDEX identity_access_key_owner ON identity_access_key (account, owner);
      """),
    Migration(
      "identity-2",
      """
      CREATE TABLE identity_membership (
        account TEXT, team TEXT COLLATE NOCASE, member TEXT COLLATE NOCASE,
        PRIMARY KEY (account, team, member)
      ) WITHOUT ROWID;
      CREATE INDEX identity_membership_member ON identity_membership (account, member);
      """),
    Migration(
      "identity-perimeter",
      "CREATE TABLE identity_perimeter (part TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID"),
  ]
}
