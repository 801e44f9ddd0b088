import AWSWire
import HTTP
import ServiceCore

/// Removes a bucket's policy; whether there was one makes no difference to the answer.
struct DeleteBucketPolicy: S3Operation {
  static var access: StateAccess { .writing }

  private let bucket: Bucket

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    bucket = try request.bucket()
  }

  func permissions(in context: RequestContext) -> [Permission] { [bucket.permission("s3:DeleteBucketPolicy")] }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    try PutBucketPolicy.checkOwner(of: bucket, is: context.caller)
    try context.query { try BucketPolicyTable.delete(of: bucket, $0) }
    return HTTPResponse(status: 204)
  }
}
