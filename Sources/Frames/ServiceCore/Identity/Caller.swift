public import Basics
public import IAMPolicy

/// Who makes a request, as the credentials say.
public struct Caller: Sendable {
  /// The principal that policies name.
  public var principal: PrincipalIdentity
  /// The account the caller belongs to.
  public var account: String
  /// The ARN that answers and denials print: user, root or assumed-role session.
  public var arn: String
  /// `aws:userid`: the user's id, or the role's id with the session name.
  public var userID: String
  /// The access key used; empty for anonymous callers and internal calls.
  public var accessKeyID: String
  /// What is known of a temporary session; nil for long-term credentials.
  public var session: SessionFacts?

  /// A caller.
  public init(
    principal: PrincipalIdentity, account: String, arn: String, userID: String, accessKeyID: String,
    session: SessionFacts? = nil
  ) {
    (self.principal, self.account, self.arn, self.userID) = (principal, account, arn, userID)
    (self.accessKeyID, self.session) = (accessKeyID, session)
  }

  /// A request without credentials.
  public static func anonymous(account: String) -> Caller {
    Caller(principal: .anonymous, account: account, arn: "anonymous", userID: "anonymous", accessKeyID: "")
  }

  /// The root user of an account.
  public static func root(account: String, accessKeyID: String = "") -> Caller {
    let principal = PrincipalIdentity.root(of: account)
    return Caller(
      principal: principal, account: account, arn: principal.arn, userID: account, accessKeyID: accessKeyID)
  }
}

/// What a temporary session carries.
public struct SessionFacts: Sendable {
  /// When the credentials were issued (`aws:TokenIssueTime`).
  public var issued: Timestamp
  /// When they end.
  public var expires: Timestamp
  /// The role's ARN for role sessions; nil for sessions of users.
  public var roleARN: String?
  /// Whether the session was made by another role session; such sessions are limited to an hour.
  public var isChained: Bool
  /// The source identity, which sticks through chaining.
  public var sourceIdentity: String?
  /// Session tags (`aws:PrincipalTag/x`).
  public var tags: [String: String]
  /// The keys of tags that pass on through chaining.
  public var transitiveTagKeys: [String]

  /// Facts of a session.
  public init(
    issued: Timestamp, expires: Timestamp, roleARN: String? = nil, isChained: Bool = false,
    sourceIdentity: String? = nil, tags: [String: String] = [:], transitiveTagKeys: [String] = []
  ) {
    (self.issued, self.expires, self.roleARN, self.isChained) = (issued, expires, roleARN, isChained)
    (self.sourceIdentity, self.tags, self.transitiveTagKeys) = (sourceIdentity, tags, transitiveTagKeys)
  }
}
