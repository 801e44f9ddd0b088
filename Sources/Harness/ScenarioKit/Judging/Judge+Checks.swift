import Basics
import Documents
import Reports

extension Judge {
  /// What is not as expected of the connection checks.
  var checks: [Failure] {
    expectations.checks.flatMap { wanted in
      guard let check = seen.checks.first(where: { $0.name == wanted.name }) else { return unseen(wanted) }
      if wanted.result == .never {
        return [Failure(Diagnostic("the check \(wanted.name) ran, never expected", at: wanted.location), found: state(check))]
      }
      guard check.passed == (wanted.result == .passed) else {
        let diagnostic = Diagnostic(
          "the check \(wanted.name) \(state(check)), \(wanted.result.rawValue) expected", at: wanted.location)
        return [Failure(diagnostic, found: state(check), reasons: check.message.map { [$0] } ?? [])]
      }
      let code = wanted.code.map { compare($0, check.code.map { .string($0) }, "error of the check \(wanted.name)") } ?? []
      let message = wanted.message.map { compare($0, check.message.map { .string($0) }, "message of the check \(wanted.name)") }
      return code + (message ?? [])
    }
  }

  private func unseen(_ wanted: CheckExpectation) -> [Failure] {
    guard wanted.result != .never else { return [] }
    let names = seen.checks.map(\.name)
    let help = EditDistance.closest(to: wanted.name, among: names).map { "did you mean \"\($0)\"?" }
    let found = names.isEmpty ? "no check ran" : "the checks were \(names.joined(separator: ", "))"
    return [Failure(Diagnostic("the check \(wanted.name) did not run", help: help, at: wanted.location), found: found)]
  }

  private func state(_ check: Observation.Check) -> String { check.passed ? "passed" : "failed" }
}
