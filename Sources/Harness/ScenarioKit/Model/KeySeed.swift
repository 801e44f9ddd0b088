public import Basics

/// A KMS key, known as `alias/NAME`.
public struct KeySeed: Sendable {
  /// Its name.
  public var name: String
  /// Its policy; nil for the standard one, which lets IAM decide.
  public var policy: PolicySeed?
  /// Where its name stands.
  public var location: SourceLocation
}
