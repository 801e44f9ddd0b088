import AWSWire
import HTTP
import ServiceCore

/// Deletes an object; whether there was one makes no difference to the answer.
struct DeleteObject: S3Operation {
  static var access: StateAccess { .writing }

  private let location: ObjectLocation
  private let version: ObjectVersion
  private let conditions: WriteConditions

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    location = try request.object()
    version = try ObjectVersion(request, key: location.key)
    conditions = try DeleteObject.conditions(request)
  }

  func permissions(in context: RequestContext) throws(ServiceError) -> [Permission] {
    [try location.tagged(version.isNamed ? "s3:DeleteObjectVersion" : "s3:DeleteObject", in: context)]
  }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    let released = try context.query { connection in
      if conditions != WriteConditions() {
        try conditions.check(ObjectTable.find(location, connection)?.entityTag, key: location.key)
      }
      return try ObjectTable.delete(location, connection)
    }
    BodyFiles(context.cloud).release(released, in: context.cloud)
    return HTTPResponse(status: 204)
  }

  /// Conditions on time and size exist in directory buckets alone.
  private static func conditions(_ request: S3Request) throws(ServiceError) -> WriteConditions {
    for name in ["x-amz-if-match-last-modified-time", "x-amz-if-match-size"] where request.header(name) != nil {
      throw .headerNotImplemented(name)
    }
    var conditions = WriteConditions()
    if let tag = request.header("If-Match"), tag != "*" { conditions.ifMatch = EntityTag.unquoted(tag) }
    return conditions
  }
}
