import AWSWire
import Documents
import HTTP
import IAMPolicy
import ServiceCore

/// Tells whether a bucket's policy opens it to everybody.
struct GetBucketPolicyStatus: S3Operation {
  private let bucket: Bucket

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    bucket = try request.bucket()
  }

  func permissions(in context: RequestContext) -> [Permission] { [bucket.permission("s3:GetBucketPolicyStatus")] }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let policy = try context.query { connection in
      try BucketPolicyTable.text(of: bucket, connection).map { try PolicyDocument.parse($0, kind: .resource) }
    }
    guard let policy else { throw .noSuchBucketPolicy(bucket.name) }
    return S3XML.response("PolicyStatus") { $0.element("IsPublic", String(policy.isPublic)) }
  }
}
