import Basics
import IngestionCore
import Workflows

extension Observation {
  /// Takes what the built-in client reports.
  mutating func note(_ report: WorkflowReport, log: [String]) {
    outcome = Expectations.Outcome(rawValue: report.outcome.rawValue)
    checks = report.checks.compactMap(Check.init)
    exit = Int(report.exitCode)
    output = (log + report.summaryLines).joined(separator: "\n")
    self.report = Report(report)
    workflow = report
  }
}

extension Observation.Check {
  /// A step of the connection's test; nil for one that did not run.
  fileprivate init?(_ result: CheckResult) {
    switch result.outcome {
    case .passed: self.init(name: result.name, passed: true)
    case .failed(let cause):
      self.init(name: result.name, passed: false, code: cause.code, message: ClientError(cause.description).sentence)
    case .skipped: return nil
    }
  }
}

extension Observation.Report {
  fileprivate init(_ report: WorkflowReport) {
    self.init()
    failures = report.failures.map { Observation.Record(name: $0.name, error: $0.error) }
    if let fatal = report.fatal, fatal.kind != .check {
      let places = report.diagnostics.map { diagnostic in
        "\(diagnostic.location.map { "\($0.text): " } ?? "")\(diagnostic.message)"
      }
      let message = ([fatal.message] + places).joined(separator: "\n")
      failures.insert(Observation.Record(name: fatal.kind.rawValue, error: message), at: 0)
    }
    warnings = report.warnings.map { Observation.Record(name: $0.name, error: $0.reason) }
    filtered = report.steps.flatMap { $0.filtered.map(\.fullyQualifiedName) }
    if report.steps.count > 1, let sink = report.steps.last {
      (records, updated) = (sink.records.count, sink.updated.count)
    }
    success = report.successPercentage
  }
}

/// An error as the AWS SDK for Python words it.
struct ClientError {
  /// The error's code; nil if the text is no such error.
  let code: String?
  /// AWS's sentence; the whole text if it is no such error.
  let sentence: String

  /// Takes `An error occurred (Code) when calling the Operation operation: sentence` apart.
  init(_ text: String) {
    let pattern = /An error occurred \((.+?)\) when calling the \w+ operation(?: \(reached max retries: \d+\))?: (.*)/
    let match = text.firstMatch(of: pattern.dotMatchesNewlines())
    (code, sentence) = (match.map { String($0.1) }, match.map { String($0.2) } ?? text)
  }
}
