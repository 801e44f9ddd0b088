public import AWSWire
import Basics
import Documents
import HTTP
import SQLite
public import ServiceCore

/// S3 as other services use it: every call is judged as the caller's and leaves a row in the journal.
public struct S3ObjectPort: ObjectPort {
  private let forwarder: String
  private let isJudged: Bool

  /// The port of a service that calls for its own callers.
  /// - Parameter forwarder: the service that calls, such as `athena`.
  public init(forwarder: String = "athena") {
    self.init(forwarder, isJudged: true)
  }

  private init(_ forwarder: String, isJudged: Bool) {
    (self.forwarder, self.isJudged) = (forwarder, isJudged)
  }

  /// The port for what is read with credentials that Lake Formation vends, whatever the caller may do in S3.
  public var unchecked: any ObjectPort { S3ObjectPort(forwarder, isJudged: false) }

  /// The region of a bucket (s3:GetBucketLocation).
  public func location(of bucket: String, for request: RequestContext) throws(ServiceError) -> String {
    try call("GetBucketLocation", ["Bucket": .string(bucket)], request) { context throws(ServiceError) in
      [try self.bucket(bucket, for: context).permission("s3:GetBucketLocation")]
    } perform: { context throws(ServiceError) in
      try self.bucket(bucket, for: context).region
    }
  }

  /// Stores an object (s3:PutObject).
  public func put(
    _ body: [UInt8], contentType: String, encryption: ServerSideEncryption?, bucket: String, key: String,
    for request: RequestContext
  ) throws(ServiceError) {
    try ObjectKey.validate(key)
    let location = ObjectLocation(bucket: try self.bucket(bucket, for: request), key: key)
    let choice = try encryption.map { asked throws(ServiceError) in try EncryptionChoice(asked) }
    try call("PutObject", ["Bucket": .string(bucket), "Key": .string(key)], request) { _ in
      [location.permission("s3:PutObject", context: choice?.conditionKeys ?? [:])]
    } perform: { context throws(ServiceError) in
      try S3ObjectPort.store(body, contentType, choice, at: location, in: context)
    }
  }

  private static func store(
    _ body: [UInt8], _ contentType: String, _ encryption: EncryptionChoice?, at location: ObjectLocation,
    in context: RequestContext
  ) throws(ServiceError) {
    let files = BodyFiles(context.cloud)
    let intake = BodyIntake(files, expectedSize: body.count, [.crc64nvme])
    body.withUnsafeBytes { intake.receive($0) }
    let received = try intake.finish()
    var object = StoredObject(
      size: received.size, entityTag: received.entityTag, modified: Timestamp(seconds: context.now.seconds),
      checksum: received.checksum(.crc64nvme), headers: ObjectHeaders(fields: [.init("Content-Type", contentType)]))
    object.encrypt(try location.encryption(encryption, in: context))
    let released = try context.commit { [object] context throws(ServiceError) in
      try context.query { try ObjectTable.store(object, received.content, at: location, if: WriteConditions(), files, $0) }
    }
    files.release(released, in: context.cloud)
  }

  /// Reads a whole object (s3:GetObject).
  public func get(bucket: String, key: String, for request: RequestContext) throws(ServiceError) -> [UInt8] {
    let location = ObjectLocation(bucket: try self.bucket(bucket, for: request), key: key)
    return try call("GetObject", ["Bucket": .string(bucket), "Key": .string(key)], request) {
      context throws(ServiceError) in
      [try location.tagged("s3:GetObject", in: context)]
    } perform: { context throws(ServiceError) in
      let object = try location.read(in: context)
      try location.unlock(object.encryption, in: context)
      var bytes: [UInt8] = []
      bytes.reserveCapacity(object.size)
      try BodyReader(context).visit(object.body, 0..<object.size) { bytes.append(contentsOf: $0) }
      return bytes
    }
  }

  /// Looks at an object as one who is about to read it (s3:GetObject).
  public func inspect(bucket: String, key: String, for request: RequestContext) throws(ServiceError) -> Int {
    let location = ObjectLocation(bucket: try self.bucket(bucket, for: request), key: key)
    return try call("GetObject", ["Bucket": .string(bucket), "Key": .string(key)], request) {
      context throws(ServiceError) in
      [try location.tagged("s3:GetObject", in: context)]
    } perform: { context throws(ServiceError) in
      let object = try location.read(in: context)
      try location.unlock(object.encryption, in: context)
      return object.size
    }
  }

  /// A page of the keys under a prefix (s3:ListBucket), 1,000 at most.
  public func keys(
    under prefix: String, bucket: String, after key: String?, for request: RequestContext
  ) throws(ServiceError) -> [ObjectSummary] {
    let found = try self.bucket(bucket, for: request)
    return try call("ListObjectsV2", ["Bucket": .string(bucket), "Prefix": .string(prefix)], request) { _ in
      [found.permission("s3:ListBucket", context: ["s3:prefix": [prefix]])]
    } perform: { context throws(ServiceError) in
      try context.query { connection in
        let start = key.map { Bytes.next(after: Array($0.utf8)) } ?? []
        var scan = ListingScan(found, prefix: prefix, delimiter: "", start: start, limit: ListLimit.maximum)
        var summaries: [ObjectSummary] = []
        _ = try scan.run(connection) { row in
          summaries.append(
            ObjectSummary(
              key: row.text(0), size: Int(row.integer(1)), modified: Timestamp(seconds: row.integer(3)),
              entityTag: row.text(2)))
        }
        return summaries
      }
    }
  }

  private func bucket(_ name: String, for request: RequestContext) throws(ServiceError) -> Bucket {
    guard let bucket = try Bucket.named(name, in: request) else { throw .noSuchBucket(name) }
    return bucket
  }

  private func call<Output>(
    _ operation: String, _ parameters: KeyValuePairs<String, JSON?>, _ request: RequestContext,
    permissions: (RequestContext) throws(ServiceError) -> [Permission],
    perform: (RequestContext) throws(ServiceError) -> Output
  ) throws(ServiceError) -> Output {
    guard isJudged else { return try perform(request) }
    return try request.call(
      operation, of: "s3", wire: .restXML, by: forwarder, parameters: .object(parameters), permissions: permissions,
      perform: perform)
  }
}

extension EncryptionChoice {
  /// What another service asks for.
  fileprivate init(_ asked: ServerSideEncryption) throws(ServiceError) {
    guard let method = ObjectEncryption.Method(rawValue: asked.method) else {
      throw .invalidArgument("The encryption method specified is not supported", "x-amz-server-side-encryption", asked.method)
    }
    self.init(method, key: asked.key)
  }

  /// The keys by which policies tell uploads apart.
  fileprivate var conditionKeys: [String: [String]] {
    var keys = ["s3:x-amz-server-side-encryption": [method.rawValue]]
    if let key { keys["s3:x-amz-server-side-encryption-aws-kms-key-id"] = [key] }
    return keys
  }
}
