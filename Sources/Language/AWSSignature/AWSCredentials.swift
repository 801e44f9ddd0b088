/// What a client signs its requests with.
public struct AWSCredentials: Sendable, Equatable {
  /// The public name of the key, for example `AKIAIOSFODNN7EXAMPLE`.
  public var accessKeyID: String
  /// The secret that signatures are derived from.
  public var secretAccessKey: String
  /// The token that comes with temporary keys; nil for long-term ones.
  public var sessionToken: String?

  /// Credentials.
  public init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil) {
    (self.accessKeyID, self.secretAccessKey, self.sessionToken) = (accessKeyID, secretAccessKey, sessionToken)
  }
}
