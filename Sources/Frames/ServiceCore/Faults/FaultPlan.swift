import AWSWire
public import Basics
public import CloudState
import Documents
import Synchronization

/// The scripted faults of a server, with what they have met and struck so far.
public final class FaultPlan: Sendable {
  /// How often a rule met and struck calls.
  public struct Tally: Sendable {
    /// The rule.
    public var rule: FaultRule
    /// Calls it matched.
    public var matched: Int
    /// Calls it struck.
    public var fired: Int
    /// The call that came closest to matching; nil once one did, and while there was none.
    public var nearest: NearMiss?
    /// When the rule was added.
    var added: Timestamp
    /// The state at that moment, for rules whose answers are stale.
    var snapshot: StateSnapshot?
  }

  fileprivate struct State {
    var tallies: [Tally] = []
    var calls: [String: Int] = [:]
    var expiredKeys: Set<String> = []
  }

  private let clock: any Clock
  private let takeSnapshot: @Sendable () -> StateSnapshot?
  private let state = Mutex(State())
  private let isEmpty = Atomic(true)
  private let isSuspended = Atomic(false)

  /// A plan without rules.
  /// - Parameters:
  ///   - clock: what the time windows of rules are measured by.
  ///   - takeSnapshot: keeps the present state for rules whose answers are stale; nil if that fails.
  public init(clock: any Clock = SystemClock(), takeSnapshot: @escaping @Sendable () -> StateSnapshot? = { nil }) {
    (self.clock, self.takeSnapshot) = (clock, takeSnapshot)
  }

  /// Adds a rule.
  public func add(_ rule: FaultRule) {
    let snapshot = rule.effect == .stale ? takeSnapshot() : nil
    let tally = Tally(rule: rule, matched: 0, fired: 0, nearest: nil, added: clock.now, snapshot: snapshot)
    state.withLock { $0.tallies.append(tally) }
    isEmpty.store(false, ordering: .releasing)
  }

  /// Removes all rules and forgets what they did.
  public func clear() {
    state.withLock { $0 = State() }
    isEmpty.store(true, ordering: .releasing)
  }

  /// The rules with their counts, in the order they were added.
  public var tallies: [Tally] { state.withLock { $0.tallies } }

  /// Whether a fault has ended the life of these credentials.
  public func hasExpired(accessKeyID: String) -> Bool {
    if isEmpty.load(ordering: .acquiring) { return false }
    return state.withLock { $0.expiredKeys.contains(accessKeyID) }
  }

  /// Runs `body` while no rule strikes or counts: for whoever prepares the state between two rounds of calls.
  public func suspended<Value>(_ body: () throws -> Value) rethrows -> Value {
    isSuspended.store(true, ordering: .releasing)
    defer { isSuspended.store(false, ordering: .releasing) }
    return try body()
  }

  /// Whether there is nothing that could strike.
  var isIdle: Bool { isEmpty.load(ordering: .acquiring) || isSuspended.load(ordering: .acquiring) }

  /// Counts a call and answers the first rule that strikes it.
  func strike(_ call: FaultedCall) -> Tally? {
    if isIdle { return nil }
    let now = clock.now
    return state.withLock { state in
      defer { state.calls[call.action, default: 0] += 1 }
      for index in state.tallies.indices {
        if let struck = state.strike(index, call, now) { return struck }
      }
      return nil
    }
  }
}

extension FaultPlan.State {
  fileprivate mutating func strike(_ index: Int, _ call: FaultedCall, _ now: Timestamp) -> FaultPlan.Tally? {
    let rule = tallies[index].rule
    if case .expire = rule.effect, expiredKeys.contains(call.caller.accessKeyID) { return nil }
    var misses = call.misses(of: rule)
    if misses.isEmpty { misses += waits(for: tallies[index], now) }
    guard misses.isEmpty else {
      note(misses, of: call, index)
      return nil
    }
    tallies[index].matched += 1
    tallies[index].nearest = nil
    let number = tallies[index].matched
    guard rule.calls.contains(number), rule.chance?.strikes(number) ?? true else { return nil }
    tallies[index].fired += 1
    if case .expire = rule.effect { expiredKeys.insert(call.caller.accessKeyID) }
    return tallies[index]
  }

  /// Why a rule that a call fits does not strike yet or no more.
  private func waits(for tally: FaultPlan.Tally, _ now: Timestamp) -> [String] {
    let rule = tally.rule
    var waits: [String] = []
    if let after = rule.after {
      let seen = calls.filter { Glob.matches(after.operation, $0.key, ignoringCase: true) }.values.reduce(0, +)
      if seen < after.count { waits.append("only \(seen) of \(after.count) calls of \(after.operation) had come") }
    }
    if rule.from?.isReached(at: now, added: tally.added) == false { waits.append("it came too early") }
    if rule.until?.isReached(at: now, added: tally.added) == true { waits.append("it came too late") }
    return waits
  }

  /// Keeps the call that failed the fewest conditions.
  private mutating func note(_ misses: [String], of call: FaultedCall, _ index: Int) {
    guard tallies[index].matched == 0 else { return }
    let distance = misses.count * 100 + call.distance(to: tallies[index].rule.operation)
    if let nearest = tallies[index].nearest, nearest.distance <= distance { return }
    tallies[index].nearest = .init(call: "r-\(call.number) \(call.action)", misses: misses, distance: distance)
  }
}

extension FaultPlan {
  /// A call that a rule did not match, for rules that never fired.
  public struct NearMiss: Sendable, Equatable {
    /// The call: its number in the journal and its operation.
    public var call: String
    /// What kept the rule from striking it.
    public var misses: [String]
    /// How far it was from a match.
    var distance: Int

    /// In one sentence.
    public var text: String { "\(call): \(misses.joined(separator: ", "))" }
  }
}
