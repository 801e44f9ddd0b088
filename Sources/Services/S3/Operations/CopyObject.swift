import AWSWire
import Basics
import Digests
import Documents
import HTTP
import ServiceCore

/// Copies an object inside the store; a large body is shared, not copied.
struct CopyObject: S3Operation {
  static var access: StateAccess { .working }

  private let request: S3Request
  private let source: CopySource
  private let target: ObjectLocation
  private let draft: ObjectDraft
  private let conditions: WriteConditions
  private let replacesHeaders: Bool
  private let replacesTags: Bool
  private let algorithm: ChecksumAlgorithm?

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    self.request = request
    target = try request.object()
    source = try CopySource(request, in: context)
    draft = try ObjectDraft(request)
    conditions = try WriteConditions(request)
    replacesHeaders = try CopyObject.directive("metadata", request)
    replacesTags = try CopyObject.directive("tagging", request)
    algorithm = try .named(in: "x-amz-checksum-algorithm", of: request)
    try checkChange()
  }

  private static func directive(_ kind: String, _ request: S3Request) throws(ServiceError) -> Bool {
    let name = "x-amz-\(kind)-directive"
    switch request.header(name) {
    case nil, "COPY": return false
    case "REPLACE": return true
    case let value?: throw .invalidArgument("Unknown \(kind) directive.", name, value)
    }
  }

  /// A copy of an object onto itself must change something.
  private func checkChange() throws(ServiceError) {
    guard source.location.bucket.id == target.bucket.id, source.location.key == target.key, !replacesHeaders else { return }
    let changing = [
      "x-amz-storage-class", "x-amz-website-redirect-location", "x-amz-server-side-encryption", "x-amz-checksum-algorithm",
    ]
    guard changing.allSatisfy({ request.header($0) == nil }) else { return }
    throw .invalidRequest(
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's "
        + "metadata, storage class, website redirect location or encryption attributes.")
  }

  func permissions(in context: RequestContext) throws(ServiceError) -> [Permission] {
    let tags = try replacesTags ? draft.tags : copiedTags(in: context)
    var permissions = [try source.permission(in: context)]
    if !replacesTags, !tags.tags.isEmpty { permissions.append(source.location.permission("s3:GetObjectTagging")) }
    let keys = draft.conditionKeys(request).merging(tags.conditionKeys("s3:RequestObjectTag/")) { first, _ in first }
    var actions = ["s3:PutObject"]
    if !tags.tags.isEmpty { actions.append("s3:PutObjectTagging") }
    if draft.acl != nil { actions.append("s3:PutObjectAcl") }
    return permissions + actions.map { target.permission($0, context: keys) }
  }

  private func copiedTags(in context: RequestContext) throws(ServiceError) -> TagSet {
    try context.query { try ObjectTable.tags(source.location, $0) } ?? TagSet()
  }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let original = try source.read(in: context)
    try source.location.unlock(original.encryption, in: context)
    var object = try copy(of: original, in: context)
    object.encrypt(try target.encryption(draft.encryption, in: context))
    let content = try content(of: original, in: context)
    let files = BodyFiles(context.cloud)
    let released = try context.commit { [object] context throws(ServiceError) in
      guard try source.isUnchanged(original, in: context) else { throw BodyReader.replaced }
      return try context.query { try ObjectTable.store(object, content, at: target, if: conditions, files, $0) }
    }
    files.release(released, in: context.cloud)
    var response = CopyObject.response("CopyObjectResult", object.entityTag, object.modified, object.checksum)
    object.encryption.add(to: &response.headers, showsContext: true)
    return response
  }

  /// What the copy will be: one piece, whatever the original was uploaded in.
  private func copy(of original: StoredObject, in context: RequestContext) throws(ServiceError) -> StoredObject {
    var copy = original
    copy.modified = Timestamp(seconds: context.now.seconds)
    copy.storageClass = draft.storageClass
    if replacesHeaders { copy.headers = draft.headers }
    if replacesTags { copy.tags = draft.tags }
    let algorithm = algorithm ?? original.checksum?.algorithm ?? .crc64nvme
    let isKept = original.parts.isEmpty && original.checksum?.algorithm == algorithm
    guard !isKept else { return copy }
    let digests = try BodyReader(context).digests(original, algorithm)
    copy.parts = []
    copy.entityTag = Hex.encode(digests.md5)
    copy.checksum = StoredChecksum(algorithm: algorithm, value: Base64.encode(digests.checksum))
    return copy
  }

  private func content(of original: StoredObject, in context: RequestContext) throws(ServiceError) -> BodyContent {
    switch original.body {
    case .empty: return .empty
    case .file(let name): return .shared(name)
    case .row(let id):
      guard let bytes = try context.query({ try BodyTable.bytes(id, $0) }) else { throw BodyReader.replaced }
      return .bytes(bytes)
    }
  }

  /// The answer of both kinds of copy.
  static func response(
    _ root: String, _ entityTag: String, _ modified: Timestamp, _ checksum: StoredChecksum?
  ) -> HTTPResponse {
    S3XML.response(root) { xml in
      xml.element("LastModified", modified.iso8601Milliseconds)
      xml.element("ETag", "\"\(entityTag)\"")
      xml.checksum(checksum)
      if root == "CopyObjectResult" { xml.element("ChecksumType", optional: checksum?.type.rawValue) }
    }
  }
}
