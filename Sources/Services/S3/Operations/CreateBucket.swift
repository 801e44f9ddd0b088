import AWSWire
import Basics
import Documents
import HTTP
import ServiceCore

/// Creates a bucket in the region of the request.
struct CreateBucket: S3Operation {
  static var needsBucket: Bool { false }
  static var access: StateAccess { .writing }

  private let bucket: String
  private let region: String

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    bucket = request.address.bucket ?? ""
    guard BucketName.isValid(bucket) else { throw .invalidBucketName(bucket) }
    try CreateBucket.checkHeaders(request)
    region = try CreateBucket.region(request, in: context)
  }

  func permissions(in context: RequestContext) -> [Permission] {
    [Permission("s3:CreateBucket", on: S3Resources.bucket(bucket), context: ["s3:LocationConstraint": [region]])]
  }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    try context.query { connection in
      if let existing = try BucketTable.find(bucket, connection) { return try answer(existing, context) }
      try BucketTable.insert(
        bucket, owner: context.account, region: region, created: Timestamp(seconds: context.now.seconds), connection)
    }
    var response = HTTPResponse(status: 200)
    let isUnnamed = region == Region.unnamed
    response.headers.add("Location", isUnnamed ? "/\(bucket)" : "http://\(bucket).s3.amazonaws.com/")
    response.headers.add("x-amz-bucket-arn", S3Resources.bucket(bucket))
    return response
  }

  /// In us-east-1 the owner may create a bucket again; S3 keeps that for old clients.
  private func answer(_ existing: Bucket, _ context: RequestContext) throws(ServiceError) {
    guard existing.owner == context.account else { throw .bucketAlreadyExists(bucket) }
    guard existing.region == Region.unnamed, region == Region.unnamed else { throw .bucketAlreadyOwnedByYou(bucket) }
  }

  private static func checkHeaders(_ request: S3Request) throws(ServiceError) {
    let lock = "x-amz-bucket-object-lock-enabled"
    if request.header(lock)?.lowercased() == "true" { throw .headerNotImplemented(lock) }
    let ownership = request.header("x-amz-object-ownership") ?? "BucketOwnerEnforced"
    guard ownership == "BucketOwnerEnforced" else { throw .headerNotImplemented("x-amz-object-ownership") }
    let grants = ["full-control", "read", "read-acp", "write", "write-acp"].map { "x-amz-grant-\($0)" }
    let acl = request.header("x-amz-acl") ?? "private"
    guard acl == "private", grants.allSatisfy({ request.header($0) == nil }) else {
      throw ServiceError(
        "InvalidBucketAclWithObjectOwnership",
        "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting")
    }
  }

  /// The region of the bucket to be: the constraint and the region the request was signed for must agree.
  private static func region(_ request: S3Request, in context: RequestContext) throws(ServiceError) -> String {
    guard let constraint = try constraint(request) else {
      guard context.region == Region.unnamed else { throw .illegalLocationConstraint("unspecified") }
      return Region.unnamed
    }
    let region = Region.named(constraint)
    if region == context.region || constraint == context.region && constraint != Region.unnamed { return context.region }
    guard let region else { throw .invalidLocationConstraint(constraint) }
    guard context.region == Region.unnamed else { throw .illegalLocationConstraint(constraint) }
    return region
  }

  private static func constraint(_ request: S3Request) throws(ServiceError) -> String? {
    if request.http.body.isEmpty { return nil }
    let document = try request.document()
    guard document.name == "CreateBucketConfiguration" else { throw .malformedXML }
    for element in document.children where element.name != "LocationConstraint" {
      throw .operationNotImplemented("CreateBucket with \(element.name)")
    }
    return document.text(of: "LocationConstraint").flatMap { $0.isEmpty ? nil : $0 }
  }
}
