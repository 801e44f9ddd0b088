/// What kind of text an option or argument takes; it is checked before any command runs.
public struct ValueDescription: Sendable {
  /// The kinds of value.
  public enum Kind: Sendable {
    /// Any text.
    case text
    /// A whole number in a range.
    case integer(ClosedRange<Int>)
    /// One of some words.
    case choice([String])
    /// A path to a file.
    case file
    /// A path to a folder.
    case folder
    /// A length of time such as `5s` or `1h30m`.
    case duration
    /// Any text; completions offer the words that `completions --words <list>` prints.
    case listed(String)
  }

  /// What help calls the value: `port` is shown as `<port>`.
  public var name: String
  /// The kind.
  public var kind: Kind

  /// A value of any text unless said otherwise.
  public init(_ name: String, _ kind: Kind = .text) {
    (self.name, self.kind) = (name, kind)
  }

  /// The words it must be one of; empty if it is not a choice.
  public var possibleValues: [String] {
    if case .choice(let words) = kind { words } else { [] }
  }
}
