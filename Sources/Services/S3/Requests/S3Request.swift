import AWSWire
import Documents
import HTTP

/// A request with its address and query decoded.
struct S3Request: Sendable {
  /// What came over the wire.
  let http: HTTPRequest
  /// What is spoken of.
  let address: S3Address
  /// The decoded query.
  let query: HTTPQuery
  /// The bucket that is spoken of, once it was looked up.
  var resolvedBucket: Bucket?

  /// Decodes address and query.
  init(_ http: HTTPRequest) throws(ServiceError) {
    self.http = http
    address = try S3Address(http)
    guard let query = http.query.map({ HTTPQuery(decoding: $0) }) ?? HTTPQuery() else { throw .invalidURI(http.target) }
    self.query = query
  }

  /// The value of a header; nil if it is absent or empty.
  func header(_ name: String) -> String? {
    guard let value = http.headers[name], !value.isEmpty else { return nil }
    return value
  }

  /// The bucket, which the service has looked up before.
  func bucket() throws(ServiceError) -> Bucket {
    guard let resolvedBucket else { throw .noSuchBucket(address.bucket ?? "") }
    return resolvedBucket
  }

  /// The object that is spoken of.
  func object() throws(ServiceError) -> ObjectLocation {
    guard let key = address.key else { throw .methodNotAllowed(http.method, "BUCKET") }
    return ObjectLocation(bucket: try bucket(), key: key)
  }

  /// Whether the credentials stand in the query.
  var isPresigned: Bool { query.contains("X-Amz-Signature") }
}

extension S3Request {
  /// The input as the journal and the `where` of faults see it, under the names of the API reference.
  var parameters: JSON {
    var members: [JSON.Member] = []
    if let bucket = address.bucket { members.append(.init("Bucket", .string(bucket))) }
    if let key = address.key { members.append(.init("Key", .string(key))) }
    for item in query.items {
      if let name = S3Request.queryNames[item.name] { members.append(.init(name, .string(item.value))) }
    }
    if let source = header("x-amz-copy-source") { members.append(.init("CopySource", .string(source))) }
    if let range = header("Range") { members.append(.init("Range", .string(range))) }
    return JSON(.object(members))
  }

  private static let queryNames = [
    "prefix": "Prefix", "delimiter": "Delimiter", "max-keys": "MaxKeys", "marker": "Marker",
    "start-after": "StartAfter", "continuation-token": "ContinuationToken", "versionId": "VersionId",
    "uploadId": "UploadId", "partNumber": "PartNumber",
  ]
}
