public import SQLite

extension S3Service {
  /// The tables of S3. Names of buckets are unique over all accounts; keys are bytes, so that they sort as S3 sorts them.
  /// A bucket's number is never used again, so that an upload under way cannot end in a later bucket.
  ///
  /// Small bodies stand in a table of their own: a listing then reads nothing but what it shows.
  public static let migrations = [
    Migration(
      "s3-1",
      """
      CREATE TABLE s3_bucket (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL UNIQUE,
        account TEXT NOT NULL,
        region TEXT NOT NULL,
        created INTEGER NOT NULL,
        public_access INTEGER
      );
      CREATE INDEX s3_bucket_account ON s3_bucket (account, name);
      CREATE TABLE s3_object (
        bucket INTEGER NOT NULL,
        key BLOB NOT NULL,
        size INTEGER NOT NULL,
        etag TEXT NOT NULL,
        modified INTEGER NOT NULL,
        storage_class TEXT NOT NULL,
        checksum TEXT NOT NULL,
        headers TEXT NOT NULL,
        tags TEXT NOT NULL,
        parts TEXT NOT NULL,
        body INTEGER,
        file TEXT,
        PRIMARY KEY (bucket, key)
      ) WITHOUT ROWID;
      CREATE INDEX s3_object_file ON s3_object (file) WHERE file IS NOT NULL;
      CREATE TABLE s3_body (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
      CREATE TABLE s3_upload (
        id TEXT NOT NULL PRIMARY KEY,
        bucket INTEGER NOT NULL,
        key BLOB NOT NULL,
        initiated INTEGER NOT NULL,
        initiator TEXT NOT NULL,
        storage_class TEXT NOT NULL,
        checksum_algorithm TEXT,
        checksum_type TEXT,
        headers TEXT NOT NULL,
        tags TEXT NOT NULL
      ) WITHOUT ROWID;
      CREATE INDEX s3_upload_key ON s3_upload (bucket, key, initiated, id);
      CREATE TABLE s3_part (
        upload TEXT NOT NULL,
        number INTEGER NOT NULL,
        size INTEGER NOT NULL,
        etag TEXT NOT NULL,
        modified INTEGER NOT NULL,
        checksum TEXT NOT NULL,
        body INTEGER,
        file TEXT,
        PRIMARY KEY (upload, number)
      ) WITHOUT ROWID;
      CREATE INDEX s3_part_file ON s3_part (file) WHERE file IS NOT NULL;
      """),
    Migration(
      "s3-policy",
      """
      CREATE TABLE s3_bucket_policy (
        version INTEGER PRIMARY KEY AUTOINCREMENT,
        bucket INTEGER NOT NULL UNIQUE,
        document TEXT NOT NULL
      );
      """),
    Migration(
      "s3-encryption",
      """
      ALTER TABLE s3_bucket ADD COLUMN encryption TEXT NOT NULL DEFAULT '';
      ALTER TABLE s3_object ADD COLUMN encryption TEXT NOT NULL DEFAULT '';
      ALTER TABLE s3_upload ADD COLUMN encryption TEXT NOT NULL DEFAULT '';
      """),
  ]
}
