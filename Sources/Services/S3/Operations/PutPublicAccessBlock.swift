import AWSWire
import HTTP
import ServiceCore

/// Sets the switches that keep a bucket private.
struct PutPublicAccessBlock: S3Operation {
  static var access: StateAccess { .writing }

  private let bucket: Bucket
  private let block: PublicAccessBlock

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    bucket = try request.bucket()
    block = try PublicAccessBlock(try request.document())
  }

  func permissions(in context: RequestContext) -> [Permission] { [bucket.permission("s3:PutBucketPublicAccessBlock")] }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let isDone = try context.query { try BucketTable.setPublicAccessBlock(block, of: bucket, $0) }
    guard isDone else { throw .noSuchBucket(bucket.name) }
    return HTTPResponse(status: 200)
  }
}
