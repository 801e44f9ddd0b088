import AWSWire
import HTTP
import ServiceCore

/// Tells the switches that keep a bucket private.
struct GetPublicAccessBlock: S3Operation {
  private let bucket: Bucket

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    bucket = try request.bucket()
  }

  func permissions(in context: RequestContext) -> [Permission] { [bucket.permission("s3:GetBucketPublicAccessBlock")] }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let block = try context.query { try BucketTable.publicAccessBlock(of: bucket, $0) }
    guard let block else { throw .noSuchPublicAccessBlock(bucket.name) }
    return S3XML.response("PublicAccessBlockConfiguration") { block.write(to: &$0) }
  }
}
