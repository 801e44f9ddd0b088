public import Basics
import Documents

/// Why a text is no valid policy.
public struct PolicyError: Error, Sendable, Hashable {
  /// The sentence AWS answers with `MalformedPolicyDocument`.
  public var message: String
  /// What exactly is wrong, for people; without a full stop.
  public var reason: String
  /// The byte offset of the offending place.
  public var offset: Int
  /// What would mend it; nil if nothing useful can be said.
  public var help: String?

  /// A reason to refuse a policy.
  public init(_ message: String, reason: String, at offset: Int, help: String? = nil) {
    (self.message, self.reason, self.offset, self.help) = (message, reason, offset, help)
  }

  /// The error with line and column in the policy's text.
  public func diagnostic(in text: String, file: String? = nil) -> Diagnostic {
    let location = SourceMap(Array(text.utf8)).location(of: offset, length: 1, file: file)
    return Diagnostic(reason, help: help, at: location)
  }
}
