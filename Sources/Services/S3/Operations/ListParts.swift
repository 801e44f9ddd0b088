import AWSWire
import Basics
import Documents
import HTTP
import ServiceCore

/// Lists the parts that came for an upload.
struct ListParts: S3Operation {
  private let location: ObjectLocation
  private let uploadID: String
  private let marker: Int
  private let limit: Int

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    location = try request.object()
    uploadID = request.query["uploadId"] ?? ""
    marker = try ListLimit.number("part-number-marker", in: request) ?? 0
    limit = try ListLimit.page("max-parts", in: request)
  }

  func permissions(in context: RequestContext) -> [Permission] { [location.permission("s3:ListMultipartUploadParts")] }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let (upload, found) = try context.query { connection in
      (
        try UploadTable.find(uploadID, at: location, connection),
        try PartTable.list(of: uploadID, after: marker, limit: limit + 1, connection)
      )
    }
    let parts = found.prefix(limit)
    return S3XML.response("ListPartsResult") { xml in
      xml.element("Bucket", location.bucket.name)
      xml.element("Key", location.key)
      xml.element("UploadId", uploadID)
      xml.initiator(upload.initiator)
      xml.user("Owner", location.bucket.owner)
      xml.element("StorageClass", upload.storageClass.rawValue)
      xml.element("PartNumberMarker", String(marker))
      xml.element("NextPartNumberMarker", String(parts.last?.number ?? 0))
      xml.element("MaxParts", String(limit))
      xml.element("IsTruncated", String(found.count > limit && limit > 0))
      if let chosen = upload.chosen {
        xml.element("ChecksumAlgorithm", chosen.rawValue)
        xml.element("ChecksumType", upload.type.rawValue)
      }
      for part in parts { xml.part(part, of: upload) }
    }
  }
}

extension XMLWriter {
  fileprivate mutating func part(_ part: StoredPart, of upload: MultipartUpload) {
    open("Part")
    element("PartNumber", String(part.number))
    element("LastModified", part.modified.iso8601Milliseconds)
    element("ETag", "\"\(part.entityTag)\"")
    element("Size", String(part.size))
    if upload.chosen != nil { checksum(part.checksum) }
    close("Part")
  }

  /// Who began an upload: an IAM principal by its ARN, an account by its canonical user.
  mutating func initiator(_ arn: String) {
    open("Initiator")
    element("ID", arn)
    element("DisplayName", arn.split(separator: "/").last.map(String.init) ?? arn)
    close("Initiator")
  }
}
