public import AWSWire
import Basics
import Documents
import SQLite

/// Makes access keys: long-term ones for users, temporary ones for sessions.
public struct AccessKeyIssuer: Sendable {
  /// A key with its secret.
  public struct Key: Sendable {
    /// `AKIA…` or, for sessions, `ASIA…`.
    public var id: String
    /// The secret.
    public var secret: String
    /// The token of temporary credentials.
    public var token: String?
  }

  private let request: RequestContext

  /// An issuer that writes in a request's transaction.
  public init(_ request: RequestContext) {
    self.request = request
  }

  /// A new key for a user of an account; nil for its root user.
  public func issue(user: String?, account: String) throws(ServiceError) -> Key {
    let key = Key(id: "AKIA" + request.ids.base32(16), secret: request.ids.secret(40), token: nil)
    try store(key, account: account, owner: user, expires: nil, session: nil)
    return key
  }

  /// Temporary credentials for a session in an account.
  public func issue(_ session: IssuedSession, account: String) throws(ServiceError) -> Key {
    let key = Key(
      id: "ASIA" + request.ids.base32(16), secret: request.ids.secret(40),
      token: "IQoJb3JpZ2luX2Vj" + request.ids.secret(336) + "==")
    try store(key, account: account, owner: nil, expires: session.facts.expires, session: session)
    return key
  }

  private func store(
    _ key: Key, account: String, owner: String?, expires: Timestamp?, session: IssuedSession?
  ) throws(ServiceError) {
    try request.query { connection in
      _ = try connection.run(
        "INSERT INTO identity_access_key VALUES (?, ?, ?, ?, 'Active', ?, ?, ?, ?)", .text(key.id), .text(account),
        .text(optional: owner), .text(key.secret), .integer(request.now.milliseconds), .text(optional: key.token),
        .integer(optional: expires?.milliseconds), .text(optional: session?.json.text))
    }
  }
}
