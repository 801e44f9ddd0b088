public import IngestionCore

extension WorkflowReport {
  /// The summary in the original client's lines.
  public var summaryLines: [String] {
    if let fatal {
      return [
        "Error \(fatal.kind == .configuration ? "loading metadata configuration" : "initializing metadata"): \(fatal.message)"
      ]
    }
    var lines: [String] = []
    for step in steps {
      lines += ["Workflow \(step.name) Summary:", "Processed records: \(step.records.count)"]
      lines += ["Updated records: \(step.updated.count)", "Warnings: \(step.warnings.count)"]
      if !step.filtered.isEmpty { lines.append("Filtered: \(step.filtered.count)") }
      lines += ["Errors: \(step.failures.count)", "Success %: \(step.successPercentage)"]
    }
    lines += failureLines
    lines.append("Workflow Success %: \(successPercentage)")
    if isBelowThreshold { lines.append("Workflow finished with failures") }
    return lines
  }

  /// At most ten failures, as the original client shows them.
  private var failureLines: [String] {
    let all = steps.flatMap { step in step.failures.map { "\(step.name)  \($0.name)  \($0.error)" } }
    guard !all.isEmpty else { return [] }
    return [all.count > 10 ? "Showing the first 10 failures:" : "List of failures:"] + all.prefix(10)
  }

  /// Failures of the same call and code, or of the same text, together; the largest group first.
  public var failureGroups: [(title: String, failures: [IngestionFailure])] {
    var groups: [(title: String, failures: [IngestionFailure])] = []
    for failure in failures {
      let title = failure.cause.map { "\($0.action): \($0.code ?? "no answer")" } ?? failure.error
      if let index = groups.firstIndex(where: { $0.title == title }) {
        groups[index].failures.append(failure)
      } else {
        groups.append((title, [failure]))
      }
    }
    return groups.sorted { $0.failures.count > $1.failures.count }
  }
}
