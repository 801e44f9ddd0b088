import Basics
import Documents

/// Writes a run as JUnit XML: a suite per folder, a case per scenario.
struct JUnitReport {
  private let report: RunReport

  init(_ report: RunReport) {
    self.report = report
  }

  var text: String {
    let attributes: KeyValuePairs = [
      "name": "mocklake", "tests": "\(report.scenarios.count)", "failures": "\(report.count(.failed))",
      "errors": "\(report.count(.unreadable))", "skipped": "\(report.count(.skipped))",
      "time": report.duration.secondsText, "timestamp": report.started.iso8601,
    ]
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + element("testsuites", attributes, children: groups.map(suite), indent: "")
  }

  private var groups: [String] {
    var seen: Set<String> = []
    return report.scenarios.map(\.group).filter { seen.insert($0).inserted }
  }

  private func suite(_ group: String) -> String {
    let members = report.scenarios.filter { $0.group == group }
    let count = { (verdict: Verdict) in "\(members.count { $0.verdict == verdict })" }
    let time = members.reduce(Duration.zero) { $0 + $1.duration }
    let attributes: KeyValuePairs = [
      "name": group.isEmpty ? "scenarios" : group, "tests": "\(members.count)", "failures": count(.failed),
      "errors": count(.unreadable), "skipped": count(.skipped), "time": time.secondsText,
    ]
    return element("testsuite", attributes, children: members.map(testCase), indent: "  ")
  }

  private func testCase(_ result: ScenarioResult) -> String {
    let attributes: KeyValuePairs = [
      "name": result.title.isEmpty ? result.name : result.title,
      "classname": result.name.split(separator: "/").joined(separator: "."), "file": result.file,
      "time": result.duration.secondsText,
    ]
    let skipped = result.verdict == .skipped ? [element("skipped", ["message": result.skipReason ?? ""], text: nil)] : []
    let failures = result.failures.map { failure($0, of: result) }
    return element("testcase", attributes, children: skipped + failures, indent: "    ")
  }

  private func failure(_ failure: Failure, of result: ScenarioResult) -> String {
    let name =
      switch result.verdict {
      case .unreadable: "error"
      case .flaky: "flakyFailure"
      case .passed, .failed, .skipped: "failure"
      }
    let text = FailureRenderer(sources: report.sources).lines(failure).joined(separator: "\n")
    return element(name, ["message": failure.summary, "type": failure.diagnostic.code ?? "expectation"], text: text)
  }

  private func element(
    _ name: String, _ attributes: KeyValuePairs<String, String>, children: [String], indent: String
  ) -> String {
    guard !children.isEmpty else { return "\(indent)<\(name)\(written(attributes))/>\n" }
    return "\(indent)<\(name)\(written(attributes))>\n\(children.joined())\(indent)</\(name)>\n"
  }

  private func element(_ name: String, _ attributes: KeyValuePairs<String, String>, text: String?) -> String {
    let end = text.map { ">\(xmlText($0))</\(name)>" } ?? "/>"
    return "      <\(name)\(written(attributes))\(end)\n"
  }

  private func written(_ attributes: KeyValuePairs<String, String>) -> String {
    attributes.map { name, value in
      " \(name)=\"\(xmlText(String(value.map { $0.isNewline ? " " : $0 })))\""
    }.joined()
  }
}

/// The text escaped, with the characters made visible that XML 1.0 cannot hold.
private func xmlText(_ text: String) -> String {
  var visible = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x09, 0x0A: visible.append(scalar)
    case 0x00..<0x20: visible.append(Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}")
    case 0xFFFE, 0xFFFF: visible.append("\u{FFFD}")
    default: visible.append(scalar)
    }
  }
  var bytes: [UInt8] = []
  XMLWriter.escape(String(visible), to: &bytes)
  return String(decoding: bytes, as: UTF8.self)
}

extension Duration {
  /// Seconds with three decimals.
  fileprivate var secondsText: String {
    let milliseconds = wholeMilliseconds
    let fraction = String(milliseconds % 1000)
    return "\(milliseconds / 1000).\(String(repeating: "0", count: max(0, 3 - fraction.count)))\(fraction)"
  }
}
