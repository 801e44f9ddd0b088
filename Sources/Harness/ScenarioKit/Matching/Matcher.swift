public import Basics

/// What a value must be like.
///
/// Maps are partial: members that are not named do not matter. Lists are exact. Everything else has a word.
public struct Matcher: Sendable {
  /// The kinds of matcher.
  public indirect enum Kind: Sendable {
    /// Exactly this text, number, boolean or null.
    case literal(Literal)
    /// Nothing: null, not there, empty or zero. `never` says the same of calls.
    case nothing
    /// Anything but null.
    case present
    /// Null or not there.
    case absent
    /// So many elements or members.
    case count(Matcher)
    /// A number that is not smaller.
    case atLeast(Double)
    /// A number that is not larger.
    case atMost(Double)
    /// A number near another.
    case approximately(Double, tolerance: Double)
    /// A text that holds a text, or a list that holds an element, for each of these.
    case contains([Matcher])
    /// A text that begins so.
    case startsWith(String)
    /// A text in which a regular expression finds something.
    case pattern(String)
    /// One of these.
    case oneOf([Matcher])
    /// Not this.
    case not(Matcher)
    /// All of these.
    case all([Matcher])
    /// An object that has at least these members.
    case object([Member])
    /// Exactly these elements in this order.
    case list([Matcher])
  }

  /// A scalar as it is written.
  public struct Literal: Sendable, Equatable {
    /// The text.
    public var text: String
    /// Whether it stands in quotes, which makes it a text whatever it looks like.
    public var isQuoted: Bool
  }

  /// A member of an object.
  public struct Member: Sendable {
    /// Its name.
    public var name: String
    /// What its value must be like.
    public var matcher: Matcher
  }

  /// What is wanted.
  public var kind: Kind
  /// Where it is written.
  public var location: SourceLocation

  /// A matcher at a place.
  public init(_ kind: Kind, at location: SourceLocation) {
    (self.kind, self.location) = (kind, location)
  }
}

/// A place in a value that is not as a matcher wants it.
public struct Mismatch: Sendable {
  /// The way to the place: `columns[2].dataType`; empty for the value itself.
  public var path: String
  /// What the matcher wants.
  public var expected: String
  /// What was found.
  public var actual: String
  /// Where the matcher is written.
  public var location: SourceLocation
}
