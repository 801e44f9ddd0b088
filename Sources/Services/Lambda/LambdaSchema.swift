public import SQLite

/// The tables that hold functions.
public enum LambdaSchema {
  /// The schema's steps.
  ///
  /// Every version of a function is a row; what can be changed is `$LATEST`. A policy belongs to a function or to one of
  /// its qualifiers.
  public static let migrations = [
    Migration(
      "lambda-1",
      """
      CREATE TABLE lambda_function (
        account TEXT, region TEXT, name TEXT, version TEXT, number INTEGER NOT NULL, settings TEXT NOT NULL,
        modified INTEGER NOT NULL, revision TEXT NOT NULL, size INTEGER NOT NULL, hash TEXT NOT NULL,
        PRIMARY KEY (account, region, name, version)
      ) WITHOUT ROWID;
      CREATE TABLE lambda_code (
        account TEXT, region TEXT, name TEXT, version TEXT, zip BLOB NOT NULL,
        PRIMARY KEY (account, region, name, version)
      );
      CREATE TABLE lambda_tag (
        account TEXT, region TEXT, name TEXT, tags TEXT NOT NULL,
        PRIMARY KEY (account, region, name)
      ) WITHOUT ROWID;
      CREATE TABLE lambda_alias (
        account TEXT, region TEXT, name TEXT, alias TEXT, version TEXT NOT NULL, description TEXT NOT NULL,
        revision TEXT NOT NULL,
        PRIMARY KEY (account, region, name, alias)
      ) WITHOUT ROWID;
      CREATE TABLE lambda_policy (
        account TEXT, region TEXT, name TEXT, qualifier TEXT, statements TEXT NOT NULL, revision TEXT NOT NULL,
        PRIMARY KEY (account, region, name, qualifier)
      ) WITHOUT ROWID;
      """)
  ]
}
