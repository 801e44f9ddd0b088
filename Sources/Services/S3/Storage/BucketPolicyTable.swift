import IAMPolicy
import SQLite
import ServiceCore

/// The rows of bucket policies. Every change of a policy has a number of its own, under which it is compiled once.
enum BucketPolicyTable {
  /// The text of a bucket's policy as it was given; nil without one.
  static func text(of bucket: Bucket, _ connection: Connection) throws -> String? {
    try row(of: bucket, connection)?.text
  }

  /// The policy ready for evaluation; nil without one.
  static func compiled(of bucket: Bucket, _ cache: PolicyCache, _ connection: Connection) throws -> CompiledPolicy? {
    guard let version = bucket.policyVersion else { return nil }
    if let policy = cache.policy(.init(kind: "s3", version: version)) { return policy }
    // The policy may have been replaced since the bucket was read; what is there now is what counts.
    guard let row = try row(of: bucket, connection) else { return nil }
    let source = PolicySource(name: "bucket policy of \(bucket.name)", type: .resource)
    let policy = CompiledPolicy(try PolicyDocument.parse(row.text, kind: .resource), source: source)
    cache.keep(policy, for: .init(kind: "s3", version: row.version))
    return policy
  }

  /// Stores a policy in place of the one there was.
  static func store(_ text: String, of bucket: Bucket, _ connection: Connection) throws {
    try delete(of: bucket, connection)
    try connection.run(
      "INSERT INTO s3_bucket_policy (bucket, document) VALUES (?, ?)", .integer(bucket.id), .text(text))
  }

  static func delete(of bucket: Bucket, _ connection: Connection) throws {
    try connection.run("DELETE FROM s3_bucket_policy WHERE bucket = ?", .integer(bucket.id))
  }

  private static func row(of bucket: Bucket, _ connection: Connection) throws -> (version: Int64, text: String)? {
    try connection.first(
      "SELECT version, document FROM s3_bucket_policy WHERE bucket = ?", .integer(bucket.id)
    ) { ($0.integer(0), $0.text(1)) }
  }
}
