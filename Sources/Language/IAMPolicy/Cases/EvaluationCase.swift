public import Basics
public import Documents

/// A question to the evaluator with its policies, written as one JSON document; for tables of cases.
///
/// ```json
/// {"name": "deny wins", "principal": "arn:aws:iam::111122223333:user/Ada", "action": "s3:GetObject",
///  "resource": "arn:aws:s3:::lake/a", "context": {"aws:SourceIp": "203.0.113.7"},
///  "policies": {"identity": [{…}], "boundary": [{…}], "session": [{…}], "resource": {…}, "trust": {…},
///               "scp": [[{…}]], "rcp": [[{…}]], "endpoint": {…}},
///  "expected": "explicitDeny"}
/// ```
public struct EvaluationCase: Sendable {
  /// What the case is called.
  public var name: String
  /// The question.
  public var request: AuthorizationRequest
  /// The policies.
  public var policies: PolicySet
  /// The verdict that is expected; nil if none is.
  public var expected: Decision.Effect?

  /// Reads a case.
  /// - Throws: `Diagnostic` that names the member that is wrong.
  public init(_ document: JSON) throws(Diagnostic) {
    guard document.members != nil else { throw Diagnostic("a case is a JSON object") }
    name = document["name"]?.string ?? document["id"]?.string ?? "case"
    let principal = try EvaluationCase.principal(document)
    let action = try EvaluationCase.text("action", document)
    request = AuthorizationRequest(
      principal: principal, action: action, resource: document["resource"]?.string ?? "*",
      resourceAccount: document["resourceAccount"]?.string, context: try EvaluationCase.context(document["context"]))
    policies = try EvaluationCase.policies(document["policies"] ?? .object([:]))
    expected = try EvaluationCase.effect(document["expected"])
  }

  /// The evaluator's verdict.
  public var decision: Decision { PolicyEvaluator.evaluate(request, policies) }

  // MARK: Members

  private static func text(_ name: String, _ document: JSON) throws(Diagnostic) -> String {
    guard let text = document[name]?.string else { throw Diagnostic("\(name) is missing or not a text") }
    return text
  }

  /// An ARN tells who asks: root, user, role session or federated user; anything else is a service or nobody.
  private static func principal(_ document: JSON) throws(Diagnostic) -> PrincipalIdentity {
    let text = try text("principal", document)
    if text == "anonymous" || text == "*" { return .anonymous }
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6 else {
      guard text.hasSuffix(".amazonaws.com") else { throw Diagnostic("principal \"\(text)\" is no ARN") }
      return .service(text)
    }
    let (account, resource) = (parts[4], parts[5])
    let path = resource.split(separator: "/").map(String.init)
    let id = document["userId"]?.string ?? "AIDAEXAMPLE"
    switch path.first {
    case "root": return .root(of: account)
    case "user":
      let folder = path.dropFirst().dropLast().map { "\($0)/" }.joined()
      return PrincipalIdentity(
        arn: text, account: account, kind: .user(name: path.last ?? "", path: "/\(folder)"), id: id)
    case "assumed-role" where path.count > 2:
      let role = document["role"]?.string ?? "arn:\(parts[1]):iam::\(account):role/\(path[1])"
      return PrincipalIdentity(
        arn: text, account: account, kind: .assumedRole(roleARN: role, sessionName: path[2]), id: id)
    case "federated-user":
      return PrincipalIdentity(arn: text, account: account, kind: .federatedUser(name: path.last ?? ""), id: id)
    default: throw Diagnostic("principal \"\(text)\" is no root, user, assumed-role or federated-user")
    }
  }

  private static func context(_ document: JSON?) throws(Diagnostic) -> ContextKeys {
    var values: [String: [String]] = [:]
    for member in document?.members ?? [] {
      let elements = member.value.elements ?? [member.value]
      values[member.name] = elements.compactMap(\.scalar)
      guard values[member.name]?.count == elements.count else {
        throw Diagnostic("context \(member.name) must hold texts, numbers or booleans")
      }
    }
    return ContextKeys(values)
  }

  private static func policies(_ document: JSON) throws(Diagnostic) -> PolicySet {
    var policies = PolicySet()
    for member in document.members ?? [] {
      switch member.name {
      case "identity": policies.identity = try list(member, .identity)
      case "boundary": policies.boundary = try list(member, .boundary)
      case "session": policies.session = try list(member, .session)
      case "scp", "organization": policies.organization = try levels(member, .serviceControl)
      case "rcp", "resourceControl": policies.resourceControl = try levels(member, .resourceControl)
      case "endpoint": policies.endpoint = try list(member, .endpoint).first
      case "resource": policies.resource = try list(member, .resource).first
      case "trust":
        policies.resource = try list(member, .trust).first
        policies.resourcePolicyIsRequired = true
      case "key":
        policies.resource = try list(member, .resource).first
        policies.resourcePolicyIsRequired = true
      default: throw Diagnostic("unknown kind of policy \"\(member.name)\"", code: "ML003")
      }
    }
    return policies
  }

  private static func levels(_ member: JSON.Member, _ kind: PolicyKind) throws(Diagnostic) -> [[CompiledPolicy]] {
    var levels: [[CompiledPolicy]] = []
    for level in member.value.elements ?? [member.value] { levels.append(try list(JSON.Member(member.name, level), kind)) }
    return levels
  }

  private static func list(_ member: JSON.Member, _ kind: PolicyKind) throws(Diagnostic) -> [CompiledPolicy] {
    var compiled: [CompiledPolicy] = []
    for (index, policy) in (member.value.elements ?? [member.value]).enumerated() {
      let text = policy.string ?? policy.text
      do {
        let document = try PolicyDocument.parse(text, kind: kind)
        compiled.append(CompiledPolicy(document, source: PolicySource(name: "\(member.name) \(index + 1)")))
      } catch {
        throw Diagnostic("\(member.name) policy \(index + 1): \(error.message) (\(error.reason))", help: error.help)
      }
    }
    return compiled
  }

  private static func effect(_ document: JSON?) throws(Diagnostic) -> Decision.Effect? {
    guard let text = document?.string else { return nil }
    switch text.lowercased() {
    case "allowed", "allow": return .allowed
    case "implicitdeny", "implicit": return .implicitDeny
    case "explicitdeny", "explicit", "deny": return .explicitDeny
    default: throw Diagnostic("expected \"\(text)\" is not a verdict", help: "one of allowed, implicitDeny, explicitDeny")
    }
  }
}

extension JSON {
  fileprivate var scalar: String? {
    switch value {
    case .string(let text), .number(let text): text
    case .bool(let bool): String(bool)
    default: nil
    }
  }
}
