import AWSWire
import HTTP
import ServiceCore

/// Tells that a bucket keeps no versions: versioning cannot be switched on here.
struct GetBucketVersioning: S3Operation {
  private let bucket: Bucket

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    bucket = try request.bucket()
  }

  func permissions(in context: RequestContext) -> [Permission] { [bucket.permission("s3:GetBucketVersioning")] }

  func perform(in context: RequestContext) -> HTTPResponse {
    S3XML.response("VersioningConfiguration") { _ in }
  }
}
