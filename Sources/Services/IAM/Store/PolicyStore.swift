import AWSWire
import Basics
import SQLite
import ServiceCore

/// The managed policies of the request's account and those of AWS, with their versions and attachments.
struct PolicyStore {
  /// The kind under which tags of policies are kept.
  static let kind = "policy"
  /// The owner of AWS's own policies.
  static let awsAccount = "aws"
  /// The most versions that a policy may have at once.
  static let versionLimit = 5
  /// The most managed policies that a user or role may have.
  static let attachmentLimit = 10

  let request: RequestContext

  init(_ request: RequestContext) { self.request = request }

  // MARK: Policies

  func find(_ arn: String) throws(ServiceError) -> ManagedPolicy? {
    if let policy = AWSManagedPolicy.find(arn) { return try managed(policy) }
    return try request.query { connection in
      try connection.first(
        "SELECT \(ManagedPolicy.columns) FROM identity_policy p WHERE p.arn = ? AND p.account = ?", .text(arn),
        .text(request.account)
      ) { ManagedPolicy($0) }
    }
  }

  /// - Throws: `InvalidInput` for what is no ARN of a policy, `NoSuchEntity` in IAM's words.
  func require(_ arn: String) throws(ServiceError) -> ManagedPolicy {
    try NameRules.check(policyARN: arn)
    guard let policy = try find(arn) else { throw .policyNotFound(arn) }
    return policy
  }

  /// A policy that the account may change.
  func requireOwn(_ arn: String) throws(ServiceError) -> ManagedPolicy {
    let policy = try require(arn)
    guard policy.account == request.account else { throw .foreignPolicy }
    return policy
  }

  /// The account's own policies and those of AWS, as wanted, sorted by name.
  func list(own: Bool, ofAWS: Bool) throws(ServiceError) -> [ManagedPolicy] {
    var policies = own ? try ownPolicies() : []
    if ofAWS { for policy in AWSManagedPolicy.all { policies.append(try managed(policy)) } }
    return policies.sorted { ($0.name.lowercased(), $0.arn) < ($1.name.lowercased(), $1.arn) }
  }

  private func ownPolicies() throws(ServiceError) -> [ManagedPolicy] {
    try request.query { connection in
      try connection.all(
        "SELECT \(ManagedPolicy.columns) FROM identity_policy p WHERE p.account = ?", .text(request.account)
      ) { ManagedPolicy($0) }
    }
  }

  /// A policy of AWS as the account sees it: with the account's own attachments.
  private func managed(_ policy: AWSManagedPolicy) throws(ServiceError) -> ManagedPolicy {
    let uses = try request.query { connection in
      try connection.first(
        """
        SELECT (SELECT count(*) FROM identity_attachment WHERE account = ?1 AND arn = ?2),
          (SELECT count(*) FROM identity_entity WHERE account = ?1 AND boundary = ?2)
        """, .text(request.account), .text(policy.arn)
      ) { (attachments: Int($0.integer(0)), boundaries: Int($0.integer(1))) }
    }
    return ManagedPolicy(
      account: PolicyStore.awsAccount, name: policy.name, arn: policy.arn, id: policy.id, path: policy.path,
      description: policy.description, created: policy.created, updated: policy.edited, defaultVersion: policy.version,
      lastVersion: policy.version, attachments: uses?.attachments ?? 0, boundaryUses: uses?.boundaries ?? 0)
  }

  /// Adds a policy with its first version.
  /// - Throws: `EntityAlreadyExists` if the name is taken, in whatever case and under whatever path.
  func add(_ policy: ManagedPolicy, document: String, tags: [Tag]) throws(ServiceError) {
    let taken = try ownPolicies().contains { $0.name.lowercased() == policy.name.lowercased() }
    guard !taken else {
      throw .exists("A policy called \(policy.name) already exists. Duplicate names are not allowed.")
    }
    try request.change(
      "INSERT INTO identity_policy VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      [
        .text(policy.account), .text(policy.name), .text(policy.arn), .text(policy.id ?? ""), .text(policy.path),
        .text(optional: policy.description), .integer(policy.created.milliseconds),
        .integer(policy.updated.milliseconds), .integer(Int64(policy.defaultVersion)),
        .integer(Int64(policy.lastVersion)),
      ])
    try addVersion(policy.lastVersion, of: policy.arn, document)
    try TagRows(request).put(tags, to: PolicyStore.kind, policy.name, title: "Policy")
  }

  /// Removes a policy that is not in use and has no version but the default one.
  func remove(_ policy: ManagedPolicy) throws(ServiceError) {
    guard policy.attachments == 0, policy.boundaryUses == 0 else { throw .policyIsAttached }
    guard try versions(of: policy).count <= 1 else { throw .versionsRemain }
    try request.change("DELETE FROM identity_policy_version WHERE arn = ?", [.text(policy.arn)])
    try request.change("DELETE FROM identity_policy WHERE arn = ?", [.text(policy.arn)])
    try TagRows(request).removeAll(of: PolicyStore.kind, policy.name)
  }
}
