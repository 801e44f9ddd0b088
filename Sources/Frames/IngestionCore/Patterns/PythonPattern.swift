/// What is wrong with a regular expression, in the words of Python's `re`.
public struct PythonPatternError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The message.
  public var message: String
  /// The offending character's index; nil if the whole expression is meant.
  public var position: Int?

  /// An error.
  public init(_ message: String, at position: Int?) {
    (self.message, self.position) = (message, position)
  }

  /// The message with the position.
  public var description: String { position.map { "\(message) at position \($0)" } ?? message }
}

/// A regular expression with the meaning it has in Python, in whose terms filter patterns are written.
///
/// Matching is by backtracking with bounded work: an expression that needs a hundred thousand steps on one name matches nothing.
public struct PythonPattern: Sendable {
  /// The expression as written.
  public let text: String
  private let root: PatternNode
  private let groups: Int
  private let ignoresCase: Bool

  /// Reads an expression.
  /// - Throws: `PythonPatternError` if Python would not compile it.
  public init(_ text: String, ignoringCase: Bool = false) throws(PythonPatternError) {
    var parser = PatternParser(text, ignoringCase: ignoringCase)
    root = try parser.parse()
    (self.text, groups, ignoresCase) = (text, parser.groupCount, parser.ignoresCase)
  }

  /// Whether the expression matches a part of the text that starts at its beginning, as `re.match` does.
  public func matchesPrefix(of name: String) -> Bool {
    var matcher = PatternMatcher(name, ignoringCase: ignoresCase, groups: groups)
    return matcher.prefixMatch(root) != nil
  }
}
