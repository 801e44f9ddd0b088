public import Basics

/// A command line that cannot be used, with everything that is wrong about it.
public struct UsageError: Error, Sendable {
  /// What is wrong, in the order of the words.
  public var diagnostics: [Diagnostic]
  /// The usage line of the command that was meant.
  public var usage: String
  /// The line that shows more.
  public var helpLine: String

  /// A refusal of a command line, also for commands that find more wrong than the parser can.
  public init(diagnostics: [Diagnostic], usage: String, helpLine: String) {
    (self.diagnostics, self.usage, self.helpLine) = (diagnostics, usage, helpLine)
  }

  /// What a person reads on stderr.
  public var rendered: String {
    let problems = diagnostics.map { $0.rendered() }
    return (problems + ["", "usage: \(usage)", "try    \(helpLine)"]).joined(separator: "\n")
  }
}
