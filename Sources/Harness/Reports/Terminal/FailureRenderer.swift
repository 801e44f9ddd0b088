import Basics

/// Shows a failure the way compilers show errors: what, where, the line with a caret, why, and what would help.
///
/// ```
/// error: table was emitted, none expected
///   --> Scenarios/glue/implicit-denial.yaml:38:16
///    |
/// 38 |         table: none
///    |                ^^^^ 1 emitted: glue_local.123456789012.sales.orders
///    |
///    = why: r-14 glue:GetTables was allowed by policy "Catalog" statement 3 (glue:Get*)
///    = help: narrow the statement, or expect `table: {count: 1}`
/// ```
public struct FailureRenderer: Sendable {
  private let sources: [String: String]
  private let paint: Paint
  private let mostRows = 20

  /// A renderer.
  /// - Parameter sources: the texts of the files by path; a failure in another file has no excerpt.
  public init(sources: [String: String], paint: @escaping Paint = { text, _ in text }) {
    (self.sources, self.paint) = (sources, paint)
  }

  /// The lines of a failure.
  public func lines(_ failure: Failure) -> [String] {
    let diagnostic = failure.diagnostic
    let code = diagnostic.code.map { "[\($0)]" } ?? ""
    let tone: Tone = diagnostic.severity == .error ? .bad : .doubtful
    var lines = ["\(paint("\(diagnostic.severity.rawValue)\(code)", tone)): \(paint(diagnostic.message, .strong))"]
    let gutter = String(repeating: " ", count: diagnostic.location.map { String($0.line).count } ?? 1)
    if let location = diagnostic.location {
      lines.append("\(gutter)\(paint("-->", .place)) \(location.text)")
      lines += excerpt(location, gutter: gutter, found: failure.found)
    } else if let found = failure.found {
      lines.append("\(gutter) = found: \(found)")
    }
    lines += table(failure.comparison, gutter: gutter)
    let notes = notes(failure).map { "\(gutter) \(paint("=", .place)) \($0)" }
    if !notes.isEmpty, diagnostic.location != nil { lines.append("\(gutter) \(bar)") }
    return lines + notes
  }

  private var bar: String { paint("|", .place) }

  private func notes(_ failure: Failure) -> [String] {
    (failure.step.map { ["step: \($0)"] } ?? []) + failure.reasons.map { "why: \($0)" }
      + (failure.diagnostic.help.map { ["help: \($0)"] } ?? []) + (failure.link.map { ["open: \($0)"] } ?? [])
  }

  private func excerpt(_ location: SourceLocation, gutter: String, found: String?) -> [String] {
    guard let file = location.file, let source = sources[file], let line = source.line(location.line) else {
      return found.map { ["\(gutter) \(paint("=", .place)) found: \($0)"] } ?? []
    }
    let scalars = Array(line.unicodeScalars)
    let lead = scalars.prefix(location.column - 1).map { $0 == "\t" ? "\t" : " " }.joined()
    let room = max(1, scalars.count - location.column + 1)
    let caret = paint(String(repeating: "^", count: min(location.length, room)), .bad)
    let remark = found.map { " \(paint($0, .bad))" } ?? ""
    return ["\(gutter) \(bar)", "\(location.line) \(bar) \(line)", "\(gutter) \(bar) \(lead)\(caret)\(remark)"]
  }

  private func table(_ comparison: Comparison?, gutter: String) -> [String] {
    guard let comparison else { return [] }
    let (rows, hidden) = comparison.shortened(to: mostRows)
    let cells = [["name", "expected", comparison.actualHeading]] + rows.map { [$0.name, $0.expected, $0.actual] }
    let widths = (0..<3).map { column in cells.map { $0[column].unicodeScalars.count }.max() ?? 0 }
    let remarks = [nil] + rows.map(\.remark)
    let lines = zip(cells, remarks).map { cells, remark in
      let padded = zip(cells, widths).map { $0.padded(to: $1) }.joined(separator: "   ")
      let line = "\(gutter) \(bar)   \(padded)"
      return remark.map { "\(line)   \(paint("<-- \($0)", .bad))" } ?? trimmed(line)
    }
    return ["\(gutter) \(bar)"] + lines + (hidden > 0 ? ["\(gutter) \(bar)   ... \(hidden) more rows"] : [])
  }

  private func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}

extension String {
  /// The text with spaces behind it up to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - unicodeScalars.count))
  }

  /// The line of a number, from 1, without its end.
  func line(_ number: Int) -> String? {
    let lines = split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    return number >= 1 && number <= lines.count ? String(lines[number - 1]) : nil
  }
}
