import AWSWire
public import IAMPolicy

/// An organization as its policies bear on requests: which accounts it has, and what limits each of them.
public struct Organization: Sendable {
  /// What one level between the root and an account allows.
  struct Level: Sendable {
    var serviceControl: [CompiledPolicy]
    var resourceControl: [CompiledPolicy]
  }

  /// Where an account stands.
  struct Membership: Sendable {
    /// The path of `aws:PrincipalOrgPaths`, from the organization to the account's unit, with a slash at its end.
    var path: String
    /// The levels from the root to the account itself.
    var levels: [Level]
  }

  /// The identifier, such as `o-a1b2c3d4e5`.
  public let id: String
  /// The account whose callers and resources no policy of the organization binds.
  public let managementAccount: String
  let memberships: [String: Membership]

  /// The accounts, the management account among them, sorted.
  public var accounts: [String] { memberships.keys.sorted() }

  /// Whether an account belongs to it.
  public func contains(_ account: String) -> Bool { memberships[account] != nil }

  /// The service control policies that bind callers of an account, level by level; none for the management account.
  public func serviceControl(over account: String) -> [[CompiledPolicy]] {
    levels(of: account).map(\.serviceControl)
  }

  /// The resource control policies that guard what an account owns, level by level. They bear on the services that AWS
  /// has opened to them, and on nothing in the management account.
  public func resourceControl(over account: String, action: String) -> [[CompiledPolicy]] {
    let service = action.prefix { $0 != ":" }.lowercased()
    return Organization.guardedServices.contains(service) ? levels(of: account).map(\.resourceControl) : []
  }

  private func levels(of account: String) -> [Level] {
    account == managementAccount ? [] : memberships[account]?.levels ?? []
  }

  /// The services whose resources take part in resource control policies (Organizations User Guide).
  private static let guardedServices: Set<String> = [
    "s3", "sts", "kms", "sqs", "secretsmanager", "cognito-idp", "cognito-identity", "logs", "dynamodb", "ecr", "aoss",
  ]
}
