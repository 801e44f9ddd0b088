/// A place in a statement's text: line and column count from 1.
public struct SQLPosition: Sendable, Hashable {
  /// The line, from 1.
  public var line: Int
  /// The column, from 1.
  public var column: Int

  /// A place.
  public init(line: Int, column: Int) {
    (self.line, self.column) = (line, column)
  }

  /// The beginning of a text.
  public static let start = SQLPosition(line: 1, column: 1)

  /// `line 1:10`, as the engine's messages begin.
  public var text: String { "line \(line):\(column)" }
}

/// A statement that cannot be read.
public struct SQLSyntaxError: Error, Sendable, Equatable {
  /// The sentence with its place, as `StartQueryExecution` answers it.
  public var message: String
  /// Whether the statement is accepted and its execution fails with the message, as it is with Hive's language.
  public var failsExecution = false

  /// An error with its whole sentence.
  public init(message: String) {
    self.message = message
  }

  /// An error of Hive's language with its whole sentence.
  init(hive message: String) {
    self.message = message
    failsExecution = true
  }

  /// An error at a place.
  public init(_ message: String, at position: SQLPosition) {
    self.message = "\(position.text): \(message)"
  }
}
