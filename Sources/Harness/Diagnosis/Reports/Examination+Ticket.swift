import Basics
import Documents
import IAMPolicy
import Reports

extension Examination {
  /// The findings as Markdown for a ticket: accounts and access keys are masked.
  public var markdown: String {
    var lines = [
      "# \(subject.outline.connector) ingestion under \(subject.policies.identity.map(\.path).joined(separator: ", "))", "",
    ]
    lines.append(
      isHealthy ? "Nothing is refused that has an effect." : "\(denials.count) permissions are refused: \(loss.summary).")
    lines += ["", "| call | refused | by | the client was told |", "|---|---|---|---|"]
    for row in CallTable(own, of: subject).rows where row.isDenied {
      let cells = [row.id, "\(row.action) on \(row.resources.joined(separator: ", "))", row.decidedBy, row.error ?? "nothing"]
      lines.append("| \(cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ")) |")
    }
    for (target, added) in prescription.lines.byTarget {
      lines += ["", "Add to \(target.name)\(isCured ? " (proved by running again)" : ""):", "", "```json"]
      lines += [added.document.prettyText, "```"]
    }
    if !prescription.needs.isEmpty { lines += ["", "| without | this happens |", "|---|---|"] }
    lines += prescription.needs.map { "| \($0.action) | \($0.loss.summary.replacing("|", with: "\\|")) |" }
    return Mask.apply(lines.joined(separator: "\n") + "\n")
  }

  /// The findings as JUnit: a test for each refused permission, and one for the whole.
  public var junit: String {
    let source = subject.outline.path
    let refused = denials.map { denial in
      let problem = Diagnostic("\(denial.title): \(subject.reason(for: denial.decision))")
      return ScenarioResult(
        name: denial.title, file: source, title: denial.title, verdict: .failed, failures: [Failure(problem)])
    }
    let whole = ScenarioResult(
      name: "\(subject.outline.connector) ingestion", file: source, title: "nothing is lost",
      verdict: loss.isEmpty ? .passed : .failed,
      failures: loss.isEmpty ? [] : [Failure(Diagnostic(loss.summary))])
    return ReportFormat.junit.render(RunReport(scenarios: refused + [whole], duration: .zero, started: SystemClock().now))
  }
}

/// Hides what must not leave the customer's house.
enum Mask {
  /// The text with accounts and access keys made unreadable.
  static func apply(_ text: String) -> String {
    let keys = text.replacing(/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/) { match in "\(match.output.prefix(4))****" }
    return keys.replacing(/\b[0-9]{12}\b/, with: "111111111111")
  }
}
