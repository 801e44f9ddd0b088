import Basics
import IAMPolicy
import ScenarioKit
import ServiceCore

/// One permission that was refused, however often.
struct Denial: Sendable {
  /// The question.
  var request: AuthorizationRequest
  /// The verdict.
  var decision: Decision
  /// Allowing statements that miss it by little.
  var nearMisses: [NearMiss]
  /// The call in which it was refused first.
  var call: Int

  /// What is refused on what.
  var title: String { "\(request.action) on \(request.resource)" }

  /// The refused permissions of a run, each once, in order; with those that would have been refused next.
  static func all(in step: Rehearsal.Step) -> [Denial] {
    var seen: Set<String> = []
    return step.calls.flatMap { all(in: $0.record) }.filter { seen.insert($0.title).inserted }
  }

  private static func all(in record: JournalRecord) -> [Denial] {
    let refused = record.checks.filter { !$0.decision.isAllowed }
    var denials = refused.map { Denial($0, in: record) }
    guard let last = refused.last else { return [] }
    for permission in record.unreached {
      for resource in permission.resources {
        var check = last
        (check.request.action, check.request.resource) = (permission.action, resource)
        check.decision = PolicyEvaluator.evaluate(check.request, check.policies)
        if !check.decision.isAllowed { denials.append(Denial(check, in: record)) }
      }
    }
    return denials
  }

  private init(_ check: JournalRecord.Check, in record: JournalRecord) {
    (request, decision, call) = (check.request, check.decision, record.number)
    nearMisses = PolicyEvaluator.trace(check.request, check.policies).nearMisses
  }
}

extension [Denial] {
  /// The refusals of each action, in the order in which the actions were refused first.
  var byAction: [(action: String, denials: [Denial])] {
    var actions: [String] = []
    for denial in self where !actions.contains(denial.request.action) { actions.append(denial.request.action) }
    return actions.map { action in (action, filter { $0.request.action == action }) }
  }
}
