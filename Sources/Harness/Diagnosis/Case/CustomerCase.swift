public import Basics
public import Documents
import IAMPolicy

/// A customer's workflow with the policies that bind it: what the doctor looks at.
public struct CustomerCase: Sendable {
  /// The policies of a case by what they are used as.
  public struct Policies: Sendable {
    /// Identity policies of the role.
    public var identity: [PolicyFile]
    /// The role's trust policy; nil for one that trusts whoever runs the workflow.
    public var trust: PolicyFile?
    /// The role's permissions boundary.
    public var boundary: PolicyFile?
    /// Service control policies of the account.
    public var serviceControl: [PolicyFile]
    /// Policies of buckets, with the buckets' names.
    public var buckets: [(name: String, policy: PolicyFile)]
    /// The policy of the key that encrypts results and data.
    public var key: PolicyFile?
    /// Lake Formation's settings and grants, in the form of a scenario's `lakeFormation`.
    public var lakeFormation: JSON?

    /// Policies; none unless said otherwise.
    public init(
      identity: [PolicyFile], trust: PolicyFile? = nil, boundary: PolicyFile? = nil, serviceControl: [PolicyFile] = [],
      buckets: [(name: String, policy: PolicyFile)] = [], key: PolicyFile? = nil, lakeFormation: JSON? = nil
    ) {
      (self.identity, self.trust, self.boundary, self.serviceControl) = (identity, trust, boundary, serviceControl)
      (self.buckets, self.key, self.lakeFormation) = (buckets, key, lakeFormation)
    }

    /// Every policy file.
    public var all: [PolicyFile] {
      identity + [trust, boundary, key].compactMap { $0 } + serviceControl + buckets.map(\.policy)
    }

    /// The same policies, each changed.
    func map(_ change: (PolicyFile) -> PolicyFile) -> Policies {
      Policies(
        identity: identity.map(change), trust: trust.map(change), boundary: boundary.map(change),
        serviceControl: serviceControl.map(change), buckets: buckets.map { ($0.name, change($0.policy)) },
        key: key.map(change), lakeFormation: lakeFormation)
    }
  }

  /// The role that the workflow runs as, where the workflow names none.
  static let usualRole = "Ingestion"

  /// What the workflow file says.
  public let outline: WorkflowOutline
  /// The policies, placeholders filled in.
  public internal(set) var policies: Policies
  private let namedRole: String?
  /// The version of the client whose behaviour is shown.
  public let compatibility: String
  let lake: LakePlan

  /// A case.
  /// - Parameter role: the name of the role where the workflow names none; nil for any.
  public init(_ outline: WorkflowOutline, _ policies: Policies, compatibility: String = "1.12", role: String? = nil) {
    (self.outline, self.compatibility, namedRole) = (outline, compatibility, role)
    lake = LakePlan(outline, policies.all)
    let filling = PlaceholderFilling(outline: outline, account: lake.account)
    self.policies = policies.map { filling.fill($0) }
  }

  /// The name of the role that the policies belong to.
  var role: String { outline.assumedRole?.name ?? namedRole ?? CustomerCase.usualRole }

  /// The users or roles of the account that policies name as principals.
  func named(_ kind: String) -> [String] {
    let prefix = "arn:aws:iam::\(lake.account):\(kind)/"
    let arns = policies.all.flatMap(\.statements).flatMap { statement -> [String] in
      let principal = statement["Principal"]?["AWS"] ?? statement["NotPrincipal"]?["AWS"]
      return (principal?.elements ?? principal.map { [$0] } ?? []).compactMap(\.string)
    }
    var names: [String] = []
    for arn in arns where arn.hasPrefix(prefix) {
      let name = arn.split(separator: "/").last.map(String.init) ?? ""
      if !names.contains(name), !name.contains("*") { names.append(name) }
    }
    return names
  }

  /// What makes AWS refuse a policy before anything can run.
  public var refusals: [Diagnostic] {
    policies.all.flatMap { policy in
      PolicyLint.findings(in: policy.text, file: policy.path, kind: policy.kind).filter { $0.code == "ML040" }
    }
  }
}
