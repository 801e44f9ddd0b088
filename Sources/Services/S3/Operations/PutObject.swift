import AWSWire
import HTTP
import ServiceCore

/// Stores an object in one piece.
struct PutObject: S3Upload {
  private let request: S3Request
  private let location: ObjectLocation
  private let draft: ObjectDraft
  private let claims: BodyClaims
  private let conditions: WriteConditions

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    if request.query.contains("partNumber") {
      throw .invalidArgument(
        "This operation does not accept partNumber without uploadId", "partNumber", request.query["partNumber"])
    }
    self.request = request
    location = try request.object()
    draft = try ObjectDraft(request)
    claims = try BodyClaims(request)
    conditions = try WriteConditions(request)
  }

  func permissions(in context: RequestContext) -> [Permission] {
    let keys = draft.conditionKeys(request)
    return (["s3:PutObject"] + draft.furtherActions).map { location.permission($0, context: keys) }
  }

  func sink(in context: RequestContext) throws(ServiceError) -> any UploadSink {
    let files = BodyFiles(context.cloud)
    let algorithm = claims.checksum?.algorithm ?? .crc64nvme
    return try BodySink(files, request, claims, [algorithm]) { [location, draft, conditions] body throws(ServiceError) in
      let encryption = try location.encryption(draft.encryption, in: context)
      return { context throws(ServiceError) in
        var object = draft.object(
          size: body.size, entityTag: body.entityTag, checksum: body.checksum(algorithm), at: context.now)
        object.encrypt(encryption)
        let released = try context.query {
          try ObjectTable.store(object, body.content, at: location, if: conditions, files, $0)
        }
        files.release(released, in: context.cloud)
        return PutObject.response(object)
      }
    }
  }

  private static func response(_ object: StoredObject) -> HTTPResponse {
    var response = HTTPResponse(status: 200)
    object.encryption.add(to: &response.headers, showsContext: true)
    response.headers.add("ETag", object.quotedTag)
    object.checksum?.add(to: &response.headers)
    return response
  }
}
