import Basics

/// Writes a run as Markdown, for job summaries.
struct MarkdownReport {
  private let report: RunReport

  init(_ report: RunReport) {
    self.report = report
  }

  var text: String {
    let summary = TerminalReport(names: []).summary(report)
    let table = ["| result | scenario | time |", "| --- | --- | ---: |"] + report.scenarios.map(row)
    return (["## Scenarios", "", summary, ""] + table + failures).joined(separator: "\n") + "\n"
  }

  private func row(_ result: ScenarioResult) -> String {
    let title = result.title.isEmpty ? "" : "<br>\(cell(result.title))"
    let time = result.verdict == .skipped ? "" : result.duration.readable
    return "| \(result.verdict.rawValue) | \(cell(result.name))\(title) | \(time) |"
  }

  private var failures: [String] {
    let renderer = FailureRenderer(sources: report.sources)
    return report.scenarios.filter { !$0.failures.isEmpty }.flatMap { result -> [String] in
      let text = result.failures.map { renderer.lines($0).joined(separator: "\n") }.joined(separator: "\n\n")
      let fence = String(repeating: "`", count: longestRun(of: "`", in: text) < 3 ? 3 : longestRun(of: "`", in: text) + 1)
      return ["", "### \(cell(result.name))", "", "\(fence)text", text, fence]
    }
  }

  private func cell(_ text: String) -> String {
    text.map { character in
      if character.isNewline { return " " }
      return "|\\<>*_`[]".contains(character) ? "\\\(character)" : String(character)
    }.joined()
  }

  private func longestRun(of character: Character, in text: String) -> Int {
    var (longest, current) = (0, 0)
    for next in text {
      current = next == character ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }
}
