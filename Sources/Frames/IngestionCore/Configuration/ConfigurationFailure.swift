public import Basics

/// A configuration that cannot be used.
public struct ConfigurationFailure: Error, Sendable {
  /// The message in the original client's form.
  public var message: String
  /// Everything that is wrong, each with its place.
  public var diagnostics: [Diagnostic]

  /// A failure.
  public init(_ message: String, _ diagnostics: [Diagnostic]) {
    (self.message, self.diagnostics) = (message, diagnostics)
  }

  /// A failure with a single diagnostic.
  public init(_ message: String, help: String? = nil, at place: SourceLocation? = nil) {
    self.init(message, [Diagnostic(message, help: help, at: place)])
  }

  static func parsing(_ model: String, _ issues: [ConfigurationIssue], all: [ConfigurationIssue]) -> ConfigurationFailure {
    ConfigurationFailure(
      "We encountered an error parsing the configuration of your \(model).\n"
        + "You might need to review your config based on the original cause of this failure:\n\(issues.bullets)",
      all.map(\.diagnostic))
  }
}
