import Basics

/// Writes failures as workflow commands of GitHub Actions, which shows them on the lines of the files.
struct GitHubAnnotations {
  private let report: RunReport

  init(_ report: RunReport) {
    self.report = report
  }

  var text: String {
    report.scenarios.flatMap { result in result.failures.map { annotation($0, in: result) + "\n" } }.joined()
  }

  private func annotation(_ failure: Failure, in result: ScenarioResult) -> String {
    let location = failure.diagnostic.location
    let severity = result.verdict == .flaky ? "warning" : "error"
    var properties = ["file=\(property(location?.file ?? result.file))"]
    if let location {
      properties += [
        "line=\(location.line)", "col=\(location.column)", "endColumn=\(location.column &+ location.length)",
      ]
    }
    properties.append("title=\(property(result.name))")
    let notes = failure.reasons.map { "why: \($0)" } + (failure.diagnostic.help.map { ["help: \($0)"] } ?? [])
    let message = ([failure.summary] + notes).joined(separator: "\n")
    return "::\(severity) \(properties.joined(separator: ","))::\(data(message))"
  }

  private func data(_ text: String) -> String { escape(text, ["%": "%25", "\r": "%0D", "\n": "%0A"]) }

  private func property(_ text: String) -> String {
    escape(text, ["%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"])
  }

  private func escape(_ text: String, _ table: [Unicode.Scalar: String]) -> String {
    text.unicodeScalars.map { table[$0] ?? String($0) }.joined()
  }
}
