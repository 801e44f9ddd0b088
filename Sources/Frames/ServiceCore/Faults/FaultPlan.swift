import AWSWire
import Basics
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
  }

  fileprivate struct State {
    var tallies: [Tally] = []
    var calls: [String: Int] = [:]
    var expiredKeys: Set<String> = []
  }

  private let state = Mutex(State())
  private let isEmpty = Atomic(true)
  private let isSuspended = Atomic(false)

  /// A plan without rules.
  public init() {}

  /// Adds a rule.
  public func add(_ rule: FaultRule) {
    state.withLock { $0.tallies.append(Tally(rule: rule, matched: 0, fired: 0)) }
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

  /// Counts a call and answers the first rule that strikes it.
  func strike(_ call: PreparedCall.Identity, by caller: Caller) -> FaultRule? {
    if isEmpty.load(ordering: .acquiring) || isSuspended.load(ordering: .acquiring) { return nil }
    return state.withLock { state in
      defer { state.calls[call.action, default: 0] += 1 }
      var struck: FaultRule?
      for index in state.tallies.indices where struck == nil {
        guard state.meets(index, call, caller) else { continue }
        state.tallies[index].matched += 1
        guard state.tallies[index].rule.calls.contains(state.tallies[index].matched) else { continue }
        state.tallies[index].fired += 1
        struck = state.tallies[index].rule
      }
      if struck?.effect == .expire { state.expiredKeys.insert(caller.accessKeyID) }
      return struck
    }
  }
}

extension PreparedCall {
  /// What faults and journal know a call by.
  struct Identity {
    let action: String
    let parameters: JSON
  }
}

extension FaultPlan.State {
  fileprivate func meets(_ index: Int, _ call: PreparedCall.Identity, _ caller: Caller) -> Bool {
    let rule = tallies[index].rule
    guard Glob.matches(rule.operation, call.action, ignoringCase: true) else { return false }
    if case .expire = rule.effect, caller.session == nil { return false }
    if case .expire = rule.effect, expiredKeys.contains(caller.accessKeyID) { return false }
    return rule.role.map { caller.isNamed($0) } ?? true && hasHappened(rule.after)
      && rule.parameters.allSatisfy { name, wanted in call.parameters.matches(name, wanted) }
  }

  private func hasHappened(_ after: FaultRule.After?) -> Bool {
    guard let after else { return true }
    let seen = calls.filter { Glob.matches(after.operation, $0.key, ignoringCase: true) }.values.reduce(0, +)
    return seen >= after.count
  }
}

extension JSON {
  /// Whether a member (dots lead into structures) has a value that matches a glob.
  fileprivate func matches(_ path: String, _ pattern: String) -> Bool {
    var value: JSON? = self
    for part in path.split(separator: ".") { value = value?[String(part)] }
    switch value?.value {
    case .string(let text), .number(let text): return Glob.matches(pattern, text)
    case .bool(let bool): return pattern == String(bool)
    default: return false
    }
  }
}

extension Caller {
  /// Whether the caller is the role or user of that name, or a session of the role.
  func isNamed(_ name: String) -> Bool {
    let roleOrUser = session?.roleARN ?? arn
    return roleOrUser == name || roleOrUser.split(separator: "/").last.map(String.init) == name
  }
}
