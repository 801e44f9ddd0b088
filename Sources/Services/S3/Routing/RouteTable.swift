import AWSWire
import HTTP

/// Which operation a request asks for, by method, address, sub-resource and copy source.
enum RouteTable {
  /// The operations served, in the order of the API reference's names.
  static let routes = [
    Route("DELETE", .object, query: "uploadId", AbortMultipartUpload.self),
    Route("POST", .object, query: "uploadId", CompleteMultipartUpload.self),
    Route("PUT", .object, copying: true, CopyObject.self),
    Route("PUT", .bucket, CreateBucket.self),
    Route("POST", .object, query: "uploads", CreateMultipartUpload.self),
    Route("DELETE", .bucket, DeleteBucket.self),
    Route("DELETE", .bucket, query: "encryption", DeleteBucketEncryption.self),
    Route("DELETE", .bucket, query: "policy", DeleteBucketPolicy.self),
    Route("DELETE", .object, DeleteObject.self),
    Route("DELETE", .object, query: "tagging", DeleteObjectTagging.self),
    Route("POST", .bucket, query: "delete", DeleteObjects.self),
    Route("DELETE", .bucket, query: "publicAccessBlock", DeletePublicAccessBlock.self),
    Route("GET", .bucket, query: "encryption", GetBucketEncryption.self),
    Route("GET", .bucket, query: "location", GetBucketLocation.self),
    Route("GET", .bucket, query: "policy", GetBucketPolicy.self),
    Route("GET", .bucket, query: "policyStatus", GetBucketPolicyStatus.self),
    Route("GET", .bucket, query: "versioning", GetBucketVersioning.self),
    Route("GET", .object, GetObject.self),
    Route("GET", .object, query: "attributes", GetObjectAttributes.self),
    Route("GET", .object, query: "tagging", GetObjectTagging.self),
    Route("GET", .bucket, query: "publicAccessBlock", GetPublicAccessBlock.self),
    Route("HEAD", .bucket, HeadBucket.self),
    Route("HEAD", .object, HeadObject.self),
    Route("GET", .service, ListBuckets.self),
    Route("GET", .bucket, query: "uploads", ListMultipartUploads.self),
    Route("GET", .bucket, query: "versions", ListObjectVersions.self),
    Route("GET", .bucket, ListObjects.self),
    Route("GET", .bucket, query: "list-type", ListObjectsV2.self),
    Route("GET", .object, query: "uploadId", ListParts.self),
    Route("PUT", .bucket, query: "encryption", PutBucketEncryption.self),
    Route("PUT", .bucket, query: "policy", PutBucketPolicy.self),
    Route("PUT", .object, PutObject.self),
    Route("PUT", .object, query: "tagging", PutObjectTagging.self),
    Route("PUT", .bucket, query: "publicAccessBlock", PutPublicAccessBlock.self),
    Route("PUT", .object, query: "uploadId", UploadPart.self),
    Route("PUT", .object, query: "uploadId", copying: true, UploadPartCopy.self),
  ]

  private static let byKey = Dictionary(uniqueKeysWithValues: routes.map { ($0.key, $0.call) })

  /// The names of the operations served, sorted.
  static let operationNames = routes.map { $0.call.name }.sorted()

  /// The operation a request with a collected body asks for.
  /// - Throws: `NotImplemented` for what S3 has and this server has not, `MethodNotAllowed` for what neither has.
  static func operation(for request: S3Request) throws(ServiceError) -> any S3Operation.Type {
    let key = RouteKey(request)
    if let operation = byKey[key] as? any S3Operation.Type { return operation }
    if let name = UnservedOperations.name(key) { throw .operationNotImplemented(name) }
    throw .methodNotAllowed(key.method, key.resource.rawValue)
  }

  /// The operation a streamed upload asks for; nil if the request is none.
  static func upload(for request: S3Request) -> (any S3Upload.Type)? {
    byKey[RouteKey(request)] as? any S3Upload.Type
  }
}

extension RouteKey {
  /// The key of a request.
  init(_ request: S3Request) {
    method = request.http.method
    resource = request.address.key != nil ? .object : request.address.bucket != nil ? .bucket : .service
    subresource = request.query.items.first { RouteKey.subresources.contains($0.name) }?.name ?? ""
    isCopy = method == "PUT" && resource == .object && request.header("x-amz-copy-source") != nil
  }

  private static let subresources: Set<String> = Set(
    RouteTable.routes.map(\.key.subresource) + UnservedOperations.subresources
  ).subtracting([""])
}
