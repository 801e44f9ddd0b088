import AWSWire
import HTTP
import IAMPolicy
import ServiceCore

/// Sets a bucket's policy. Only callers of the owner's account may, whatever else the policies say.
struct PutBucketPolicy: S3Operation {
  static var access: StateAccess { .writing }

  private let bucket: Bucket
  private let text: String

  init(_ request: S3Request, in context: RequestContext) throws(ServiceError) {
    bucket = try request.bucket()
    text = String(decoding: request.http.body, as: UTF8.self)
  }

  func permissions(in context: RequestContext) -> [Permission] { [bucket.permission("s3:PutBucketPolicy")] }

  func perform(in context: RequestContext) throws(ServiceError) -> HTTPResponse {
    try PutBucketPolicy.checkOwner(of: bucket, is: context.caller)
    let document = try BucketPolicyRules(bucket: bucket).document(text, known: context.cloud.identities)
    try context.query { connection in
      guard let current = try BucketTable.find(bucket.name, connection), current.id == bucket.id else {
        throw ServiceError.noSuchBucket(bucket.name)
      }
      if document.isPublic, current.publicAccess?.blocksPublicPolicy == true {
        throw ServiceError.publicPolicyBlocked(context.caller.arn, bucket.arn)
      }
      try BucketPolicyTable.store(text, of: bucket, connection)
    }
    return HTTPResponse(status: 204)
  }

  /// Other accounts are told that they cannot, even where they are allowed to.
  static func checkOwner(of bucket: Bucket, is caller: Caller) throws(ServiceError) {
    guard caller.principal.account == bucket.owner else { throw .policyMethodNotAllowed }
  }
}

extension ServiceError {
  fileprivate static let policyMethodNotAllowed = ServiceError(
    "MethodNotAllowed", "The specified method is not allowed against this resource.", status: 405)
}
