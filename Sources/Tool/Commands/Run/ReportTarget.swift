import Basics
import Reports

/// A file that a run is reported to, as `--report junit=out.xml` names it.
struct ReportTarget {
  private let format: ReportFormat
  private let path: String

  /// Reads `format=file`.
  init(_ text: String) throws(Diagnostic) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    let known = ReportFormat.allCases.map(\.rawValue)
    guard parts.count == 2 else {
      throw Diagnostic("--report \"\(text)\" names no file", help: "write junit=out.xml")
    }
    guard let format = ReportFormat(rawValue: parts[0]) else {
      let meant = EditDistance.closest(to: parts[0], among: known).map { "did you mean \($0)?" }
      throw Diagnostic(
        "--report has no format \"\(parts[0])\"", help: meant ?? "the formats are \(known.joined(separator: ", "))")
    }
    (self.format, path) = (format, parts[1])
  }

  /// Writes the report, making folders as needed.
  func write(_ report: RunReport) throws(EnvironmentFailure) {
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try FileSystem.createDirectory(String(path[..<slash]))
    }
    try FileSystem.write(Array(format.render(report).utf8), to: path)
  }
}
