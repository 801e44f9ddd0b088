import AWSWire
import HTTP

/// The version that a request names. Buckets here keep none, so that `null` is the only one there is.
struct ObjectVersion: Sendable {
  /// Whether the request names a version.
  let isNamed: Bool

  /// - Throws: `InvalidArgument` or `NoSuchVersion` for any version but `null`.
  init(_ request: S3Request, key: String) throws(ServiceError) {
    try self.init(request.query["versionId"], key: key)
  }

  /// - Throws: `InvalidArgument` or `NoSuchVersion` for any version but `null`.
  init(_ id: String?, key: String) throws(ServiceError) {
    isNamed = id != nil
    guard let id, id != "null" else { return }
    guard ObjectVersion.isWellFormed(id) else { throw .invalidArgument("Invalid version id specified", "versionId", id) }
    throw .noSuchVersion(key, id)
  }

  private static func isWellFormed(_ id: String) -> Bool {
    id.utf8.count == 32 && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "_") }
  }
}
