import AWSWire
import Documents
import HTTP
import ServiceCore

/// Answers a bucket's policy, without the blanks it was written with.
struct GetBucketPolicy: S3Operation {
  private let bucket: Bucket

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    bucket = try request.bucket()
  }

  func permissions(in context: RequestContext) -> [Permission] { [bucket.permission("s3:GetBucketPolicy")] }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    try PutBucketPolicy.checkOwner(of: bucket, is: context.caller)
    let document = try context.query { connection in
      try BucketPolicyTable.text(of: bucket, connection).map { try JSON.parse($0) }
    }
    guard let document else { throw .noSuchBucketPolicy(bucket.name) }
    return HTTPResponse(type: "application/json", document.bytes)
  }
}
