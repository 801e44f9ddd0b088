import AWSWire
import HTTP
import ServiceCore

/// Ends an upload in parts and drops what came.
struct AbortMultipartUpload: S3Operation {
  static var access: StateAccess { .writing }

  private let location: ObjectLocation
  private let uploadID: String

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    location = try request.object()
    uploadID = request.query["uploadId"] ?? ""
  }

  func permissions(in context: RequestContext) -> [Permission] { [location.permission("s3:AbortMultipartUpload")] }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let released = try context.query { connection in
      _ = try UploadTable.find(uploadID, at: location, connection)
      return try UploadTable.delete(uploadID, connection)
    }
    BodyFiles(context.cloud).release(released, in: context.cloud)
    return HTTPResponse(status: 204)
  }
}
