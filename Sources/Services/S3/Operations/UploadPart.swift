import AWSWire
import Basics
import HTTP
import ServiceCore

/// Stores one part of an upload.
struct UploadPart: S3Upload {
  private let request: S3Request
  private let location: ObjectLocation
  private let uploadID: String
  private let number: Int
  private let claims: BodyClaims

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    self.request = request
    location = try request.object()
    uploadID = request.query["uploadId"] ?? ""
    number = try MultipartLimits.partNumber(request)
    claims = try BodyClaims(request)
  }

  func permissions(in context: RequestContext) throws(ServiceError) -> [Permission] {
    [try MultipartUpload.permission(uploadID, at: location, in: context)]
  }

  func sink(in context: RequestContext) throws(ServiceError) -> any UploadSink {
    let upload = try context.query { try UploadTable.find(uploadID, at: location, $0) }
    try checkAlgorithm(of: upload)
    var algorithms = [upload.algorithm]
    if let claimed = claims.checksum?.algorithm, claimed != upload.algorithm { algorithms.append(claimed) }
    let files = BodyFiles(context.cloud)
    return try BodySink(files, request, claims, algorithms) { [self] body throws(ServiceError) in
      try location.unlock(upload.encryption, in: context)
      return { context throws(ServiceError) in try store(body, of: upload, files, in: context) }
    }
  }

  /// Where the client chose a composite checksum, every part must carry it.
  private func checkAlgorithm(of upload: MultipartUpload) throws(ServiceError) {
    guard let chosen = upload.chosen else { return }
    let claimed = claims.checksum?.algorithm
    if claimed == chosen || claimed == nil && upload.type == .fullObject { return }
    throw .invalidRequest(
      "Checksum Type mismatch occurred, expected checksum Type: \(chosen.rawValue.lowercased()), actual checksum Type: "
        + (claimed?.rawValue.lowercased() ?? "null"))
  }

  private func store(
    _ body: ReceivedBody, of upload: MultipartUpload, _ files: BodyFiles, in context: RequestContext
  ) throws(ServiceError) -> HTTPResponse {
    let part = StoredPart(
      number: number, size: body.size, entityTag: body.entityTag, modified: Timestamp(seconds: context.now.seconds),
      checksum: body.checksum(upload.algorithm), body: .empty)
    try store(part, body.content, files, in: context)
    var response = HTTPResponse(status: 200)
    upload.encryption.add(to: &response.headers)
    response.headers.add("ETag", "\"\(part.entityTag)\"")
    let shown = claims.checksum.flatMap { body.checksum($0.algorithm) } ?? part.checksum
    if let shown { response.headers.add(shown.algorithm.header, shown.value) }
    return response
  }

  private func store(
    _ part: StoredPart, _ content: BodyContent, _ files: BodyFiles, in context: RequestContext
  ) throws(ServiceError) {
    let released = try context.query { connection in
      // The upload may have been aborted while the body came.
      _ = try UploadTable.find(uploadID, at: location, connection)
      return try PartTable.store(part, content, of: uploadID, files, connection)
    }
    files.release(released, in: context.cloud)
  }
}
