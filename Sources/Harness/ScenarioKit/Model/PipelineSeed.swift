public import Basics
public import Documents

/// A Glue job, with what it reads and writes and how its runs went.
public struct JobSeed: Sendable {
  /// How a run went.
  public enum RunState: String, Sendable, CaseIterable {
    /// It ended well.
    case succeeded
    /// It failed.
    case failed
    /// It goes on for a day.
    case running
  }

  /// Its name.
  public var name: String
  /// What it reads: `s3://lake/in/`, or `sales.orders` for a table of the catalog.
  public var reads: [String]
  /// What it writes, alike.
  public var writes: [String]
  /// The nodes as Glue has them; nil to make them of `reads` and `writes`.
  public var nodes: JSON?
  /// Its runs, the earliest first.
  public var runs: [RunState]
  /// Where its name stands.
  public var location: SourceLocation
}

/// A Glue workflow: what starts, and what follows what.
public struct WorkflowSeed: Sendable {
  /// Its name.
  public var name: String
  /// The jobs it begins with; none for an empty workflow.
  public var start: [String]
  /// When it begins, such as `cron(0 4 * * ? *)`; nil if somebody has to start it.
  public var schedule: String?
  /// The jobs that follow when one has succeeded, by its name.
  public var following: [(job: String, next: [String])]
  /// Where its name stands.
  public var location: SourceLocation
}
