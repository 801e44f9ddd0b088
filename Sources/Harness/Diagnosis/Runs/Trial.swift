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
    scenario.set("steps", .array([step(JSON.object([:])), step(ownGiven(Variation(), replacing: true))]))
    let steps = try rehearsal.run(scenario.prettyText, file: path)
    guard steps.count == 2 else { throw Diagnostic("the rehearsal lacks a step") }
    return (steps[0], steps[1])
  }

  /// Where relative names in the case's files are sought from.
  private var path: String { "\(subject.outline.path).rehearsal.json" }

  // MARK: The scenario

  /// The case as a scenario.
  func scenario(_ variation: Variation = Variation()) -> JSON {
    var given = subject.lake.given
    for member in ownGiven(variation).members ?? [] { given.set(member.name, member.value) }
    if let users { given.set("users", users) }
    var scenario = step(given)
    scenario.set("scenario", .string("The customer's workflow"))
    return scenario
  }

  private func step(_ given: JSON) -> JSON {
    var document = JSON.object([:])
    if given.members?.isEmpty == false { document.set("given", given) }
    document.set(
      "when",
      .object([
        "ingest": subject.outline.document, "compatibility": .string(subject.compatibility),
        "as": .string(users == nil ? subject.role : Trial.operatorName),
      ]))
    document.set("then", .object(["outcome": .string("success")]))
    return document
  }

  /// Whoever assumes the workflow's role.
  static let operatorName = "operator"

  private var users: JSON? {
    guard subject.outline.assumedRole != nil else { return nil }
    let role = "arn:aws:iam::\(subject.lake.account):role/\(subject.role)"
    let actions = ["sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"]
    return .object([
      Trial.operatorName: .object(["allow": .array(actions.map { .string("\($0) on \(role)") })])
    ])
  }

  private var fullGiven: JSON {
    var given = subject.lake.given
    if let users { given.set("users", users) }
    var role = JSON.object(["policies": .object(["everything": Trial.everything])])
    role.set("trust", users == nil ? nil : .array([.string(Trial.operatorName)]))
    given.set("roles", .object([subject.role: role]))
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
    } else if users != nil {
      role.set("trust", .array([.string(Trial.operatorName)]))
    }
    role.set("session", .object(["name": .string("doctor")]))
    role.set("boundary", policies.boundary.map { .string($0.text) })
    var given = JSON.object(["roles": .object([subject.role: role]), "organization": organization(policies.serviceControl)])
    if !policies.buckets.isEmpty {
      given.set("bucketPolicies", JSON(.object(policies.buckets.map { JSON.Member($0.name, .string($0.policy.text)) })))
    }
    return given
  }

  /// The account's organization. Beside policies that allow something AWS's own, which allows everything, is taken to be
  /// detached, or they would have no effect.
  private func organization(_ policies: [PolicyFile]) -> JSON? {
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
      return policies.buckets.first { source.name.contains($0.name) }?.policy
        ?? (source.name.contains("key") ? policies.key : nil)
    default: break
    }
    for (index, policy) in policies.identity.enumerated() where policyName(of: policy, at: index) == name { return policy }
    return policies.boundary.flatMap { source.name.contains("boundary") ? $0 : nil }
  }
}
