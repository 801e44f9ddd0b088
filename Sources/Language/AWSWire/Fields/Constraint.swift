/// What AWS's model demands of a text member: lengths count UTF-16 units as AWS does.
public struct StringConstraint: Sendable {
  /// The fewest characters.
  public var minimum: Int?
  /// The most characters.
  public var maximum: Int?
  /// The pattern's text for the message, with its check.
  public var pattern: Pattern?
  /// The permitted values.
  public var values: [String]?

  /// A regular expression of the model together with a check that means the same.
  public struct Pattern: Sendable {
    /// The expression as the model prints it.
    public var text: String
    /// Whether a value satisfies it.
    public var matches: @Sendable (String) -> Bool

    /// A pattern.
    public init(_ text: String, _ matches: @escaping @Sendable (String) -> Bool) {
      (self.text, self.matches) = (text, matches)
    }
  }

  /// A constraint from its parts.
  public init(minimum: Int? = nil, maximum: Int? = nil, pattern: Pattern? = nil, values: [String]? = nil) {
    (self.minimum, self.maximum, self.pattern, self.values) = (minimum, maximum, pattern, values)
  }

  /// Any text.
  public static let any = StringConstraint()

  /// Text whose length lies in a range.
  public static func length(_ range: ClosedRange<Int>) -> StringConstraint {
    StringConstraint(minimum: range.lowerBound, maximum: range.upperBound)
  }

  /// One of the given values.
  public static func oneOf(_ values: [String]) -> StringConstraint { StringConstraint(values: values) }

  /// The sentences that a value breaks, in AWS's words.
  func violations(of value: String) -> [String] {
    var sentences: [String] = []
    if let values, !values.contains(value) {
      sentences.append("Member must satisfy enum value set: [\(values.joined(separator: ", "))]")
    }
    if let pattern, !pattern.matches(value) {
      sentences.append("Member must satisfy regular expression pattern: \(pattern.text)")
    }
    let count = value.utf16.count
    if let minimum, count < minimum {
      sentences.append("Member must have length greater than or equal to \(minimum)")
    }
    if let maximum, count > maximum {
      sentences.append("Member must have length less than or equal to \(maximum)")
    }
    return sentences
  }
}
