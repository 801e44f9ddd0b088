import CommandLine

/// `mocklake completions`: a completion script for a shell.
enum CompletionsCommand: Command {
  static let description = CommandDescription(
    "completions", group: .tool, summary: "Print a completion script for a shell",
    examples: [.init("mocklake completions bash > ~/.local/share/bash-completion/completions/mocklake", "install for bash")],
    arguments: [
      ArgumentDescription(
        ValueDescription("shell", .choice(CompletionShell.allCases.map(\.rawValue))), summary: "the shell")
    ])

  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) -> ExitCode {
    guard let shell = arguments.argument("shell").flatMap({ CompletionShell(rawValue: $0) }) else { return .badInput }
    terminal.write(shell.script(for: MocklakeProgram.description))
    return .success
  }
}
