/// How long policies may be. IAM counts characters without white space.
public enum PolicyQuota: Int, Sendable {
  /// All inline policies of a user together.
  case userInline = 2048
  /// All inline policies of a group together.
  case groupInline = 5120
  /// All inline policies of a role together.
  case roleInline = 10_240
  /// One managed policy.
  case managed = 6144
  /// The most a role's trust policy may be raised to; without raising it is `trustDefault`.
  case trust = 4096

  /// The usual length of a role's trust policy.
  public static let trustDefault = 2048

  /// The number of characters that count: white space does not.
  public static func length(of text: String) -> Int {
    text.unicodeScalars.count { !$0.properties.isWhitespace }
  }
}
