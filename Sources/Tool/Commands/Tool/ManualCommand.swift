import Basics
import CommandLine

/// `mocklake manual`: the manual page, in mdoc.
enum ManualCommand: Command {
  static let description = CommandDescription(
    "manual", group: .tool, summary: "Print the manual page",
    examples: [.init("mocklake manual | man -l -", "read it")])

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) -> ExitCode {
    terminal.write(
      ManualPage(MocklakeProgram.description, date: SystemClock().now.date, version: MocklakeProgram.version).text)
    return .success
  }
}
