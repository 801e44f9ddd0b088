import Basics
import Documents
import IAMPolicy
import ScenarioKit

/// Runs a case, as it is or with its policies changed.
struct Trial {
  /// How the policies differ from those of the case.
  struct Variation {
    /// Lines to add.
    var added: [PolicyLine] = []
    /// Whether Lake Formation's grants of the case are left out.
    var liftsGrants = false
    /// Statements to take out: the policy's path and the statement's position.
    var removed: [(path: String, index: Int)] = []
  }

  let subject: CustomerCase
  let rehearsal: Rehearsal

  /// Runs the workflow under the policies.
  func run(_ variation: Variation = Variation()) throws -> Rehearsal.Step {
    let steps = try rehearsal.run(scenario(variation).prettyText, file: path)
    guard let step = steps.last else { throw Diagnostic("the rehearsal has no step") }
    return step
  }

  /// Runs the workflow under full rights first, then, over what that wrote, under the policies: the second run shows what
  /// is marked as deleted.
  func runAfterFullRights() throws -> (full: Rehearsal.Step, own: Rehearsal.Step) {
    var scenario = JSON.object(["scenario": .string("Full rights, then the customer's"), "given": fullGiven])
    scenario.set("steps", .array(preparation + [step(JSON.object([:])), step(ownGiven(Variation(), replacing: true))]))
    let steps = try rehearsal.run(scenario.prettyText, file: path).suffix(2)
    guard let full = steps.first, let own = steps.last, steps.count == 2 else { throw Diagnostic("the rehearsal lacks a step") }
    return (full, own)
  }

  /// Where relative names in the case's files are sought from.
  private var path: String { "\(subject.outline.path).rehearsal.json" }

  // MARK: The scenario

  /// The case as a scenario.
  func scenario(_ variation: Variation = Variation()) -> JSON {
    var given = subject.lake.given
    if let users { given.set("users", users) }
    let own = ownGiven(variation)
    guard preparation.isEmpty else {
      let steps = JSON.array(preparation + [step(own)])
      return .object(["scenario": .string(Trial.title), "given": given, "steps": steps])
    }
    for member in own.members ?? [] { given.set(member.name, member.value) }
    var scenario = step(given)
    scenario.set("scenario", .string(Trial.title))
    return scenario
  }

  private func step(_ given: JSON) -> JSON {
    var document = JSON.object([:])
    if given.members?.isEmpty == false { document.set("given", given) }
    document.set(
      "when",
      .object([
        "ingest": subject.outline.document, "compatibility": .string(subject.compatibility),
        "as": .string(subject.outline.assumedRole == nil ? subject.role : Trial.operatorName),
      ]))
    document.set("then", .object(["outcome": .string("success")]))
    return document
  }

  private static let title = "The customer's workflow"

  /// The key that encrypts results where a case has a key policy.
  private static let keyName = "results"

  /// What has to be called before the workflow runs: the results bucket encrypts with the key.
  private var preparation: [JSON] {
    guard subject.policies.key != nil else { return [] }
    let rule = JSON.object([
      "ApplyServerSideEncryptionByDefault": .object([
        "SSEAlgorithm": .string("aws:kms"), "KMSMasterKeyID": .string("alias/\(Trial.keyName)"),
      ])
    ])
    let input = JSON.object([
      "Bucket": .string(subject.lake.staging?.bucket ?? subject.lake.dataBucket),
      "ServerSideEncryptionConfiguration": .object(["Rules": .array([rule])]),
    ])
    return [
      .object([
        "given": .object(["keys": .array([.string(Trial.keyName)])]),
        "when": .object(["call": .string("s3:PutBucketEncryption"), "input": input]), "then": .object(["result": .object([:])]),
      ])
    ]
  }

  /// Whoever assumes the workflow's role.
  static let operatorName = "operator"

  private var users: JSON? {
    var users = subject.named("user").map { JSON.Member($0, Trial.idle) }
    if subject.outline.assumedRole != nil {
      let role = "arn:aws:iam::\(subject.lake.account):role/\(subject.role)"
      let actions = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"]
      users.append(JSON.Member(Trial.operatorName, .object(["allow": .array(actions.map { .string("\($0) on \(role)") })])))
    }
    return users.isEmpty ? nil : JSON(.object(users))
  }

  /// A user or role that only has to exist.
  private static let idle = JSON.object(["allow": .string("sts:GetCallerIdentity")])

  private var fullGiven: JSON {
    var given = subject.lake.given
    if let users { given.set("users", users) }
    var role = JSON.object(["policies": .object(["everything": Trial.everything])])
    role.set("trust", subject.outline.assumedRole == nil ? nil : .array([.string(Trial.operatorName)]))
    given.set("roles", roles(role))
    return given
  }

  private static let everything = JSON.object([
    "Version": .string("2012-10-17"),
    "Statement": .object(["Effect": .string("Allow"), "Action": .string("*"), "Resource": .string("*")]),
  ])

  /// What lets nobody do anything: takes the place of full rights in a later step.
  private static let nothing = JSON.object([
    "Version": .string("2012-10-17"),
    "Statement": .object(["Effect": .string("Allow"), "Action": .string("sts:GetCallerIdentity"), "Resource": .string("*")]),
  ])

  /// Roles and policies of the case.
  /// - Parameter replacing: whether they take the place of full rights.
  private func ownGiven(_ variation: Variation, replacing: Bool = false) -> JSON {
    let policies = changed(variation)
    var documents = replacing ? [JSON.Member("everything", Trial.nothing)] : []
    for (index, policy) in policies.identity.enumerated() {
      documents.append(JSON.Member(subject.policyName(of: policy, at: index), .string(policy.text)))
    }
    let added = variation.added.filter { $0.target == .identity }
    if !added.isEmpty { documents.append(JSON.Member("added", .string(added.document.text))) }
    var role = JSON.object(["policies": JSON(.object(documents))])
    if let trust = policies.trust, let document = try? JSON.parse(trust.text) {
      role.set("trust", document)
    } else if subject.outline.assumedRole != nil {
      role.set("trust", .array([.string(Trial.operatorName)]))
    }
    role.set("session", .object(["name": .string("doctor")]))
    role.set("boundary", policies.boundary.flatMap { $0.isEmptied ? nil : .string($0.text) })
    var given = JSON.object(["roles": roles(role), "organization": organization(policies.serviceControl)])
    if let key = policies.key, !key.isEmptied { given.set("keys", .object([Trial.keyName: .string(key.text)])) }
    if let grants = policies.lakeFormation, !variation.liftsGrants {
      given.set("lakeFormation", replacing ? grants : merged(grants))
    }
    let buckets = policies.buckets.filter { !$0.policy.isEmptied }
    if !buckets.isEmpty {
      given.set("bucketPolicies", JSON(.object(buckets.map { JSON.Member($0.name, .string($0.policy.text)) })))
    }
    return given
  }

  /// The workflow's role with the roles that policies name.
  private func roles(_ own: JSON) -> JSON {
    let others = subject.named("role").filter { $0 != subject.role }
    return JSON(.object(others.map { JSON.Member($0, Trial.idle) } + [JSON.Member(subject.role, own)]))
  }

  /// Lake Formation's settings of the case beside the tags of the lake.
  private func merged(_ grants: JSON) -> JSON {
    var merged = subject.lake.given["lakeFormation"] ?? .object([:])
    for member in grants.members ?? [] { merged.set(member.name, member.value) }
    return merged
  }

  /// The account's organization. Beside policies that allow something AWS's own, which allows everything, is taken to be
  /// detached, or they would have no effect.
  private func organization(_ policies: [PolicyFile]) -> JSON? {
    let policies = policies.filter { !$0.isEmptied }
    guard !policies.isEmpty else { return nil }
    let documents = policies.map { JSON.Member($0.name, .string($0.text)) }
    let isAllowList = policies.contains { $0.statements.contains { $0["Effect"]?.string == "Allow" } }
    return .object(["fullAccess": isAllowList ? .bool(false) : nil, "scp": JSON(.object(documents))])
  }

  private func changed(_ variation: Variation) -> CustomerCase.Policies {
    subject.policies.map { policy in
      let indices = variation.removed.filter { $0.path == policy.path }.map(\.index).sorted(by: >)
      var changed = indices.reduce(policy) { $0.removing(statement: $1) }
      if let target = subject.target(of: policy), target != .identity {
        changed = changed.adding(variation.added.filter { $0.target == target }.statements)
      }
      return changed
    }
  }
}

extension CustomerCase {
  /// The name that an identity policy has at the role.
  func policyName(of policy: PolicyFile, at index: Int) -> String {
    let isTaken = policies.identity.prefix(index).contains { $0.name == policy.name } || policy.name == "everything"
    return isTaken || policy.name == "added" ? "\(policy.name)-\(index + 1)" : policy.name
  }

  /// Where lines for a policy belong.
  func target(of policy: PolicyFile) -> PolicyLine.Target? {
    if policy.path == policies.boundary?.path, policy.kind == .boundary { return .boundary }
    if policy.kind == .trust { return .trust }
    if policy.kind == .serviceControl { return .serviceControl }
    if let bucket = policies.buckets.first(where: { $0.policy.path == policy.path }) { return .bucket(bucket.name) }
    if policy.path == policies.key?.path { return .key }
    return .identity
  }

  /// The policy file that a policy of the cloud was made of; nil for what the doctor added.
  func file(of source: PolicySource) -> PolicyFile? {
    let name = source.name.split(separator: "/", maxSplits: 1).last.map(String.init) ?? source.name
    switch source.type {
    case .trust: return policies.trust
    case .organization: return policies.serviceControl.first { source.name.contains($0.name) } ?? policies.serviceControl.first
    case .resource:
      if source.name.hasPrefix("key policy") { return policies.key }
      return policies.buckets.first { source.name == "bucket policy of \($0.name)" }?.policy
    default: break
    }
    for (index, policy) in policies.identity.enumerated() where policyName(of: policy, at: index) == name { return policy }
    return policies.boundary.flatMap { source.name.contains("boundary") ? $0 : nil }
  }
}
