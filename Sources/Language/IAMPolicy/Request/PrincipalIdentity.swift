/// Who makes a request.
public struct PrincipalIdentity: Sendable, Hashable {
  /// The kinds of caller.
  public enum Kind: Sendable, Hashable {
    /// The root user of an account.
    case root
    /// An IAM user; the path begins and ends with a slash.
    case user(name: String, path: String)
    /// A session of a role.
    case assumedRole(roleARN: String, sessionName: String)
    /// A session made with `GetFederationToken`.
    case federatedUser(name: String)
    /// Someone an identity provider vouches for, calling `AssumeRoleWithWebIdentity` or `AssumeRoleWithSAML`.
    case federated(provider: String)
    /// An AWS service, for example `athena.amazonaws.com`.
    case service(name: String)
    /// A caller without credentials.
    case anonymous
  }

  /// The ARN that messages show: of the user, or of the role session.
  public var arn: String
  /// The account the caller belongs to; empty for services, providers and anonymous callers.
  public var account: String
  /// What the caller is.
  public var kind: Kind
  /// The unique identifier as in `aws:userid`, for example `AIDA…` or `AROA…:session`.
  public var id: String
  /// The S3 canonical identifier of the caller's account; nil if not known.
  public var canonicalID: String?

  /// A caller.
  public init(arn: String, account: String, kind: Kind, id: String, canonicalID: String? = nil) {
    (self.arn, self.account, self.kind, self.id) = (arn, account, kind, id)
    self.canonicalID = canonicalID
  }

  /// The root user of an account.
  public static func root(of account: String, partition: String = "aws") -> PrincipalIdentity {
    PrincipalIdentity(arn: "arn:\(partition):iam::\(account):root", account: account, kind: .root, id: account)
  }

  /// A caller without credentials.
  public static let anonymous = PrincipalIdentity(arn: "anonymous", account: "", kind: .anonymous, id: "anonymous")

  /// An AWS service calling by itself.
  public static func service(_ name: String) -> PrincipalIdentity {
    PrincipalIdentity(arn: name, account: "", kind: .service(name: name), id: name)
  }

  /// The ARN for `aws:PrincipalArn`: the role's for role sessions, else the caller's own.
  public var principalARN: String {
    if case .assumedRole(let roleARN, _) = kind { roleARN } else { arn }
  }

  /// The text of `aws:PrincipalType`.
  public var principalType: String {
    switch kind {
    case .root: "Account"
    case .user: "User"
    case .assumedRole: "AssumedRole"
    case .federatedUser: "FederatedUser"
    case .service: "Service"
    case .federated, .anonymous: "Anonymous"
    }
  }

  /// Whether the caller has policies of its own and so an account side to be judged.
  var hasAccountSide: Bool {
    switch kind {
    case .root, .user, .assumedRole, .federatedUser: true
    case .federated, .service, .anonymous: false
    }
  }

  /// Whether the caller is a session of a service-linked role, which organization policies do not bind.
  var isServiceLinkedRole: Bool {
    guard case .assumedRole(let roleARN, _) = kind else { return false }
    return ARNParts(roleARN).part(5).starts(with: "role/aws-service-role/".utf8)
  }
}
