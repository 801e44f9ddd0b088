import Synchronization

/// Keeps derived signing keys, so that each secret is derived once a day for a region and service. For any thread.
public final class SigningKeyCache: Sendable {
  private struct Name: Hashable {
    var secretAccessKey: String
    var scope: CredentialScope
  }

  private let keys = Mutex<[Name: SigningKey]>([:])
  private let capacity: Int

  /// A cache that is emptied whenever it holds this many keys.
  public init(capacity: Int = 1024) {
    self.capacity = max(1, capacity)
  }

  /// The key of a secret and scope, kept or derived now.
  public func key(secretAccessKey: String, scope: CredentialScope) -> SigningKey {
    let name = Name(secretAccessKey: secretAccessKey, scope: scope)
    if let key = keys.withLock({ $0[name] }) { return key }
    let key = SigningKey(secretAccessKey: secretAccessKey, scope: scope)
    keys.withLock { keys in
      if keys.count >= capacity { keys.removeAll(keepingCapacity: true) }
      keys[name] = key
    }
    return key
  }

  /// How many keys are kept.
  var count: Int { keys.withLock { $0.count } }
}
