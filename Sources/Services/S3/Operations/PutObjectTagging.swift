import AWSWire
import HTTP
import ServiceCore

/// Replaces the tags of an object.
struct PutObjectTagging: S3Operation {
  static var access: StateAccess { .writing }

  private let location: ObjectLocation
  private let version: ObjectVersion
  private let tags: TagSet

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    location = try request.object()
    version = try ObjectVersion(request, key: location.key)
    tags = try TagSet(try request.document())
  }

  func permissions(in context: RequestContext) throws(ServiceError) -> [Permission] {
    let action = version.isNamed ? "s3:PutObjectVersionTagging" : "s3:PutObjectTagging"
    var permission = try location.tagged(action, in: context)
    permission.context.merge(tags.conditionKeys("s3:RequestObjectTag/")) { $1 }
    permission.context["s3:RequestObjectTagKeys"] = tags.tags.map(\.key)
    return [permission]
  }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let isDone = try context.query { try ObjectTable.setTags(tags, location, $0) }
    guard isDone else { throw try location.missing(in: context) }
    return HTTPResponse(status: 200)
  }
}
