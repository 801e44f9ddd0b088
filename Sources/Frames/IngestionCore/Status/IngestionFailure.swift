/// One record that could not be read or written.
public struct IngestionFailure: Error, Sendable, Equatable {
  /// What was read or written.
  public var name: String
  /// What went wrong.
  public var error: String
  /// The call that failed, for grouping; nil if it was not a call.
  public var cause: FailureCause?

  /// A failure.
  public init(_ name: String, _ error: String, cause: FailureCause? = nil) {
    (self.name, self.error, self.cause) = (name, error, cause)
  }
}

/// The call that a failure comes from.
public struct FailureCause: Error, Sendable, Hashable, CustomStringConvertible {
  /// The action, for example `glue:GetTables`.
  public var action: String
  /// The error's code, for example `AccessDeniedException`; nil if no answer came.
  public var code: String?
  /// The whole message, with the operation and the code.
  public var description: String

  /// A cause.
  public init(action: String, code: String?, message: String) {
    (self.action, self.code, description) = (action, code, message)
  }
}

/// Something that may be missing or wrong though the record was read.
public struct IngestionWarning: Sendable, Equatable {
  /// What it is about.
  public var name: String
  /// What may be wrong.
  public var reason: String

  /// A warning.
  public init(_ name: String, _ reason: String) {
    (self.name, self.reason) = (name, reason)
  }
}

/// An entity that a filter left out.
public struct FilteredEntity: Sendable, Equatable {
  /// The entity's fully qualified name.
  public var fullyQualifiedName: String
  /// Why it was left out.
  public var reason: String

  /// A filtered entity.
  public init(_ fullyQualifiedName: String, _ reason: String) {
    (self.fullyQualifiedName, self.reason) = (fullyQualifiedName, reason)
  }
}
