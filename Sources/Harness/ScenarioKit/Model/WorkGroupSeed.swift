public import Basics

/// A workgroup of Athena.
public struct WorkGroupSeed: Sendable {
  /// Its name; `primary` is there already and only set up.
  public var name: String
  /// Where its results go, such as `s3://results/`; nil if the client has to say.
  public var results: String?
  /// Whether its settings overrule the client's; nil for Athena's default.
  public var isEnforced: Bool?
  /// Whether it takes no queries.
  public var isDisabled: Bool
  /// Where its name stands.
  public var location: SourceLocation
}
