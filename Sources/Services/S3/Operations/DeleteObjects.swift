import AWSWire
import Documents
import HTTP
import ServiceCore

/// Deletes up to 1,000 objects; each is judged and answered by itself.
struct DeleteObjects: S3Operation {
  static var access: StateAccess { .working }

  private let bucket: Bucket
  private let targets: [Target]
  private let isQuiet: Bool

  /// One object to delete.
  private struct Target: Sendable {
    var key: String
    var version: String?
    var entityTag: String?
  }

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    bucket = try request.bucket()
    let claims = try BodyClaims(request)
    guard claims.md5 != nil || claims.checksum != nil else {
      throw .invalidRequest("Missing required header for this request: Content-MD5 OR x-amz-checksum-*")
    }
    let document = try request.document()
    guard document.name == "Delete" else { throw .malformedXML }
    isQuiet = document.text(of: "Quiet") == "true"
    let objects = document.all("Object")
    guard (1...1000).contains(objects.count) else { throw .malformedXML }
    var targets: [Target] = []
    for object in objects { targets.append(try DeleteObjects.target(object)) }
    self.targets = targets
  }

  private static func target(_ element: XMLElement) throws(ServiceError) -> Target {
    guard let key = element.text(of: "Key"), !key.isEmpty else { throw .malformedXML }
    return Target(
      key: key, version: element.text(of: "VersionId"), entityTag: element.text(of: "ETag").map(EntityTag.unquoted))
  }

  /// Nothing for the call as a whole: every key is checked when its turn comes.
  func permissions(in context: RequestContext) -> [Permission] { .none }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    var failures: [Int: ServiceError] = [:]
    for (index, target) in targets.enumerated() {
      do { try judge(target, in: context) } catch { failures[index] = error }
    }
    let refused = failures
    let (late, released) = try context.commit { context throws(ServiceError) in
      try delete(except: refused, in: context)
    }
    BodyFiles(context.cloud).release(released, in: context.cloud)
    failures.merge(late) { first, _ in first }
    return response(failures)
  }

  private func judge(_ target: Target, in context: RequestContext) throws(ServiceError) {
    try ObjectKey.validate(target.key)
    let version = try ObjectVersion(target.version, key: target.key)
    let location = ObjectLocation(bucket: bucket, key: target.key)
    let action = version.isNamed ? "s3:DeleteObjectVersion" : "s3:DeleteObject"
    try context.require(try location.tagged(action, in: context), wire: .restXML, service: "s3")
  }

  /// Deletes what was not refused; answers what failed for its conditions, and the files that were let go.
  private func delete(
    except refused: [Int: ServiceError], in context: RequestContext
  ) throws(ServiceError) -> ([Int: ServiceError], [String]) {
    try context.query { connection in
      var (failures, released): ([Int: ServiceError], [String]) = ([:], [])
      for (index, target) in targets.enumerated() where refused[index] == nil {
        let location = ObjectLocation(bucket: bucket, key: target.key)
        var conditions = WriteConditions()
        conditions.ifMatch = target.entityTag
        do {
          if target.entityTag != nil {
            try conditions.check(ObjectTable.find(location, connection)?.entityTag, key: target.key)
          }
          released += try ObjectTable.delete(location, connection)
        } catch let error as ServiceError {
          failures[index] = error
        }
      }
      return (failures, released)
    }
  }

  private func response(_ failures: [Int: ServiceError]) -> HTTPResponse {
    S3XML.response("DeleteResult") { xml in
      for (index, target) in targets.enumerated() {
        let failure = failures[index]
        if failure == nil, isQuiet { continue }
        let name = failure == nil ? "Deleted" : "Error"
        xml.open(name)
        xml.element("Key", target.key)
        xml.element("VersionId", optional: target.version)
        xml.element("Code", optional: failure?.code)
        xml.element("Message", optional: failure?.message)
        xml.close(name)
      }
    }
  }
}
