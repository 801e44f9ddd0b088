public import Basics
public import IAMPolicy

/// Where credentials and policies of principals are looked up. Implemented over the state by the IAM room.
public protocol IdentityDirectory: Sendable {
  /// The record of an access key that was ever issued or seeded; nil for one this server has never seen.
  func credential(_ accessKeyID: String) throws -> CredentialRecord?

  /// The policies that bind a caller: identity, boundary, session and organization. Resource policies are added by
  /// whoever owns the resource.
  func policies(of caller: Caller) throws -> PolicySet

  /// Whether IAM has the user or role of an ARN; nil where that cannot be told, because nothing at all is known of the
  /// account.
  func has(principal arn: String) throws -> Bool?

  /// The organization and the endpoint that stand around the accounts.
  func perimeter() throws -> Perimeter

  /// Forgets what is cached, after the state was emptied.
  func forget()
}

extension IdentityDirectory {
  /// Cannot tell.
  public func has(principal arn: String) throws -> Bool? { nil }

  /// Nothing.
  public func perimeter() throws -> Perimeter { .none }
}

/// An access key and what it stands for.
public struct CredentialRecord: Sendable {
  /// Whether a key can be used.
  public enum Status: Sendable {
    /// Usable.
    case active
    /// Switched off by its owner.
    case inactive
    /// Deleted; kept so that the key can never act as an unknown one.
    case deleted
  }

  /// The secret the signature is made with.
  public var secretAccessKey: String
  /// The token that must come with temporary credentials; nil for long-term ones.
  public var sessionToken: String?
  /// Whether it can be used.
  public var status: Status
  /// When temporary credentials end; nil for long-term ones.
  public var expires: Timestamp?
  /// Who it stands for.
  public var caller: Caller

  /// A record.
  public init(
    secretAccessKey: String, sessionToken: String? = nil, status: Status = .active, expires: Timestamp? = nil,
    caller: Caller
  ) {
    (self.secretAccessKey, self.sessionToken, self.status) = (secretAccessKey, sessionToken, status)
    (self.expires, self.caller) = (expires, caller)
  }
}
