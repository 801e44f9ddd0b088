import Documents

/// The files a run can be reported to.
public enum ReportFormat: String, Sendable, CaseIterable {
  /// JUnit's XML, which CI servers read.
  case junit
  /// One JSON document.
  case json
  /// One JSON document per line, an event each.
  case jsonLines = "json-lines"
  /// The Test Anything Protocol, version 14.
  case tap
  /// Annotations of GitHub Actions.
  case github
  /// Markdown, for GitHub's job summary.
  case markdown

  /// The report in this format.
  public func render(_ report: RunReport) -> String {
    switch self {
    case .junit: JUnitReport(report).text
    case .json: JSONReport.document(report).prettyText + "\n"
    case .jsonLines: JSONReport.events(report).map { $0.text + "\n" }.joined()
    case .tap: TAPReport(report).text
    case .github: GitHubAnnotations(report).text
    case .markdown: MarkdownReport(report).text
    }
  }
}
