import CommandLine

/// `mocklake version`.
enum VersionCommand: Command {
  static let description = CommandDescription("version", group: .tool, summary: "Print the version")

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) -> ExitCode { show(terminal) }

  static func show(_ terminal: Terminal) -> ExitCode {
    terminal.print("mocklake \(MocklakeProgram.version)")
    return .success
  }
}
