public import Basics
public import Documents

/// What a step does.
public struct Action: Sendable {
  /// The kinds of action.
  public enum Kind: Sendable {
    /// Runs an ingestion workflow.
    case ingest(WorkflowSource, client: Client, compatibility: String?)
    /// Runs an SQL query.
    case query(String)
    /// Calls an operation, such as `glue:GetTable`, with an input.
    case call(operation: String, input: JSON)
    /// Runs a command line in a shell.
    case run(String)
  }

  /// Where a workflow is described.
  public enum WorkflowSource: Sendable {
    /// In a file, in OpenMetadata's own form.
    case file(FileReference)
    /// In the scenario itself, in the same form.
    case inline(YAML)
  }

  /// Who runs a workflow.
  public enum Client: Sendable, Equatable {
    /// The client of this program.
    case builtIn
    /// The original of that version.
    case openMetadata(String)
  }

  /// What is done.
  public var kind: Kind
  /// The role or user in whose name; nil for the root of the account.
  public var principal: Located<String>?
  /// Where it is written.
  public var location: SourceLocation
}

/// A value and where it is written.
public struct Located<Value: Sendable>: Sendable {
  /// The value.
  public var value: Value
  /// Where it is written.
  public var location: SourceLocation

  /// A value at a place.
  public init(_ value: Value, at location: SourceLocation) {
    (self.value, self.location) = (value, location)
  }
}
