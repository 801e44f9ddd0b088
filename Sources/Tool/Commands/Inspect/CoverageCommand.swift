import CommandLine
import Documents
import Emulator
import ServiceCore

/// `mocklake coverage`: which of AWS's operations are served.
enum CoverageCommand: Command {
  static let description = CommandDescription(
    "coverage", group: .inspect, summary: "List the AWS operations that are served",
    options: [
      OptionDescription(flag: "markdown", summary: "the table of the README"),
      OptionDescription(flag: "missing", summary: "list what is not served too"),
      OptionDescription(flag: "json", summary: "one JSON document"),
    ])

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode {
    let rows = CoverageTable.rows
    if arguments.has("json") {
      terminal.print(JSON.array(rows.map(\.json)).prettyText)
    } else if arguments.has("markdown") {
      terminal.print(CoverageTable.markdown)
    } else {
      for row in rows {
        terminal.print("\(row.service): \(row.served.count) of \(row.all) operations")
        for name in row.served { terminal.print("  \(name)") }
        if arguments.has("missing") { for name in row.missing { terminal.print("  \(name)  (NotImplemented)") } }
      }
    }
    return .success
  }
}

extension CoverageTable.Row {
  fileprivate var json: JSON {
    .object([
      "service": .string(service), "served": .array(served.map { .string($0) }),
      "missing": .array(missing.map { .string($0) }),
    ])
  }
}
