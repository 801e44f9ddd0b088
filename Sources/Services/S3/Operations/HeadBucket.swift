import AWSWire
import HTTP
import ServiceCore

/// Tells whether a bucket is there and may be listed.
struct HeadBucket: S3Operation {
  private let bucket: Bucket

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    bucket = try request.bucket()
  }

  func permissions(in context: RequestContext) -> [Permission] { [bucket.permission("s3:ListBucket")] }

  func perform(in context: RequestContext) -> HTTPResponse {
    HTTPResponse(
      status: 200,
      headers: [
        "Content-Type": "application/xml", "x-amz-bucket-region": bucket.region, "x-amz-bucket-arn": bucket.arn,
        "x-amz-access-point-alias": "false",
      ])
  }
}
