import Basics
import CommandLine
import Documents
import IAMPolicy

/// `mocklake policy --lint`: what is wrong with policy files.
struct PolicyLintCommand {
  private let arguments: ParsedArguments
  private let terminal: Terminal

  init(_ arguments: ParsedArguments, _ terminal: Terminal) {
    (self.arguments, self.terminal) = (arguments, terminal)
  }

  /// Prints the findings; fails if any of them is an error.
  func run(_ files: [String]) throws -> ExitCode {
    let connector = arguments["connector"].flatMap { ConnectorNeeds(rawValue: $0) }
    var all: [(file: String, findings: [Diagnostic])] = []
    for file in files {
      let text = try FileSystem.readText(file)
      let findings = PolicyLint.findings(in: text, file: file, connector: connector)
      all.append((file, findings))
      if !arguments.has("json") { show(findings, of: file, text) }
    }
    if arguments.has("json") { terminal.print(JSON.array(all.map { json($0.findings, of: $0.file) }).prettyText) }
    let hasError = all.contains { $0.findings.contains { $0.severity == .error } }
    return hasError ? .failed : .success
  }

  private func show(_ findings: [Diagnostic], of file: String, _ text: String) {
    for finding in findings { terminal.print(finding.rendered(source: text) + "\n") }
    let counts = [Diagnostic.Severity.error, .warning, .note].compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    terminal.print("\(file): \(counts.isEmpty ? "no findings" : counts.joined(separator: ", "))")
  }

  private func json(_ findings: [Diagnostic], of file: String) -> JSON {
    .object([
      "file": .string(file),
      "findings": .array(
        findings.map { finding in
          .object([
            "code": finding.code.map { .string($0) }, "severity": .string(finding.severity.rawValue),
            "message": .string(finding.message), "help": finding.help.map { .string($0) },
            "line": finding.location.map { .number($0.line) }, "column": finding.location.map { .number($0.column) },
            "length": finding.location.map { .number($0.length) },
          ])
        }),
    ])
  }
}
