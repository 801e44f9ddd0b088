import Basics
import Documents

/// Writes a run in the Test Anything Protocol, version 14, with a YAML block per failure.
struct TAPReport {
  private let report: RunReport

  init(_ report: RunReport) {
    self.report = report
  }

  var text: String {
    let lines = zip(1..., report.scenarios).flatMap { test($0, $1) }
    return (["TAP version 14", "1..\(report.scenarios.count)"] + lines).joined(separator: "\n") + "\n"
  }

  private func test(_ number: Int, _ result: ScenarioResult) -> [String] {
    let isGood = result.verdict != .failed && result.verdict != .unreadable
    let skip = result.verdict == .skipped ? " # SKIP \(oneLine(result.skipReason ?? ""))" : ""
    let line = "\(isGood ? "ok" : "not ok") \(number) - \(escaped(result.name))\(skip)"
    guard !isGood else { return [line] }
    let renderer = FailureRenderer(sources: report.sources)
    let blocks = result.failures.flatMap { failure in
      ["    - message: \(JSON.string(failure.summary).text)", "      details: |"]
        + renderer.lines(failure).flatMap { $0.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) }
        .map { "        \($0)" }
    }
    return [line, "  ---", "  duration_ms: \(result.duration.wholeMilliseconds)", "  failures:"] + blocks + ["  ..."]
  }

  private func escaped(_ text: String) -> String {
    oneLine(text).map { $0 == "#" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
  }

  private func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}
