import AWSWire
import Basics
import HTTP
import ServiceCore

/// Makes a part of an upload from an object or a range of it.
struct UploadPartCopy: S3Operation {
  static var access: StateAccess { .working }

  private let source: CopySource
  private let location: ObjectLocation
  private let uploadID: String
  private let number: Int
  private let range: String?

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    location = try request.object()
    source = try CopySource(request, in: context)
    uploadID = request.query["uploadId"] ?? ""
    number = try MultipartLimits.partNumber(request)
    range = request.header("x-amz-copy-source-range")
  }

  func permissions(in context: RequestContext) throws(ServiceError) -> [Permission] {
    [try source.permission(in: context), try MultipartUpload.permission(uploadID, at: location, in: context)]
  }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let upload = try context.query { try UploadTable.find(uploadID, at: location, $0) }
    let original = try source.read(in: context)
    let bytes = try selection(original.size)
    try source.location.unlock(original.encryption, in: context)
    try location.unlock(upload.encryption, in: context)
    let files = BodyFiles(context.cloud)
    let intake = BodyIntake(files, expectedSize: bytes.count, [upload.algorithm])
    try BodyReader(context).visit(original.body, bytes) { intake.receive($0) }
    let body = try intake.finish()
    let part = StoredPart(
      number: number, size: body.size, entityTag: body.entityTag, modified: Timestamp(seconds: context.now.seconds),
      checksum: body.checksum(upload.algorithm), body: .empty)
    let released = try context.commit { context throws(ServiceError) in
      try context.query { connection in
        _ = try UploadTable.find(uploadID, at: location, connection)
        return try PartTable.store(part, body.content, of: uploadID, files, connection)
      }
    }
    files.release(released, in: context.cloud)
    let shown = upload.chosen == nil ? nil : part.checksum
    var response = CopyObject.response("CopyPartResult", part.entityTag, part.modified, shown)
    upload.encryption.add(to: &response.headers)
    return response
  }

  /// Both bounds are required and must lie inside the source.
  private func selection(_ size: Int) throws(ServiceError) -> Range<Int> {
    guard let range else { return 0..<size }
    let name = "x-amz-copy-source-range"
    guard case .from(let first, let last?)? = ByteRange(range) else {
      throw .invalidArgument(
        "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based "
          + "offsets of the first and last bytes to copy", name, range)
    }
    guard last < size else {
      throw .invalidArgument("Range specified is not valid for source object of size: \(size)", name, range)
    }
    return first..<last + 1
  }
}
