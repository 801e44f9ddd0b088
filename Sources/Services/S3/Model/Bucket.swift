import AWSWire
import Basics
import HTTP
import IAMPolicy
import SQLite
import ServiceCore

/// A bucket as it is stored.
struct Bucket: Sendable {
  /// The number its objects are stored under.
  var id: Int64
  /// The name, unique over all accounts.
  var name: String
  /// The account that owns it.
  var owner: String
  /// Where it was created.
  var region: String
  /// When it was created.
  var created: Timestamp
  /// The switches that keep it private; nil if they were removed.
  var publicAccess: PublicAccessBlock?
  /// How objects are encrypted unless they say otherwise; nil for S3's own keys.
  var encryption: EncryptionChoice?
  /// The version of its policy; nil without one.
  var policyVersion: Int64?
  /// The policy that judges this call; nil without one.
  var policy: CompiledPolicy?
  /// The condition keys that every check of this call has.
  var requestKeys: [String: [String]] = [:]
}

extension Bucket {
  /// The bucket that a request addresses.
  ///
  /// Whether it exists and where is told to everybody, before any permission is checked, as S3 does.
  static func addressed(by request: S3Request, in context: RequestContext) throws(ServiceError) -> Bucket {
    let name = request.address.bucket ?? ""
    guard var bucket = try named(name, in: context) else { throw .noSuchBucket(name) }
    try bucket.checkRegion(request, context)
    if let owner = request.header("x-amz-expected-bucket-owner"), owner != bucket.owner { throw .accessDenied }
    if bucket.isJudged(in: context) { bucket.requestKeys = request.conditionKeys(of: bucket, in: context) }
    return bucket
  }

  /// The bucket of a name with the policy that judges the caller; nil if there is none.
  static func named(_ name: String, in context: RequestContext) throws(ServiceError) -> Bucket? {
    try context.query { connection in
      guard var bucket = try BucketTable.find(name, connection) else { return nil }
      bucket.policy = try BucketPolicyTable.compiled(of: bucket, context.cloud.resourcePolicies, connection)
      if bucket.isClosed(to: context.caller.principal) { bucket.policy = nil }
      return bucket
    }
  }

  /// Whether any policy has a say: the root user without a bucket's policy is bound by none.
  func isJudged(in context: RequestContext) -> Bool {
    context.cloud.options.enforcement != .off && (policy != nil || context.caller.principal.kind != .root)
  }

  /// Whether `RestrictPublicBuckets` keeps what a public policy grants from those outside of the owner's account.
  private func isClosed(to principal: PrincipalIdentity) -> Bool {
    guard principal.account != owner, let policy, publicAccess?.restrictsPublicBuckets == true else { return false }
    if case .service = principal.kind { return false }
    return policy.document.isPublic
  }

  /// A request has to be signed for the bucket's region; GetBucketLocation may be signed for us-east-1 as well.
  private func checkRegion(_ request: S3Request, _ context: RequestContext) throws(ServiceError) {
    if context.region == region || context.caller.principal == .anonymous { return }
    if request.query.contains("location"), context.region == Region.unnamed { return }
    throw .wrongRegion(context.region, expected: region, presigned: request.isPresigned)
  }
}

/// An object's place.
struct ObjectLocation: Sendable {
  /// The bucket.
  var bucket: Bucket
  /// The key.
  var key: String

  /// The key as it is stored.
  var keyBytes: [UInt8] { Array(key.utf8) }
}

/// The regions as location constraints name them.
enum Region {
  /// The region that has no location constraint.
  static let unnamed = "us-east-1"

  /// The region of a location constraint; nil if AWS knows none of that name.
  static func named(_ constraint: String) -> String? {
    if constraint == "EU" { return "eu-west-1" }
    return constraints.contains(constraint) ? constraint : nil
  }

  private static let constraints: Set<String> = [
    "af-south-1", "ap-east-1", "ap-east-2", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1",
    "ap-south-2", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5",
    "ap-southeast-6", "ap-southeast-7", "ca-central-1", "ca-west-1", "cn-north-1", "cn-northwest-1", "eu-central-1",
    "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2", "eu-west-1", "eu-west-2", "eu-west-3", "il-central-1",
    "me-central-1", "me-south-1", "mx-central-1", "sa-east-1", "us-east-2", "us-gov-east-1", "us-gov-west-1",
    "us-west-1", "us-west-2",
  ]
}
