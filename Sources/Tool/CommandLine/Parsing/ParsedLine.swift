/// What a command line asks for.
public enum ParsedLine: Sendable {
  /// A command is to run.
  case run(ParsedArguments)
  /// Help is to be shown, short or full; `asked` is false if a command that needs a subcommand stood alone.
  case help(path: [String], isFull: Bool, asked: Bool)
  /// The version is to be shown.
  case version
}
