import Basics
import Documents
import IAMPolicy

/// A temporary session as STS issues it and as it is stored with its access key.
public struct IssuedSession: Sendable {
  /// Whose session it is.
  public enum Holder: Sendable {
    /// A role, assumed under a session name. The id is the role's.
    case role(arn: String, id: String, sessionName: String)
    /// An IAM user (GetSessionToken).
    case user(name: String)
    /// The root user of the account (GetSessionToken).
    case root
  }

  /// Whose session it is.
  public var holder: Holder
  /// What it carries.
  public var facts: SessionFacts
  /// The inline session policy's text; nil without one.
  public var policy: String?
  /// The managed session policies.
  public var policyARNs: [String]

  /// A session.
  public init(holder: Holder, facts: SessionFacts, policy: String? = nil, policyARNs: [String] = []) {
    (self.holder, self.facts, self.policy, self.policyARNs) = (holder, facts, policy, policyARNs)
  }
}

extension IssuedSession {
  /// The session as it is stored.
  var json: JSON {
    var document = JSON.object([
      "issued": .number(facts.issued.milliseconds), "expires": .number(facts.expires.milliseconds),
      "chained": .bool(facts.isChained), "sourceIdentity": facts.sourceIdentity.map { .string($0) },
      "tags": JSON(.object(facts.tags.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) })),
      "transitive": .array(facts.transitiveTagKeys.map { .string($0) }), "policy": policy.map { .string($0) },
      "policyArns": .array(policyARNs.map { .string($0) }),
    ])
    switch holder {
    case .role(let arn, let id, let sessionName):
      document.set("role", .object(["arn": .string(arn), "id": .string(id), "session": .string(sessionName)]))
    case .user(let name): document.set("user", .string(name))
    case .root: break
    }
    return document
  }

  /// The session that was stored; nil if it cannot be read.
  init?(_ document: JSON) {
    guard let issued = document["issued"]?.integer, let expires = document["expires"]?.integer else { return nil }
    let tags = (document["tags"]?.members ?? []).map { ($0.name, $0.value.string ?? "") }
    facts = SessionFacts(
      issued: Timestamp(milliseconds: Int64(issued)), expires: Timestamp(milliseconds: Int64(expires)),
      roleARN: document["role"]?["arn"]?.string, isChained: document["chained"]?.bool ?? false,
      sourceIdentity: document["sourceIdentity"]?.string, tags: Dictionary(tags) { first, _ in first },
      transitiveTagKeys: document["transitive"]?.elements?.compactMap(\.string) ?? [])
    policy = document["policy"]?.string
    policyARNs = document["policyArns"]?.elements?.compactMap(\.string) ?? []
    if let role = document["role"] {
      holder = .role(
        arn: role["arn"]?.string ?? "", id: role["id"]?.string ?? "", sessionName: role["session"]?.string ?? "")
    } else {
      holder = document["user"]?.string.map { .user(name: $0) } ?? .root
    }
  }
}
