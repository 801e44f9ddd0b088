public import Basics
public import Documents

/// A role or user with what it may do, or what a step adds to it.
public struct PrincipalSeed: Sendable {
  /// Its name.
  public var name: String
  /// What it may and may not do, in the short form; the harness makes one inline policy of it.
  public var grants: [Grant]
  /// Whether `grants` come on top of what the principal could do before, as `alsoAllow` and `alsoDeny` say.
  public var addsGrants: Bool
  /// Policies word for word, attached inline under their names.
  public var policies: [PolicySeed]
  /// The permissions boundary, which becomes a managed policy; nil to set none.
  public var boundary: PolicySeed?
  /// Who may assume the role; nil for anybody in the account. Users have none.
  public var trust: Trust?
  /// The sessions in which the harness uses the role.
  public var session: SessionTerms
  /// Where its name stands.
  public var location: SourceLocation
}

/// One line of the short form: `glue:Get*` or `s3:GetObject on arn:aws:s3:::lake/*`.
public struct Grant: Sendable, Equatable {
  /// Whether it allows or denies.
  public enum Effect: String, Sendable {
    /// Allows.
    case allow = "Allow"
    /// Denies.
    case deny = "Deny"
  }

  /// Whether it allows or denies.
  public var effect: Effect
  /// The action, wildcards and all.
  public var action: String
  /// The resource; `*` if the line names none.
  public var resource: String

  /// A line of the short form.
  public init(_ effect: Effect, _ action: String, on resource: String = "*") {
    (self.effect, self.action, self.resource) = (effect, action, resource)
  }

  /// The policy that these lines stand for: neighbours of the same effect and resource share a statement.
  public static func policy(_ grants: [Grant]) -> JSON {
    var groups: [[Grant]] = []
    for grant in grants {
      if let last = groups.last?.first, last.effect == grant.effect, last.resource == grant.resource {
        groups[groups.count - 1].append(grant)
      } else {
        groups.append([grant])
      }
    }
    return .object(["Version": .string("2012-10-17"), "Statement": .array(groups.compactMap(statement))])
  }

  private static func statement(_ grants: [Grant]) -> JSON? {
    guard let first = grants.first else { return nil }
    return .object([
      "Effect": .string(first.effect.rawValue), "Action": .array(grants.map { .string($0.action) }),
      "Resource": .string(first.resource),
    ])
  }
}

/// A policy word for word.
public struct PolicySeed: Sendable {
  /// Where the words are.
  public enum Document: Sendable, Equatable {
    /// Here.
    case text(String)
    /// In a file.
    case file(FileReference)
  }

  /// The policy's name.
  public var name: String
  /// The policy.
  public var document: Document
  /// Where it is written.
  public var location: SourceLocation
}

/// Who may assume a role.
public enum Trust: Sendable {
  /// These principals: ARNs, or names of users and roles of the scenario.
  case principals([String])
  /// What a policy says.
  case policy(PolicySeed)
}

/// How the harness opens sessions of a role.
public struct SessionTerms: Sendable {
  /// How long a session lasts; nil for AWS's hour.
  public var duration: Duration?
  /// The session's name; nil for `scenario`.
  public var name: String?
  /// The session policy; nil for none.
  public var policy: PolicySeed?

  /// Sessions as AWS has them.
  public init() {}
}
