import AWSWire
import Basics
import ServiceCore

/// The object that a copy reads.
struct CopySource: Sendable {
  /// Where it is.
  let location: ObjectLocation
  private let version: ObjectVersion
  private let conditions: ReadConditions

  /// Reads `x-amz-copy-source` and the conditions that go with it.
  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    let header = request.header("x-amz-copy-source") ?? ""
    let (path, id) = try CopySource.split(header)
    let text = path.hasPrefix("/") ? path.dropFirst() : path[...]
    guard let slash = text.firstIndex(of: "/"), slash != text.startIndex, text.index(after: slash) != text.endIndex else {
      throw .invalidArgument(
        "Copy Source must mention the source bucket and key: sourcebucket/sourcekey", "x-amz-copy-source", header)
    }
    if text.hasPrefix("arn:") { throw .headerNotImplemented("x-amz-copy-source") }
    let (name, key) = (String(text[..<slash]), String(text[text.index(after: slash)...]))
    try ObjectKey.validate(key)
    guard let bucket = try Bucket.named(name, in: context) else { throw .noSuchBucket(name) }
    if let owner = request.header("x-amz-source-expected-bucket-owner"), owner != bucket.owner { throw .accessDenied }
    location = ObjectLocation(bucket: bucket, key: key)
    version = try ObjectVersion(id, key: key)
    conditions = ReadConditions(request, prefix: "x-amz-copy-source-")
  }

  /// Path and version id, decoded; blanks may come as plus signs.
  private static func split(_ header: String) throws(ServiceError) -> (path: String, version: String?) {
    let parts = header.split(separator: "?", maxSplits: 1)
    let path = parts.first.flatMap { PercentEncoding.decode($0, plusIsSpace: true) }
    guard let path else { throw .invalidArgument("Invalid copy source encoding", "x-amz-copy-source", header) }
    guard parts.count > 1 else { return (path, nil) }
    guard parts[1].hasPrefix("versionId="), let version = PercentEncoding.decode(parts[1].dropFirst(10)) else {
      throw .invalidArgument("Invalid copy source encoding", "x-amz-copy-source", header)
    }
    return (path, version)
  }

  /// What the caller must be allowed to do with the source.
  func permission(in context: RequestContext) throws(ServiceError) -> Permission {
    try location.tagged(version.isNamed ? "s3:GetObjectVersion" : "s3:GetObject", in: context)
  }

  /// The source, if it is there and as the conditions want it.
  func read(in context: RequestContext) throws(ServiceError) -> StoredObject {
    let object = try location.read(in: context)
    if case .failed(let condition) = conditions.verdict(object) { throw .preconditionFailed(condition) }
    guard object.size <= MultipartLimits.maximumUploadSize else {
      throw .invalidRequest(
        "The specified copy source is larger than the maximum allowable size for a copy source: "
          + "\(MultipartLimits.maximumUploadSize)")
    }
    return object
  }

  /// Whether the source still is what was read.
  func isUnchanged(_ object: StoredObject, in context: RequestContext) throws(ServiceError) -> Bool {
    let now = try context.query { try ObjectTable.find(location, $0) }
    return now?.entityTag == object.entityTag && now?.modified == object.modified && now?.body == object.body
  }
}
