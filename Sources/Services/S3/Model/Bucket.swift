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
}

extension Bucket {
  /// The bucket that a request addresses.
  ///
  /// Whether it exists and where is told to everybody, before any permission is checked, as S3 does.
  static func addressed(by request: S3Request, in context: RequestContext) throws(ServiceError) -> Bucket {
    let name = request.address.bucket ?? ""
    guard let bucket = try named(name, in: context) else { throw .noSuchBucket(name) }
    try bucket.checkRegion(request, context)
    if let owner = request.header("x-amz-expected-bucket-owner"), owner != bucket.owner { throw .accessDenied }
    return bucket
  }

  /// The bucket of a name; nil if there is none.
  static func named(_ name: String, in context: RequestContext) throws(ServiceError) -> Bucket? {
    try context.query { try BucketTable.find(name, $0) }
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
