public import Basics

/// Text that is not well-formed XML or is not accepted, and where.
public struct XMLError: Error, Sendable, Equatable {
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// The line, from 1.
  public var line: Int
  /// The column in bytes, from 1.
  public var column: Int

  /// An error at a place.
  public init(_ message: String, line: Int, column: Int) {
    (self.message, self.line, self.column) = (message, line, column)
  }

  /// The error for a person.
  public func diagnostic(file: String? = nil) -> Diagnostic {
    Diagnostic(message, at: SourceLocation(file: file, line: line, column: column))
  }
}
