public import IAMPolicy
import Synchronization

/// The policies of resources made ready for evaluation: every version of a policy once.
public final class PolicyCache: Sendable {
  /// Which policy it is.
  public struct Key: Hashable, Sendable {
    /// The kind of resource, such as `s3`.
    public var kind: String
    /// A number that no other version of any policy of that kind ever has.
    public var version: Int64

    /// The key of a version.
    public init(kind: String, version: Int64) {
      (self.kind, self.version) = (kind, version)
    }
  }

  private static let limit = 10_000
  private let policies = Mutex<[Key: CompiledPolicy]>([:])

  /// A cache of nothing.
  public init() {}

  /// The policy of a key; nil if it was not kept.
  public func policy(_ key: Key) -> CompiledPolicy? { policies.withLock { $0[key] } }

  /// Keeps a policy; when too many have gathered, the others are dropped.
  public func keep(_ policy: CompiledPolicy, for key: Key) {
    policies.withLock { policies in
      if policies.count >= PolicyCache.limit { policies = [:] }
      policies[key] = policy
    }
  }

  /// Drops everything.
  public func forget() { policies.withLock { $0 = [:] } }
}
