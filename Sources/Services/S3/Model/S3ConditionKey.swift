/// The condition keys that S3 has of its own, and to which actions they say anything.
enum S3ConditionKey {
  /// The actions a key belongs to.
  enum Scope: Sendable {
    /// Every action.
    case all
    /// The actions of these names, without `s3:`.
    case some(Set<String>)

    /// Whether the key says anything to an action.
    func covers(_ action: String) -> Bool {
      switch self {
      case .all: true
      case .some(let names): names.contains(action)
      }
    }
  }

  /// The scope of a lower-cased key; nil if S3 has no such key.
  static func scope(of key: String) -> Scope? {
    if let scope = exact[key] { return scope }
    return prefixed.first { key.hasPrefix($0.prefix) && key.utf8.count > $0.prefix.utf8.count }?.scope
  }

  private static let prefixed: [(prefix: String, scope: Scope)] = [
    ("s3:existingobjecttag/", .some(tagged)), ("s3:requestobjecttag/", .some(tagging)), ("s3:buckettag/", .all),
  ]

  private static let exact: [String: Scope] = {
    var table: [String: Scope] = [:]
    for name in everywhere { table["s3:\(name)"] = .all }
    for name in ["prefix", "delimiter", "max-keys"] { table["s3:\(name)"] = .some(["ListBucket", "ListBucketVersions"]) }
    for name in grants { table["s3:\(name)"] = .some(granting) }
    for name in ofWrites { table["s3:\(name)"] = .some(["PutObject", "ReplicateObject"]) }
    for name in locks { table["s3:object-lock-\(name)"] = .some(locking) }
    table["s3:requestobjecttagkeys"] = .some(tagging)
    table["s3:if-match"] = .some(["PutObject", "DeleteObject"])
    table["s3:locationconstraint"] = .some(["CreateBucket"])
    table["s3:versionid"] = .some(Set(S3Action.all.map(\.name).filter { $0.contains("Version") }))
    table["s3:objectcreationoperation"] = .some(["PutObject", "PutObjectAnnotation"])
    return table
  }()

  private static let everywhere = [
    "authtype", "resourceaccount", "signatureage", "signatureversion", "tlsversion", "x-amz-content-sha256",
    "dataaccesspointaccount", "dataaccesspointarn", "accesspointnetworkorigin", "accesspointtag", "accessgrantsinstancearn",
  ]
  private static let grants = [
    "x-amz-acl", "x-amz-grant-full-control", "x-amz-grant-read", "x-amz-grant-read-acp", "x-amz-grant-write",
    "x-amz-grant-write-acp", "x-amz-object-ownership",
  ]
  private static let ofWrites = [
    "x-amz-copy-source", "x-amz-metadata-directive", "x-amz-server-side-encryption",
    "x-amz-server-side-encryption-aws-kms-key-id", "x-amz-server-side-encryption-customer-algorithm",
    "x-amz-storage-class", "x-amz-website-redirect-location", "if-none-match",
  ]
  private static let locks = ["mode", "retain-until-date", "legal-hold", "remaining-retention-days"]

  private static let tagging: Set<String> = ["PutObject", "PutObjectTagging", "PutObjectVersionTagging", "ReplicateTags"]
  private static let granting: Set<String> = [
    "CreateBucket", "PutBucketAcl", "PutObject", "PutObjectAcl", "PutObjectVersionAcl",
  ]
  private static let locking: Set<String> = [
    "PutObject", "PutObjectRetention", "PutObjectLegalHold", "ReplicateObject", "PutBucketObjectLockConfiguration",
    "BypassGovernanceRetention",
  ]
  private static let tagged: Set<String> = [
    "GetObject", "GetObjectVersion", "GetObjectAcl", "GetObjectVersionAcl", "GetObjectTagging", "GetObjectVersionTagging",
    "GetObjectAttributes", "GetObjectVersionAttributes", "PutObjectAcl", "PutObjectVersionAcl", "PutObjectTagging",
    "PutObjectVersionTagging", "DeleteObjectTagging", "DeleteObjectVersionTagging", "DeleteObject", "DeleteObjectVersion",
  ]
}
