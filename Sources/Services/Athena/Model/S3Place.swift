/// A place in S3: a folder `s3://bucket/prefix/` or a file.
struct S3Place: Sendable {
  let bucket: String
  /// The prefix of a folder, empty or ending with a slash; the key of a file.
  let prefix: String

  /// A folder; nil for texts that name no bucket.
  init?(_ text: String) {
    guard let (bucket, path) = S3Place.parts(of: text) else { return nil }
    self.bucket = bucket
    prefix = path.isEmpty || path.hasSuffix("/") ? path : "\(path)/"
  }

  /// A file; nil for texts that name none.
  init?(file text: String) {
    guard let (bucket, path) = S3Place.parts(of: text), !path.isEmpty else { return nil }
    (self.bucket, prefix) = (bucket, path)
  }

  private static func parts(of text: String) -> (bucket: String, path: String)? {
    guard text.hasPrefix("s3://") else { return nil }
    let parts = text.dropFirst("s3://".count).split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, !first.isEmpty else { return nil }
    return (String(first), parts.count > 1 ? String(parts[1]) : "")
  }
}
