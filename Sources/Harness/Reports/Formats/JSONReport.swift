import Basics
import Documents

/// Writes a run as JSON: one document, or a line per event.
enum JSONReport {
  /// The version of the documents; it changes when a reader would have to.
  static let schema = "mocklake.test/1"

  /// The whole run.
  static func document(_ report: RunReport) -> JSON {
    .object([
      "schema": .string(schema), "started": .string(report.started.iso8601),
      "milliseconds": .number(report.duration.wholeMilliseconds), "success": .bool(report.isSuccess),
      "counts": counts(report), "scenarios": .array(report.scenarios.map(scenario)),
    ])
  }

  /// The run as events: its start, each scenario, its end.
  static func events(_ report: RunReport) -> [JSON] {
    let start = JSON.object([
      "schema": .string(schema), "event": .string("started"), "started": .string(report.started.iso8601),
      "scenarios": .number(report.scenarios.count),
    ])
    let end = JSON.object([
      "event": .string("finished"), "success": .bool(report.isSuccess),
      "milliseconds": .number(report.duration.wholeMilliseconds), "counts": counts(report),
    ])
    return [start] + report.scenarios.map(event) + [end]
  }

  /// The event of one scenario that has ended.
  static func event(_ result: ScenarioResult) -> JSON {
    .object(["event": .string("scenario"), "scenario": scenario(result)])
  }

  private static func counts(_ report: RunReport) -> JSON {
    let all = JSON.Member("total", .number(report.scenarios.count))
    return JSON(.object([all] + Verdict.allCases.map { JSON.Member($0.rawValue, .number(report.count($0))) }))
  }

  private static func scenario(_ result: ScenarioResult) -> JSON {
    .object([
      "name": .string(result.name), "file": .string(result.file), "title": .string(result.title),
      "verdict": .string(result.verdict.rawValue), "skipReason": result.skipReason.map { .string($0) },
      "milliseconds": .number(result.duration.wholeMilliseconds), "slow": .bool(result.isSlow),
      "attempts": .number(result.attempts), "tags": .array(result.tags.map { .string($0) }),
      "steps": .array(result.steps.map(step)), "failures": .array(result.failures.map(failure)),
    ])
  }

  private static func step(_ step: StepResult) -> JSON {
    .object([
      "name": .string(step.name), "passed": .bool(step.passed), "milliseconds": .number(step.duration.wholeMilliseconds),
    ])
  }

  private static func failure(_ failure: Failure) -> JSON {
    let diagnostic = failure.diagnostic
    return .object([
      "message": .string(diagnostic.message), "severity": .string(diagnostic.severity.rawValue),
      "code": diagnostic.code.map { .string($0) }, "file": diagnostic.location?.file.map { .string($0) },
      "line": diagnostic.location.map { .number($0.line) }, "column": diagnostic.location.map { .number($0.column) },
      "length": diagnostic.location.map { .number($0.length) }, "step": failure.step.map { .string($0) },
      "found": failure.found.map { .string($0) }, "help": diagnostic.help.map { .string($0) },
      "reasons": failure.reasons.isEmpty ? nil : .array(failure.reasons.map { .string($0) }),
      "link": failure.link.map { .string($0) }, "comparison": failure.comparison.map(comparison),
    ])
  }

  private static func comparison(_ comparison: Comparison) -> JSON {
    .array(
      comparison.rows.map { row in
        .object([
          "name": .string(row.name), "expected": .string(row.expected), "actual": .string(row.actual),
          "remark": row.remark.map { .string($0) },
        ])
      })
  }
}
