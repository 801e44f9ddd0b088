import Basics
import Documents
public import Reports
import ServiceCore

/// Holds what scripted faults did against what was expected of them.
public struct FaultJudge: Sendable {
  private let tallies: [Tally]

  /// What one fault did.
  public struct Tally: Sendable {
    /// The fault.
    public var script: FaultScript
    /// How many calls it matched.
    public var matched: Int
    /// How many of them it struck.
    public var fired: Int
    /// The call that came closest to it, in words; nil if it met one or there was none.
    public var nearest: String?

    /// What one fault did.
    public init(_ script: FaultScript, matched: Int, fired: Int, nearest: String? = nil) {
      (self.script, self.matched, self.fired, self.nearest) = (script, matched, fired, nearest)
    }
  }

  /// A judge of all faults of a scenario.
  public init(_ tallies: [Tally]) {
    self.tallies = tallies
  }

  /// The faults that did not do what was expected; a fault of which nothing is said must fire at least once.
  public func failures(_ expectation: FaultExpectation?) -> [Failure] {
    var counts: [(name: String, matcher: Matcher)] = []
    if case .counts(let wanted) = expectation { counts = wanted }
    return tallies.flatMap { tally -> [Failure] in
      guard let count = counts.first(where: { $0.name == tally.script.rule.name }) else {
        return tally.fired > 0 ? [] : [idle(tally)]
      }
      guard !count.matcher.matches(.number(tally.fired)) else { return [] }
      let message = "fault \"\(count.name)\" fired \(times(tally.fired)), expected \(count.matcher.summary)"
      return [Failure(Diagnostic(message, at: count.matcher.location), found: met(tally))]
    }
  }

  private func idle(_ tally: Tally) -> Failure {
    let message = "fault \"\(tally.script.rule.name)\" never fired: \(met(tally))"
    let help = "a fault that never fires shows nothing; remove it, or write `faults: {\(tally.script.rule.name): never}`"
    return Failure(Diagnostic(message, help: help, at: tally.script.location))
  }

  private func met(_ tally: Tally) -> String {
    let rule = tally.script.rule
    let condition = rule.isConditional ? " as described" : ""
    let operation = rule.operation == "*" ? "any operation" : rule.operation
    let waits =
      switch rule.calls {
      case .all: ""
      case .range(let range) where range.count == 1: " (the rule waits for call \(range.lowerBound))"
      case .range(let range): " (the rule waits for calls \(range.lowerBound) to \(range.upperBound))"
      case .every(let step): " (the rule waits for every \(ordinal(step)) call)"
      }
    let nearest = tally.nearest.map { "; the nearest call was \($0)" } ?? ""
    return "\(operation) was called \(times(tally.matched))\(condition)\(waits)\(nearest)"
  }

  private func times(_ count: Int) -> String { "\(count) time\(count == 1 ? "" : "s")" }

  private func ordinal(_ number: Int) -> String {
    if (11...13).contains(number % 100) { return "\(number)th" }
    switch number % 10 {
    case 1: return "\(number)st"
    case 2: return "\(number)nd"
    case 3: return "\(number)rd"
    default: return "\(number)th"
    }
  }
}

extension FaultRule {
  /// Whether more than the operation decides.
  fileprivate var isConditional: Bool {
    role != nil || resource != nil || !parameters.isEmpty || after != nil || from != nil || until != nil
  }
}
