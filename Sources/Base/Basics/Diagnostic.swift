/// A place in a text that a person wrote: file, line and column count from 1; columns count Unicode scalars.
public struct SourceLocation: Sendable, Hashable {
  /// The file's path as the user named it; nil for text that has no file.
  public var file: String?
  /// The line, from 1.
  public var line: Int
  /// The column, from 1.
  public var column: Int
  /// How many columns the marked text spans; at least 1.
  public var length: Int

  /// A place in a text.
  public init(file: String? = nil, line: Int, column: Int, length: Int = 1) {
    (self.file, self.line, self.column, self.length) = (file, max(1, line), max(1, column), max(1, length))
  }
}

/// Something a user wrote that is wrong, where it stands and what would mend it.
public struct Diagnostic: Error, Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable {
    /// The input cannot be used.
    case error
    /// The input can be used, but probably not as meant.
    case warning
    /// Said for information.
    case note
  }

  /// How bad it is.
  public var severity: Severity
  /// A stable code such as `ML003`; nil where there is none.
  public var code: String?
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// What would mend it; nil if nothing useful can be said.
  public var help: String?
  /// Where it stands; nil if it has no place.
  public var location: SourceLocation?

  /// A diagnostic; an error unless said otherwise.
  public init(
    _ message: String, severity: Severity = .error, code: String? = nil, help: String? = nil,
    at location: SourceLocation? = nil
  ) {
    (self.severity, self.code, self.message) = (severity, code, message)
    (self.help, self.location) = (help, location)
  }
}

/// Several diagnostics thrown together, so that a user sees all of them at once.
public struct DiagnosticList: Error, Sendable {
  /// The diagnostics in the order of their places.
  public var diagnostics: [Diagnostic]

  /// A list of diagnostics.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}

/// Trouble with the machine rather than with the input: port in use, disk full. One line and what to do.
public struct EnvironmentFailure: Error, Sendable, CustomStringConvertible {
  /// What went wrong.
  public var message: String
  /// What the user can do about it.
  public var help: String?

  /// A failure of the environment.
  public init(_ message: String, help: String? = nil) {
    (self.message, self.help) = (message, help)
  }

  /// The message, and the help on a second line.
  public var description: String { help.map { "\(message)\n  help: \($0)" } ?? message }
}
