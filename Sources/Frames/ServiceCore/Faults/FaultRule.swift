public import Basics

/// A scripted fault: which calls it strikes and what happens to them.
///
/// One format serves scenario files, the command line and the admin API.
public struct FaultRule: Sendable {
  /// What happens to a struck call.
  public enum Effect: Sendable, Equatable {
    /// A service error, by code; message and status as the service has them unless given.
    case respond(code: String, message: String?, status: Int?)
    /// The error with which the called service slows its callers down.
    case throttle
    /// Refused as a policy layer refuses it.
    case deny(Denial)
    /// The caller's temporary credentials end now.
    case expire
    /// The answer waits so many milliseconds.
    case delay(milliseconds: Int)
    /// The connection breaks before the answer.
    case cut
    /// The connection breaks after so many bytes of the answer's body; nil for half of them.
    case truncate(bytes: Int?)
    /// A reading call answers what was so when the fault was added.
    case stale
  }

  /// Which of the matching calls are struck, counted from 1.
  public enum Calls: Sendable, Equatable {
    /// All of them.
    case all
    /// Those whose number lies in the range.
    case range(ClosedRange<Int>)
    /// Every nth.
    case every(Int)

    func contains(_ number: Int) -> Bool {
      switch self {
      case .all: true
      case .range(let range): range.contains(number)
      case .every(let step): number % step == 0
      }
    }
  }

  /// A condition that other calls must have met first.
  public struct After: Sendable, Equatable {
    /// How many calls.
    public var count: Int
    /// Of which operations, a glob such as `glue:GetTables`.
    public var operation: String

    /// So many calls of an operation.
    public init(count: Int, operation: String) {
      (self.count, self.operation) = (count, operation)
    }
  }

  /// A moment on the server's clock.
  public enum Moment: Sendable, Equatable {
    /// A moment of its own.
    case at(Timestamp)
    /// So many milliseconds after the fault was added.
    case later(milliseconds: Int)

    func isReached(at now: Timestamp, added: Timestamp) -> Bool {
      switch self {
      case .at(let moment): now >= moment
      case .later(let milliseconds): now.milliseconds - added.milliseconds >= Int64(milliseconds)
      }
    }
  }

  /// How likely each of the matching calls is struck; the same seed strikes the same calls.
  public struct Chance: Sendable, Equatable {
    /// From 0 to 1.
    public var probability: Double
    /// What the choice follows from.
    public var seed: UInt64

    /// A chance.
    public init(probability: Double, seed: UInt64 = 0) {
      (self.probability, self.seed) = (probability, seed)
    }

    /// Whether the call of that number is struck.
    func strikes(_ number: Int) -> Bool {
      let draw = SeededIDSource(seed: seed &+ UInt64(number) &* 0x9E37_79B9_7F4A_7C15).next()
      return Double(draw >> 11) * 0x1p-53 < probability
    }
  }

  /// The longest delay, in milliseconds: a day.
  public static let longestDelay = 86_400_000

  /// What the fault is called in reports.
  public var name: String
  /// The operations it strikes, a glob over `service:Operation` without case; `*` for any.
  public var operation: String
  /// Input members that must have these values (globs).
  public var parameters: [String: String]
  /// The role or user that must call, by name; nil for anybody.
  public var role: String?
  /// A glob over the ARNs that the call is checked on; nil for any.
  public var resource: String?
  /// Which of the matching calls are struck.
  public var calls: Calls
  /// What must have happened first; nil for nothing.
  public var after: After?
  /// From when on it strikes; nil for at once.
  public var from: Moment?
  /// Until when it strikes; nil for ever.
  public var until: Moment?
  /// How likely it strikes; nil for always.
  public var chance: Chance?
  /// The ARN of the policy that a scripted denial names; nil for none.
  public var policy: String?
  /// What happens.
  public var effect: Effect

  /// A rule.
  public init(
    name: String, operation: String, parameters: [String: String] = [:], role: String? = nil, calls: Calls = .all,
    after: After? = nil, effect: Effect
  ) {
    (self.name, self.operation, self.parameters, self.role) = (name, operation, parameters, role)
    (self.calls, self.after, self.effect) = (calls, after, effect)
  }
}
