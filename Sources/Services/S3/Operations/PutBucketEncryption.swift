import AWSWire
import HTTP
import ServiceCore

/// Sets how objects of a bucket are encrypted unless they say otherwise.
struct PutBucketEncryption: S3Operation {
  static var access: StateAccess { .writing }

  private let bucket: Bucket
  private let choice: EncryptionChoice

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    bucket = try request.bucket()
    choice = try EncryptionChoice(try request.document())
  }

  func permissions(in context: RequestContext) -> [Permission] { [bucket.permission("s3:PutEncryptionConfiguration")] }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    guard try context.query({ try BucketTable.setEncryption(choice, of: bucket, $0) }) else {
      throw .noSuchBucket(bucket.name)
    }
    return HTTPResponse(status: 200)
  }
}
