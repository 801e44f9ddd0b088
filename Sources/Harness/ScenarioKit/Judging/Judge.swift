import Basics
import Documents
public import Reports

/// Holds what was seen of a step against what was expected of it.
public struct Judge: Sendable {
  let expectations: Expectations
  let seen: Observation
  private let action: Action?

  /// A judge of one step.
  /// - Parameter action: what was done; an error of a call of which the expectations say nothing is a failure there.
  public init(_ expectations: Expectations, seen: Observation, of action: Action? = nil) {
    (self.expectations, self.seen, self.action) = (expectations, seen, action)
  }

  /// Everything that is not as expected, in the order of the places in the file.
  /// - Parameter step: the step's name, for the failures; nil in a scenario without steps.
  public func failures(step: String? = nil) -> [Failure] {
    let all = outcome + checks + emissions + deletions + requests + report + process + unexpectedError + time
    let places = all.map { ($0.diagnostic.location?.line ?? 0, $0.diagnostic.location?.column ?? 0) }
    return zip(places, all).sorted { $0.0 < $1.0 }.map { pair in
      var failure = pair.1
      failure.step = step
      return failure
    }
  }

  /// One failure for a value that is not as a matcher wants it; none if it is.
  func compare(_ matcher: Matcher, _ value: JSON?, _ what: String, heading: String = "found") -> [Failure] {
    let mismatches = matcher.mismatches(value)
    guard let first = mismatches.first else { return [] }
    if mismatches.count == 1, first.path.isEmpty {
      return [
        Failure(
          Diagnostic("\(what): expected \(Judge.short(first.expected))", at: first.location), found: "found \(first.actual)")
      ]
    }
    let rows = mismatches.map { mismatch in
      Comparison.Row(
        mismatch.path, expected: Judge.short(mismatch.expected), actual: Judge.short(mismatch.actual),
        remark: mismatch.actual == "(missing)" ? "missing" : "differs")
    }
    let comparison = Comparison(actualHeading: heading, rows: rows)
    return [Failure(Diagnostic("\(what) differs", at: first.location), comparison: comparison)]
  }
}

extension Judge {
  /// A text that fits into a heading or a cell of a table.
  fileprivate static func short(_ text: String) -> String { text.count > 80 ? "\(text.prefix(80))..." : text }
}

// MARK: - The short ones

extension Judge {
  private var outcome: [Failure] {
    guard let wanted = expectations.outcome, wanted.value != seen.outcome else { return [] }
    let found = seen.outcome?.rawValue ?? "none"
    let diagnostic = Diagnostic("expected outcome \(wanted.value.rawValue), found \(found)", at: wanted.location)
    let problems = seen.report?.failures.prefix(5).map { "\($0.name): \($0.error)" } ?? []
    let refused = seen.checks.filter { !$0.passed }.map {
      "the check \($0.name) failed: \($0.message ?? $0.code ?? "no reason given")"
    }
    let refusal = seen.errorCode.map { ["\($0): \(seen.errorMessage ?? "")"] } ?? []
    return [Failure(diagnostic, found: found, reasons: refused + problems + refusal)]
  }

  private var report: [Failure] {
    (expectations.report?.parts ?? []).flatMap { part, matcher in
      compare(matcher, seen.report?.json(part), "report of \(part.rawValue)", heading: "reported")
    }
  }

  private var process: [Failure] {
    let exit = expectations.exit.map { compare($0, seen.exit.map { .number($0) }, "exit code") } ?? []
    let output = expectations.output.map { compare($0, seen.output.map { .string($0) }, "output") } ?? []
    let result = expectations.result.map { compare($0, seen.result, "result", heading: "answered") } ?? []
    return exit + output + result + error
  }

  /// A word wants the error's code; an object its `code` and `message`.
  private var error: [Failure] {
    guard let wanted = expectations.error else { return [] }
    guard case .object = wanted.kind else { return compare(wanted, seen.errorCode.map { .string($0) }, "error") }
    let found = seen.errorCode.map { code in
      JSON.object(["code": .string(code), "message": seen.errorMessage.map { .string($0) }])
    }
    return compare(wanted, found, "error", heading: "answered")
  }

  private var unexpectedError: [Failure] {
    guard let action, let code = seen.errorCode, expectations.error == nil, expectations.outcome == nil else { return [] }
    let diagnostic = Diagnostic(
      "it ended with \(code), and no error is expected", help: "expect it with `error: \(code)`", at: action.location)
    return [Failure(diagnostic, reasons: seen.errorMessage.map { [$0] } ?? [])]
  }

  private var time: [Failure] {
    guard let limit = expectations.within, seen.duration > limit.value else { return [] }
    let diagnostic = Diagnostic("the step took \(seen.duration.readable)", at: limit.location)
    return [Failure(diagnostic, found: "\(limit.value.readable) allowed")]
  }
}

extension Observation.Report {
  fileprivate func json(_ part: ReportExpectation.Part) -> JSON {
    switch part {
    case .failures: .array(failures.map(\.json))
    case .warnings: .array(warnings.map(\.json))
    case .filtered: .array(filtered.map { .string($0) })
    case .records: .number(records)
    case .updated: .number(updated)
    case .success: JSON(.number(String(success)))
    }
  }
}

extension Observation.Record {
  fileprivate var json: JSON { .object(["name": .string(name), "error": .string(error)]) }
}
