/// A command as data: the parser, the help, the completions and the manual are all made from it.
public struct CommandDescription: Sendable {
  /// A command line worth showing, with what it does.
  public struct Example: Sendable, Equatable {
    /// The whole line as typed.
    public var line: String
    /// What it does, in a few words.
    public var purpose: String

    /// An example.
    public init(_ line: String, _ purpose: String) {
      (self.line, self.purpose) = (line, purpose)
    }
  }

  /// The word that calls it.
  public var name: String
  /// Other words that call it; accepted, not listed.
  public var aliases: [String]
  /// Under which heading its parent lists it.
  public var group: CommandGroup?
  /// What it does, in one line without a full stop.
  public var summary: String
  /// The long explanation: paragraphs with an empty line between them. Lines that start with two spaces are kept as they are.
  public var discussion: String
  /// Command lines worth showing.
  public var examples: [Example]
  /// What stands in the positions after the command.
  public var arguments: [ArgumentDescription]
  /// Its options; those of the root count for all commands.
  public var options: [OptionDescription]
  /// Its subcommands.
  public var subcommands: [CommandDescription]
  /// Whether everything after the command's name belongs to another program and is not looked at.
  public var passesThrough: Bool
  /// Whether it is left out of listings.
  public var isHidden: Bool

  /// A command; `subcommands` make it a group that does nothing by itself unless it also has arguments.
  public init(
    _ name: String, aliases: [String] = [], group: CommandGroup? = nil, summary: String, discussion: String = "",
    examples: [Example] = [], arguments: [ArgumentDescription] = [], options: [OptionDescription] = [],
    subcommands: [CommandDescription] = [], passesThrough: Bool = false, isHidden: Bool = false
  ) {
    (self.name, self.aliases, self.group, self.summary) = (name, aliases, group, summary)
    (self.discussion, self.examples, self.arguments) = (discussion, examples, arguments)
    (self.options, self.subcommands) = (options, subcommands)
    (self.passesThrough, self.isHidden) = (passesThrough, isHidden)
  }

  /// The subcommand that a word calls.
  public func subcommand(_ word: String) -> CommandDescription? {
    subcommands.first { $0.name == word || $0.aliases.contains(word) }
  }

  /// The subcommands that listings show.
  public var listedSubcommands: [CommandDescription] { subcommands.filter { !$0.isHidden } }

  /// Whether the command only exists to hold its subcommands.
  public var needsSubcommand: Bool { !subcommands.isEmpty && arguments.isEmpty }
}

/// The headings under which help lists commands.
public enum CommandGroup: String, Sendable, CaseIterable {
  /// What does the work.
  case run = "Run"
  /// What shows state and reasons.
  case inspect = "Inspect"
  /// What prepares state and files.
  case prepare = "Prepare"
  /// What is about the program itself.
  case tool = "Tool"
}
