import Basics
import Documents
import Reports

extension Judge {
  /// What is not as expected of the calls that were made.
  var requests: [Failure] {
    expectations.requests.flatMap { wanted in
      let calls = seen.requests(wanted.action)
      return wanted.tallies.flatMap { tally, matcher in count(calls, tally, matcher, wanted.action) }
        + (wanted.reason.map { denials(calls, $0, wanted) } ?? [])
    }
  }

  private func count(
    _ calls: [Observation.Request], _ tally: RequestExpectation.Tally, _ matcher: Matcher, _ action: String?
  ) -> [Failure] {
    let counted = calls.filter { $0.counts(for: tally) }
    guard !matcher.matches(.number(counted.count)) else { return [] }
    let what = tally == .total ? "calls" : "\(tally.rawValue) calls"
    let scope = action.map { " of \($0)" } ?? ""
    let wanted = matcher.isNothing ? "no" : matcher.summary
    let diagnostic = Diagnostic(
      "expected \(wanted) \(what)\(scope), found \(counted.count)", help: help(calls, action), at: matcher.location)
    let shown = counted.prefix(5).map { action == nil ? "\($0.id) \($0.action)" : $0.id }.joined(separator: ", ")
    let more = counted.count > 5 ? " and \(counted.count - 5) more" : ""
    let found = counted.isEmpty ? "0 found" : "\(counted.count) found: \(shown)\(more)"
    let reasons = tally == .denied || counted.isEmpty ? explanations(counted.isEmpty ? calls : counted) : []
    return [Failure(diagnostic, found: found, reasons: reasons, link: counted.first?.link)]
  }

  private func denials(_ calls: [Observation.Request], _ matcher: Matcher, _ wanted: RequestExpectation) -> [Failure] {
    let denied = calls.filter { $0.denial != nil }
    let name = wanted.action ?? "any action"
    if denied.isEmpty {
      let diagnostic = Diagnostic("\(name) was not denied, \(matcher.summary) denial expected", at: matcher.location)
      return [Failure(diagnostic, found: "\(calls.count) calls, none denied", reasons: explanations(calls))]
    }
    let wrong = denied.filter { !matcher.matches($0.denial.map { .string($0) }) }
    guard let first = wrong.first else { return [] }
    let diagnostic = Diagnostic(
      "expected \(matcher.summary) denials of \(name), found \(first.denial ?? "")", at: matcher.location)
    return [Failure(diagnostic, found: wrong.map(\.id).joined(separator: ", "), reasons: explanations(wrong), link: first.link)]
  }

  private func explanations(_ calls: [Observation.Request]) -> [String] {
    calls.prefix(3).compactMap { call in call.explanation.map { "\(call.id) \(call.action) \($0)" } }
  }

  /// For an action that was never called: the nearest one that was.
  private func help(_ calls: [Observation.Request], _ action: String?) -> String? {
    guard let action, calls.isEmpty else { return nil }
    return EditDistance.closest(to: action, among: Set(seen.requests.map(\.action)).sorted()).map { "\($0) was called" }
  }
}

extension Matcher {
  fileprivate var isNothing: Bool {
    if case .nothing = kind { true } else { false }
  }
}
