public import IAMPolicy

/// How strictly callers are judged.
public struct SecurityOptions: Sendable, Equatable {
  /// What happens with the verdict of the policies.
  public enum Enforcement: String, Sendable, CaseIterable {
    /// Denied calls are refused.
    case enforce
    /// Denied calls are done, and marked in the journal.
    case audit
    /// Policies are not looked at.
    case off
  }

  /// What keys that this server never issued may do.
  public enum UnknownKeys: String, Sendable, CaseIterable {
    /// Long-term-looking keys act as the root user of their account (the key itself if it is 12 digits).
    case root
    /// They are refused, as AWS does.
    case strict
  }

  /// What happens with the verdict of the policies.
  public var enforcement: Enforcement
  /// What keys that this server never issued may do.
  public var unknownKeys: UnknownKeys
  /// The account of callers whose key names none: twelve digits.
  public var defaultAccount: String
  /// The region of requests that name none.
  public var region: String
  /// The year whose wording denials have.
  public var denialEra: DenialMessage.Era

  /// Options; enforced, lenient towards unknown keys, account 000000000000, us-east-1 unless said otherwise.
  public init(
    enforcement: Enforcement = .enforce, unknownKeys: UnknownKeys = .root, defaultAccount: String = "000000000000",
    region: String = "us-east-1", denialEra: DenialMessage.Era = .y2026
  ) {
    (self.enforcement, self.unknownKeys) = (enforcement, unknownKeys)
    (self.defaultAccount, self.region, self.denialEra) = (defaultAccount, region, denialEra)
  }
}
