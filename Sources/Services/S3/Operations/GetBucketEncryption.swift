import AWSWire
import HTTP
import ServiceCore

/// Tells how objects of a bucket are encrypted unless they say otherwise. There always is an answer: S3 encrypts everything.
struct GetBucketEncryption: S3Operation {
  private let bucket: Bucket

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    bucket = try request.bucket()
  }

  func permissions(in context: RequestContext) -> [Permission] { [bucket.permission("s3:GetEncryptionConfiguration")] }

  func perform(in context: RequestContext) -> HTTPResponse {
    let choice = bucket.encryption ?? EncryptionChoice(.s3)
    return S3XML.response("ServerSideEncryptionConfiguration") { choice.write(to: &$0) }
  }
}
