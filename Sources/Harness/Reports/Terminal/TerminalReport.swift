import Basics

/// Shows a run to a person: a line per scenario as it ends, then every failure, then the sum.
public struct TerminalReport: Sendable {
  private let paint: Paint
  private let nameWidth: Int

  /// A report.
  /// - Parameter names: the names of the scenarios that will run, so that durations stand in a column.
  public init(names: [String], paint: @escaping Paint = { text, _ in text }) {
    self.paint = paint
    nameWidth = min(60, max(30, names.map(\.unicodeScalars.count).max() ?? 0))
  }

  /// The line of a scenario that has ended: `  pass  glue/happy-path      412 ms`.
  public func line(_ result: ScenarioResult) -> String {
    let label = paint(result.verdict.label, result.verdict.tone)
    guard result.verdict != .skipped else {
      return "  \(label)  \(result.name.padded(to: nameWidth))  \(paint(result.skipReason ?? "", .faint))"
    }
    let duration = result.duration.readable
    let room = String(repeating: " ", count: max(0, 9 - duration.count))
    let remarks = (result.isSlow ? ["slow"] : []) + (result.attempts > 1 ? ["\(result.attempts) attempts"] : [])
    let marks = remarks.isEmpty ? "" : "  " + paint(remarks.joined(separator: ", "), .doubtful)
    return "  \(label)  \(result.name.padded(to: nameWidth))  \(room)\(duration)\(marks)"
  }

  /// Every failure of a run with its excerpt; empty if nothing failed.
  public func failures(_ report: RunReport) -> String {
    let renderer = FailureRenderer(sources: report.sources, paint: paint)
    let blocks = report.scenarios.flatMap(\.failures).map { renderer.lines($0).joined(separator: "\n") }
    return blocks.map { "\n\($0)\n" }.joined()
  }

  /// The last line: `4 scenarios: 3 passed, 1 failed, 0 skipped in 2.1 s     report: report/index.html`.
  public func summary(_ report: RunReport) -> String {
    let total = report.scenarios.count
    var parts = ["\(report.count(.passed)) passed", "\(report.count(.failed)) failed", "\(report.count(.skipped)) skipped"]
    if report.count(.flaky) > 0 { parts.append("\(report.count(.flaky)) flaky") }
    if report.count(.unreadable) > 0 { parts.append("\(report.count(.unreadable)) unreadable") }
    let heading = paint("\(total) scenario\(total == 1 ? "" : "s")", report.isSuccess ? .good : .bad)
    let link = report.reportPath.map { "     report: \(paint($0, .place))" } ?? ""
    return "\(heading): \(parts.joined(separator: ", ")) in \(report.duration.readable)\(link)"
  }

  /// The whole run as text, as it looks when every line has been shown.
  public func text(_ report: RunReport) -> String {
    (report.scenarios.map(line) + [failures(report), summary(report)]).joined(separator: "\n") + "\n"
  }
}
