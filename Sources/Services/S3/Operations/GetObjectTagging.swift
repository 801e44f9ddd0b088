import AWSWire
import HTTP
import ServiceCore

/// Tells the tags of an object.
struct GetObjectTagging: S3Operation {
  private let location: ObjectLocation
  private let version: ObjectVersion

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    location = try request.object()
    version = try ObjectVersion(request, key: location.key)
  }

  func permissions(in context: RequestContext) throws(ServiceError) -> [Permission] {
    [try location.tagged(version.isNamed ? "s3:GetObjectVersionTagging" : "s3:GetObjectTagging", in: context)]
  }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let tags = try location.read(in: context).tags
    return S3XML.response("Tagging") { tags.write(to: &$0) }
  }
}
