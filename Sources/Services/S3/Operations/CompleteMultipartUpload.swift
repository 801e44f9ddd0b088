import AWSWire
import Basics
import Digests
import Documents
import HTTP
import SQLite
import ServiceCore

/// Joins the parts of an upload to an object.
struct CompleteMultipartUpload: S3Operation {
  static var access: StateAccess { .working }

  private let location: ObjectLocation
  private let uploadID: String
  private let listed: CompletedParts
  private let conditions: WriteConditions
  private let url: String

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    location = try request.object()
    uploadID = request.query["uploadId"] ?? ""
    listed = try CompletedParts(request)
    conditions = try WriteConditions(request)
    let scheme = request.http.isSecure ? "https" : "http"
    url = "\(scheme)://\(request.header("Host") ?? "localhost")\(request.http.path)"
  }

  func permissions(in context: RequestContext) throws(ServiceError) -> [Permission] {
    [try MultipartUpload.permission(uploadID, at: location, in: context)]
  }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let (upload, stored) = try context.query { try find($0) }
    let parts = try listed.checked(against: stored, of: upload)
    try location.unlock(upload.encryption, in: context)
    let object = try object(of: parts, upload, at: context.now)
    try listed.checkWhole(object, of: upload)
    let content = try PartAssembly(context).join(parts, entityTag: object.entityTag)
    let files = BodyFiles(context.cloud)
    let released = try context.commit { context throws(ServiceError) in
      try context.query { connection in
        // A part that was replaced meanwhile is no longer the part that was joined.
        guard try find(connection).parts == stored else { throw BodyReader.replaced }
        let released = try ObjectTable.store(object, content, at: location, if: conditions, files, connection)
        return try released + UploadTable.delete(uploadID, connection)
      }
    }
    files.release(released, in: context.cloud)
    return response(object)
  }

  private func find(_ connection: Connection) throws -> (upload: MultipartUpload, parts: [StoredPart]) {
    let limit = MultipartLimits.numbers.upperBound
    return (
      try UploadTable.find(uploadID, at: location, connection),
      try PartTable.list(of: uploadID, after: 0, limit: limit, connection)
    )
  }

  /// The object's tag is the digest of its parts' digests, followed by their number.
  private func object(
    of parts: [StoredPart], _ upload: MultipartUpload, at time: Timestamp
  ) throws(ServiceError) -> StoredObject {
    var md5 = MD5()
    for part in parts { md5.update(Hex.decode(part.entityTag) ?? []) }
    let layout = parts.map(\.layout)
    return StoredObject(
      size: parts.reduce(0) { $0 + $1.size }, entityTag: "\(Hex.encode(md5.finalize()))-\(parts.count)",
      modified: Timestamp(seconds: time.seconds), storageClass: upload.storageClass,
      checksum: .combined(of: layout, upload.algorithm, upload.type), headers: upload.headers, tags: upload.tags,
      parts: layout, encryption: upload.encryption)
  }

  private func response(_ object: StoredObject) -> HTTPResponse {
    var response = S3XML.response("CompleteMultipartUploadResult") { xml in
      xml.element("Location", url)
      xml.element("Bucket", location.bucket.name)
      xml.element("Key", location.key)
      xml.element("ETag", object.quotedTag)
      xml.checksum(object.checksum)
      xml.element("ChecksumType", optional: object.checksum?.type.rawValue)
    }
    object.encryption.add(to: &response.headers)
    return response
  }
}
