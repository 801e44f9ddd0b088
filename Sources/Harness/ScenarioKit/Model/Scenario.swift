public import Basics

/// A scenario file: a world that is given, what is done in it, and what must come of it.
public struct Scenario: Sendable {
  /// Its file, as the user named it.
  public var file: String
  /// What it shows, in one sentence.
  public var title: String
  /// Why it exists; empty if the file does not say.
  public var about: String
  /// Words to select it by.
  public var tags: [String]
  /// Why it is not to run; nil if it is.
  public var skip: String?
  /// The world before the first step.
  public var given: Given
  /// What is done, in order; a file with `when` and `then` has one step without a name.
  public var steps: [Step]
  /// Where the title stands.
  public var location: SourceLocation
}

/// One thing that is done, and what must come of it.
public struct Step: Sendable {
  /// The step's name; empty in a scenario that has only one.
  public var name: String
  /// What is added to the world before; empty unless the step says so.
  public var given: Given
  /// What is done.
  public var when: Action
  /// What must come of it.
  public var then: Expectations
  /// Where the step begins.
  public var location: SourceLocation
}

/// A name of a file in a scenario, and where it stands.
public struct FileReference: Sendable, Hashable {
  /// The path as written: relative to the scenario's folder or one of those above it.
  public var path: String
  /// Where it is written.
  public var location: SourceLocation

  /// A name of a file.
  public init(_ path: String, at location: SourceLocation) {
    (self.path, self.location) = (path, location)
  }
}
