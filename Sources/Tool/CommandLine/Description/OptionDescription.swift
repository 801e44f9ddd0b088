/// An option of a command: a flag, a flag that counts (`-vv`), or one that takes a value.
public struct OptionDescription: Sendable {
  /// The long name without dashes, as in `--port`.
  public var name: String
  /// The one-letter name, as in `-p`.
  public var letter: Character?
  /// What it takes; nil for a flag.
  public var value: ValueDescription?
  /// What it is for, in one line without a full stop.
  public var summary: String
  /// More about it, shown by `--help` and in the manual.
  public var discussion: String
  /// What counts when it is not given.
  public var defaultValue: String?
  /// The environment variable that sets it.
  public var environment: String?
  /// Whether it may be given several times; a flag that repeats counts.
  public var repeats: Bool
  /// Whether the command cannot do without it.
  public var isRequired: Bool
  /// Whether its value must not be shown anywhere.
  public var isSecret: Bool

  /// An option that takes a value.
  public init(
    _ name: String, letter: Character? = nil, takes value: ValueDescription, summary: String, discussion: String = "",
    default defaultValue: String? = nil, environment: String? = nil, repeats: Bool = false, isRequired: Bool = false,
    isSecret: Bool = false
  ) {
    (self.name, self.letter, self.value, self.summary) = (name, letter, value, summary)
    (self.discussion, self.defaultValue, self.environment) = (discussion, defaultValue, environment)
    (self.repeats, self.isRequired, self.isSecret) = (repeats, isRequired, isSecret)
  }

  /// A flag; it counts if it repeats.
  public init(
    flag name: String, letter: Character? = nil, summary: String, discussion: String = "", environment: String? = nil,
    repeats: Bool = false
  ) {
    (self.name, self.letter, self.value, self.summary) = (name, letter, nil, summary)
    (self.discussion, self.defaultValue, self.environment) = (discussion, nil, environment)
    (self.repeats, self.isRequired, self.isSecret) = (repeats, false, false)
  }

  /// Whether it takes no value.
  public var isFlag: Bool { value == nil }

  /// `--port`.
  public var dashed: String { "--\(name)" }
}
