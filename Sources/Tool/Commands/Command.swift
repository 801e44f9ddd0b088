import CommandLine

/// One subcommand: how it is called, and what it does.
protocol Command {
  /// Its place in help, completions and the manual.
  static var description: CommandDescription { get }

  /// Runs it.
  static func run(_ arguments: ParsedArguments, _ terminal: Terminal) throws -> ExitCode
}
