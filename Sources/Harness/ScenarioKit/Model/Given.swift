public import Basics
public import Documents
public import IAMPolicy
public import ServiceCore

/// The world a scenario starts from, or what a step adds to it.
public struct Given: Sendable {
  /// The account; nil for the harness's own.
  public var account: String?
  /// The region; nil for the harness's own.
  public var region: String?
  /// The moment the clock stands at; nil for the time of the run.
  public var clock: Timestamp?
  /// What happens with the verdict of the policies; nil for the usual: enforced.
  public var enforcement: SecurityOptions.Enforcement?
  /// The year whose wording denials have; nil for the newest.
  public var denialEra: DenialMessage.Era?
  /// Files with more of the world, applied first.
  public var seeds: [FileReference]
  /// The world itself.
  public var contents: Seed
  /// Scripted trouble, in order: the first fault that strikes a call wins.
  public var faults: [FaultScript]

  /// A world with nothing in it.
  public init() {
    (seeds, contents, faults) = ([], Seed(), [])
  }
}

/// State to begin with: what `given` and seed files have in common.
public struct Seed: Sendable {
  /// Databases in the order written.
  public var databases: [DatabaseSeed]
  /// Table layouts that generated tables follow, by name.
  public var shapes: [String: TableSeed]
  /// Buckets in the order written.
  public var buckets: [BucketSeed]
  /// Workgroups of Athena in the order written.
  public var workGroups: [WorkGroupSeed]
  /// Policies of buckets, under the buckets' names.
  public var bucketPolicies: [PolicySeed]
  /// The policy of the Data Catalog; nil to leave it alone.
  public var catalogPolicy: PolicySeed?
  /// What Lake Formation begins with.
  public var lake: LakeSeed
  /// The organization the accounts belong to; nil to leave it alone.
  public var organization: PerimeterSeed?
  /// The VPC endpoint requests come through; nil to leave it alone.
  public var endpoint: PerimeterSeed?
  /// KMS keys in the order written.
  public var keys: [KeySeed]
  /// Glue jobs in the order written.
  public var jobs: [JobSeed]
  /// Glue workflows in the order written.
  public var workflows: [WorkflowSeed]
  /// Roles in the order written.
  public var roles: [PrincipalSeed]
  /// Users in the order written.
  public var users: [PrincipalSeed]

  /// A seed with nothing in it.
  public init() {
    (databases, shapes, buckets, roles, users) = ([], [:], [], [], [])
    (bucketPolicies, keys, workGroups, jobs, workflows) = ([], [], [], [], [])
    lake = LakeSeed()
  }

  /// The policies of resources.
  var resourcePolicies: [PolicySeed] { bucketPolicies + keys.compactMap(\.policy) + (catalogPolicy.map { [$0] } ?? []) }

  /// Whether there is nothing to do.
  public var isEmpty: Bool {
    databases.isEmpty && shapes.isEmpty && buckets.isEmpty && roles.isEmpty && users.isEmpty
      && bucketPolicies.isEmpty && workGroups.isEmpty && catalogPolicy == nil && organization == nil && endpoint == nil
      && lake.isEmpty && keys.isEmpty && jobs.isEmpty && workflows.isEmpty
  }
}

/// A fault with the place it is written at.
public struct FaultScript: Sendable {
  /// What it does, as the server takes it.
  public var rule: FaultRule
  /// Where it is written.
  public var location: SourceLocation
}

/// An organization or a VPC endpoint in the server's own format.
public struct PerimeterSeed: Sendable {
  /// The document.
  public var document: JSON
  /// Where it is written.
  public var location: SourceLocation
}
