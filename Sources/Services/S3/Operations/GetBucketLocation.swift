import AWSWire
import Documents
import HTTP
import ServiceCore

/// Tells a bucket's region in the form of location constraints: us-east-1 has none.
struct GetBucketLocation: S3Operation {
  private let bucket: Bucket

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    bucket = try request.bucket()
  }

  func permissions(in context: RequestContext) -> [Permission] { [bucket.permission("s3:GetBucketLocation")] }

  func perform(in context: RequestContext) -> HTTPResponse {
    var xml = XMLWriter(declaration: true)
    xml.open("LocationConstraint", ["xmlns": S3XML.namespace])
    var bytes = xml.bytes
    if bucket.region != Region.unnamed { XMLWriter.escape(bucket.region, to: &bytes) }
    bytes += "</LocationConstraint>".utf8
    return HTTPResponse(type: "application/xml", bytes)
  }
}
