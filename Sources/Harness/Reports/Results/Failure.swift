public import Basics

/// An expectation that did not hold, with everything a reader needs to judge it.
public struct Failure: Sendable {
  /// What did not hold, where it is written and what would mend it.
  public var diagnostic: Diagnostic
  /// The step in which it happened; nil for a scenario without steps.
  public var step: String?
  /// What was found, shown behind the caret: `1 emitted: ...`.
  public var found: String?
  /// Expected and actual side by side; nil if one line says it all.
  public var comparison: Comparison?
  /// Why the product acted as it did, for example the statement that allowed a call.
  public var reasons: [String]
  /// Where more can be seen; nil if nowhere.
  public var link: String?

  /// A failure.
  public init(
    _ diagnostic: Diagnostic, step: String? = nil, found: String? = nil, comparison: Comparison? = nil,
    reasons: [String] = [], link: String? = nil
  ) {
    (self.diagnostic, self.step, self.found, self.comparison) = (diagnostic, step, found, comparison)
    (self.reasons, self.link) = (reasons, link)
  }

  /// The failure in one line: what is wrong and what was found.
  public var summary: String { diagnostic.message + (found.map { ": \($0)" } ?? "") }
}
