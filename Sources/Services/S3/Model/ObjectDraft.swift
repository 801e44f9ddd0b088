import AWSWire
import Basics

/// What a request says of the object that it makes, besides its bytes.
struct ObjectDraft: Sendable {
  /// The storage class.
  var storageClass: StorageClass
  /// The headers to keep.
  var headers: ObjectHeaders
  /// The tags.
  var tags: TagSet
  /// The canned list of grants that the request names; only the owner's own are possible.
  var acl: String?
  /// How it is to be encrypted; nil for the bucket's default.
  var encryption: EncryptionChoice?

  /// Reads the headers and refuses those that ask for what is not there.
  init(_ request: S3Request) throws(ServiceError) {
    encryption = try EncryptionChoice(request)
    acl = try ObjectDraft.grants(request)
    try ObjectDraft.checkLock(request)
    if request.header("x-amz-write-offset-bytes") != nil { throw .headerNotImplemented("x-amz-write-offset-bytes") }
    storageClass = try StorageClass(request)
    headers = try ObjectHeaders(request)
    tags = try TagSet(request)
  }

  /// The object with a body's facts.
  func object(size: Int, entityTag: String, checksum: StoredChecksum?, at time: Timestamp) -> StoredObject {
    StoredObject(
      size: size, entityTag: entityTag, modified: Timestamp(seconds: time.seconds), storageClass: storageClass,
      checksum: checksum, headers: headers, tags: tags)
  }

  private static func grants(_ request: S3Request) throws(ServiceError) -> String? {
    let names = ["full-control", "read", "read-acp", "write-acp"].map { "x-amz-grant-\($0)" }
    let refusal = ServiceError("AccessControlListNotSupported", "The bucket does not allow ACLs")
    guard names.allSatisfy({ request.header($0) == nil }) else { throw refusal }
    let acl = request.header("x-amz-acl")
    guard acl == nil || acl == "private" || acl == "bucket-owner-full-control" else { throw refusal }
    return acl
  }

  /// No bucket has a lock configuration.
  private static func checkLock(_ request: S3Request) throws(ServiceError) {
    for name in ["mode", "retain-until-date", "legal-hold"] where request.header("x-amz-object-lock-\(name)") != nil {
      throw .invalidRequest("Bucket is missing Object Lock Configuration")
    }
  }
}

extension ObjectDraft {
  /// The condition keys of a request that makes an object.
  func conditionKeys(_ request: S3Request) -> [String: [String]] {
    var keys = tags.tags.isEmpty ? [:] : tags.conditionKeys("s3:RequestObjectTag/")
    if !tags.tags.isEmpty { keys["s3:RequestObjectTagKeys"] = tags.tags.map(\.key) }
    for name in ObjectDraft.conditionHeaders {
      if let value = request.header(name) { keys["s3:\(name)"] = [value] }
    }
    for name in ["if-match", "if-none-match"] {
      if let value = request.header(name) { keys["s3:\(name)"] = [value] }
    }
    return keys
  }

  private static let conditionHeaders = [
    "x-amz-acl", "x-amz-copy-source", "x-amz-metadata-directive", "x-amz-server-side-encryption",
    "x-amz-server-side-encryption-aws-kms-key-id", "x-amz-server-side-encryption-customer-algorithm",
    "x-amz-storage-class", "x-amz-website-redirect-location",
  ]

  /// The further actions that the headers ask for.
  var furtherActions: [String] {
    (tags.tags.isEmpty ? [] : ["s3:PutObjectTagging"]) + (acl == nil ? [] : ["s3:PutObjectAcl"])
  }
}
