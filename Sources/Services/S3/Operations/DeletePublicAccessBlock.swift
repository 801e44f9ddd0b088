import AWSWire
import HTTP
import ServiceCore

/// Removes the switches that keep a bucket private; allowed by the same permission as setting them.
struct DeletePublicAccessBlock: S3Operation {
  static var access: StateAccess { .writing }

  private let bucket: Bucket

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    bucket = try request.bucket()
  }

  func permissions(in context: RequestContext) -> [Permission] { [bucket.permission("s3:PutBucketPublicAccessBlock")] }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let isDone = try context.query { try BucketTable.setPublicAccessBlock(nil, of: bucket, $0) }
    guard isDone else { throw .noSuchBucket(bucket.name) }
    return HTTPResponse(status: 204)
  }
}
