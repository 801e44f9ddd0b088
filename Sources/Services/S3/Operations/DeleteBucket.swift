import AWSWire
import HTTP
import ServiceCore

/// Deletes a bucket that holds no object; unfinished uploads go with it.
struct DeleteBucket: S3Operation {
  static var access: StateAccess { .writing }

  private let bucket: Bucket

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    bucket = try request.bucket()
  }

  func permissions(in context: RequestContext) -> [Permission] { [bucket.permission("s3:DeleteBucket")] }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let released = try context.query { connection in
      if try BucketTable.hasObjects(bucket, connection) { throw ServiceError.bucketNotEmpty(bucket.name) }
      let released = try UploadTable.ids(in: bucket, connection).flatMap { try UploadTable.delete($0, connection) }
      guard try BucketTable.delete(bucket, connection) else { throw ServiceError.noSuchBucket(bucket.name) }
      return released
    }
    BodyFiles(context.cloud).release(released, in: context.cloud)
    return HTTPResponse(status: 204)
  }
}
