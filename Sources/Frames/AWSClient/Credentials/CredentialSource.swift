public import AWSSignature

/// Where a client's credentials come from.
public protocol CredentialSource: Sendable {
  /// The credentials to sign with now.
  /// - Throws: `AWSCallError` if there are none or they cannot be got.
  func credentials() throws(AWSCallError) -> AWSCredentials

  /// Gets new credentials after the service said that these have expired; false if there is no way to.
  func renew() throws(AWSCallError) -> Bool
}

/// Credentials that stay the same.
public struct StaticCredentials: CredentialSource {
  private let value: AWSCredentials

  /// Credentials that stay the same.
  public init(_ value: AWSCredentials) {
    self.value = value
  }

  /// The credentials.
  public func credentials() -> AWSCredentials { value }

  /// False.
  public func renew() -> Bool { false }
}
