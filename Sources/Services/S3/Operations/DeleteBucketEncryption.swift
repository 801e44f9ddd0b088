import AWSWire
import HTTP
import ServiceCore

/// Has objects of a bucket encrypted with S3's own keys again; allowed by the same permission as choosing others.
struct DeleteBucketEncryption: S3Operation {
  static var access: StateAccess { .writing }

  private let bucket: Bucket

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    bucket = try request.bucket()
  }

  func permissions(in context: RequestContext) -> [Permission] { [bucket.permission("s3:PutEncryptionConfiguration")] }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    guard try context.query({ try BucketTable.setEncryption(nil, of: bucket, $0) }) else {
      throw .noSuchBucket(bucket.name)
    }
    return HTTPResponse(status: 204)
  }
}
