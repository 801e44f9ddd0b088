/// A scripted fault: which calls it strikes and what happens to them.
///
/// One format serves scenario files, the command line and the admin API.
public struct FaultRule: Sendable {
  /// What happens to a struck call.
  public enum Effect: Sendable, Equatable {
    /// A service error, by code; message and status as the service has them unless given.
    case respond(code: String, message: String?, status: Int?)
    /// Refused as a policy layer refuses it.
    case deny(Denial)
    /// The caller's temporary credentials end now.
    case expire
    /// The answer waits so many milliseconds.
    case delay(milliseconds: Int)
    /// The connection breaks before the answer.
    case cut
  }

  /// The layer whose sentence a scripted denial gives.
  public enum Denial: String, Sendable, CaseIterable {
    /// An explicit deny in an identity policy.
    case explicit
    /// No identity policy allows it.
    case implicit
    /// The permissions boundary does not allow it.
    case boundary
    /// A service control policy does not allow it.
    case scp
    /// The session policy does not allow it.
    case session
    /// No resource policy allows it.
    case resource
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
  /// Which of the matching calls are struck.
  public var calls: Calls
  /// What must have happened first; nil for nothing.
  public var after: After?
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
