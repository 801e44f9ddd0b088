/// What stands in a position after a command: a path, a request's id.
public struct ArgumentDescription: Sendable {
  /// The name and kind; help shows `<name>`.
  public var value: ValueDescription
  /// What it is, in one line without a full stop.
  public var summary: String
  /// Whether the command cannot do without it.
  public var isRequired: Bool
  /// Whether several may follow; only the last argument of a command can repeat.
  public var repeats: Bool

  /// An argument; required unless said otherwise.
  public init(_ value: ValueDescription, summary: String, isRequired: Bool = true, repeats: Bool = false) {
    (self.value, self.summary) = (value, summary)
    (self.isRequired, self.repeats) = (isRequired, repeats)
  }

  /// How a usage line shows it: `<name>`, `[name]`, `<name>...`.
  public var usage: String {
    (isRequired ? "<\(value.name)>" : "[\(value.name)]") + (repeats ? "..." : "")
  }
}
