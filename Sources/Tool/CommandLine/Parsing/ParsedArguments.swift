/// What a command was called with; every value has been checked against its description.
public struct ParsedArguments: Sendable {
  /// The names of the command and its subcommands, without the program's name: `["seed", "load"]`.
  public var path: [String]
  /// The command's description.
  public var command: CommandDescription
  /// What each option of the command and of the root came to; options that are unset and have no default are not there.
  public var settings: [String: Setting]
  /// What stood in the positions, by argument name.
  public var positions: [String: [String]]
  /// What belongs to another program: all words after a command that passes through, or after `--` behind the last argument.
  public var remaining: [String]

  /// Arguments as a parser or a test makes them.
  public init(
    path: [String], command: CommandDescription, settings: [String: Setting] = [:],
    positions: [String: [String]] = [:], remaining: [String] = []
  ) {
    (self.path, self.command, self.settings) = (path, command, settings)
    (self.positions, self.remaining) = (positions, remaining)
  }

  /// The value of an option; the last one if it repeats.
  public subscript(option: String) -> String? { settings[option]?.values.last }

  /// All values of an option that repeats.
  public func values(of option: String) -> [String] { settings[option]?.values ?? [] }

  /// Whether a flag is set.
  public func has(_ flag: String) -> Bool { !values(of: flag).isEmpty }

  /// How often a flag was given.
  public func count(of flag: String) -> Int { values(of: flag).count }

  /// The value of an option that takes a whole number.
  public func integer(_ option: String) -> Int? { self[option].flatMap { Int($0) } }

  /// What stood in a position; the first one if it repeats.
  public func argument(_ name: String) -> String? { positions[name]?.first }

  /// All that stood in a position that repeats.
  public func arguments(_ name: String) -> [String] { positions[name] ?? [] }
}
