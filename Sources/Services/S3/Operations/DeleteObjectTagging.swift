import AWSWire
import HTTP
import ServiceCore

/// Removes the tags of an object.
struct DeleteObjectTagging: S3Operation {
  static var access: StateAccess { .writing }

  private let location: ObjectLocation
  private let version: ObjectVersion

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    location = try request.object()
    version = try ObjectVersion(request, key: location.key)
  }

  func permissions(in context: RequestContext) throws(ServiceError) -> [Permission] {
    [try location.tagged(version.isNamed ? "s3:DeleteObjectVersionTagging" : "s3:DeleteObjectTagging", in: context)]
  }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let isDone = try context.query { try ObjectTable.setTags(TagSet(), location, $0) }
    guard isDone else { throw try location.missing(in: context) }
    return HTTPResponse(status: 204)
  }
}
