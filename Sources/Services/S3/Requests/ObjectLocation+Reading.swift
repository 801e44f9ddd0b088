import AWSWire
import IAMPolicy
import ServiceCore

extension ObjectLocation {
  /// What is stored of the object.
  /// - Throws: `NoSuchKey`, or the denial that stands in for it.
  func read(in context: RequestContext) throws(ServiceError) -> StoredObject {
    guard let object = try context.query({ try ObjectTable.find(self, $0) }) else { throw try missing(in: context) }
    return object
  }

  /// The object with the bytes of a small body.
  func readWithBytes(in context: RequestContext) throws(ServiceError) -> (object: StoredObject, bytes: [UInt8]) {
    guard let found = try context.query({ try ObjectTable.findWithBytes(self, $0) }) else {
      throw try missing(in: context)
    }
    return found
  }

  /// What a missing object answers: only who may list the bucket learns that there is none.
  func missing(in context: RequestContext) throws(ServiceError) -> ServiceError {
    try context.require(bucket.permission("s3:ListBucket"), wire: .restXML, service: "s3")
    return .noSuchKey(key)
  }

  /// A permission on the object with its tags as condition keys.
  func tagged(_ action: String, in context: RequestContext) throws(ServiceError) -> Permission {
    guard bucket.isJudged(in: context) else { return permission(action) }
    let tags = try context.query { try ObjectTable.tags(self, $0) }
    return permission(action, context: tags?.conditionKeys("s3:ExistingObjectTag/") ?? [:])
  }
}
