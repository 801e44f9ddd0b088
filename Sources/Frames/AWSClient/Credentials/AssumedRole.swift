public import AWSSignature
public import Basics
import Synchronization

/// Credentials of a role, got again before their time is over.
public final class AssumedRole: CredentialSource {
  /// Temporary credentials and the moment when their time is over.
  public struct Session: Sendable, Equatable {
    /// The credentials.
    public var credentials: AWSCredentials
    /// When their time is over.
    public var expiration: Timestamp

    /// A session.
    public init(credentials: AWSCredentials, expiration: Timestamp) {
      (self.credentials, self.expiration) = (credentials, expiration)
    }
  }

  private let clock: any Clock
  private let assume: @Sendable () throws(AWSCallError) -> Session
  private let session: Mutex<Session>

  /// Seconds before the end in which new credentials are wanted, and in which there must be new ones.
  private static let (advisory, mandatory): (Int64, Int64) = (900, 600)

  /// Assumes the role once and keeps the session.
  public init(clock: any Clock, assume: @escaping @Sendable () throws(AWSCallError) -> Session) throws(AWSCallError) {
    (self.clock, self.assume) = (clock, assume)
    session = Mutex(try assume())
  }

  /// The session's credentials, new ones if its end is near.
  ///
  /// While more than ten minutes are left, a role that cannot be assumed again is no error.
  public func credentials() throws(AWSCallError) -> AWSCredentials {
    let current = session.withLock { $0 }
    let left = current.expiration.seconds(since: clock.now)
    guard left < AssumedRole.advisory else { return current.credentials }
    do throws(AWSCallError) {
      try get()
    } catch  where left > AssumedRole.mandatory {
      return current.credentials
    }
    return session.withLock { $0.credentials }
  }

  /// Assumes the role again.
  public func renew() throws(AWSCallError) -> Bool {
    try get()
    return true
  }

  private func get() throws(AWSCallError) {
    let new = try assume()
    session.withLock { $0 = new }
  }
}
