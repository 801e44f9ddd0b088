import AWSWire
import Documents
import IAMPolicy
import SQLite

/// Reads and compiles the policies that bind a principal.
struct PolicyReader {
  let connection: Connection

  init(_ connection: Connection) {
    self.connection = connection
  }

  func policies(of caller: Caller) throws -> PolicySet {
    var policies = PolicySet()
    if let entity = entity(of: caller) {
      policies.identity = try identityPolicies(entity, account: caller.account)
      policies.boundary = try boundary(entity, account: caller.account)
    }
    if caller.session != nil { policies.session = try sessionPolicies(caller) }
    return policies
  }

  private func entity(of caller: Caller) -> (kind: String, name: String)? {
    switch caller.principal.kind {
    case .user(let name, _): ("user", name)
    case .assumedRole(let arn, _): ("role", arn.split(separator: "/").last.map(String.init) ?? arn)
    default: nil
    }
  }

  /// The policies of a user with those of its groups, or of a role.
  private func identityPolicies(_ entity: (kind: String, name: String), account: String) throws -> [CompiledPolicy] {
    let own = try policies(of: entity.kind, entity.name, account: account)
    guard entity.kind == "user" else { return own }
    let groups = try connection.all(
      "SELECT team FROM identity_membership WHERE account = ? AND member = ? ORDER BY team", .text(account),
      .text(entity.name)
    ) { $0.text(0) }
    return try own + groups.flatMap { try policies(of: "group", $0, account: account) }
  }

  /// The inline and attached policies of one user, group or role.
  private func policies(of kind: String, _ name: String, account: String) throws -> [CompiledPolicy] {
    let place: [SQLValue] = [.text(account), .text(kind), .text(name)]
    let inline = try connection.all(
      "SELECT name, document FROM identity_inline_policy WHERE account = ? AND kind = ? AND owner = ? ORDER BY name",
      place
    ) { (name: $0.text(0), text: $0.text(1)) }
    let attached = try connection.all(
      "SELECT arn FROM identity_attachment WHERE account = ? AND kind = ? AND owner = ? ORDER BY arn", place
    ) { $0.text(0) }
    let type = PolicySource.AttachmentType(rawValue: kind) ?? .none
    var compiled: [CompiledPolicy] = []
    for policy in inline {
      compiled.append(try compile(policy.text, .identity, PolicySource(name: "\(name)/\(policy.name)", type: type)))
    }
    for arn in attached { if let policy = try managed(arn, .identity) { compiled.append(policy) } }
    return compiled
  }

  private func boundary(_ entity: (kind: String, name: String), account: String) throws -> [CompiledPolicy]? {
    let arn = try connection.first(
      "SELECT boundary FROM identity_entity WHERE account = ? AND kind = ? AND name = ?", .text(account),
      .text(entity.kind), .text(entity.name)
    ) { $0.optionalText(0) }
    guard let arn, let arn else { return nil }
    return try managed(arn, .boundary).map { [$0] } ?? []
  }

  /// The session's own policies; nil if it was given none, and then it is not limited further.
  private func sessionPolicies(_ caller: Caller) throws -> [CompiledPolicy]? {
    let text = try connection.first(
      "SELECT session FROM identity_access_key WHERE id = ?", .text(caller.accessKeyID)
    ) { $0.text(0) }
    guard let text, let session = IssuedSession(try JSON.parse(text)) else { return nil }
    guard session.policy != nil || !session.policyARNs.isEmpty else { return nil }
    var compiled: [CompiledPolicy] = []
    if let policy = session.policy {
      compiled.append(try compile(policy, .session, PolicySource(name: "session", type: .session)))
    }
    for arn in session.policyARNs { if let policy = try managed(arn, .session) { compiled.append(policy) } }
    return compiled
  }

  private func managed(_ arn: String, _ kind: PolicyKind) throws -> CompiledPolicy? {
    if let policy = AWSManagedPolicy.find(arn) {
      return try compile(policy.document, kind, PolicySource(name: policy.name, arn: arn, type: .awsManaged))
    }
    let found = try connection.first(
      """
      SELECT p.name, v.document FROM identity_policy p
      JOIN identity_policy_version v ON v.arn = p.arn AND v.version = p.default_version WHERE p.arn = ?
      """, .text(arn)
    ) { (name: $0.text(0), text: $0.text(1)) }
    guard let found else { return nil }
    return try compile(found.text, kind, PolicySource(name: found.name, arn: arn, type: .customerManaged))
  }

  private func compile(_ text: String, _ kind: PolicyKind, _ source: PolicySource) throws -> CompiledPolicy {
    CompiledPolicy(try PolicyDocument.parse(text, kind: kind), source: source)
  }
}
