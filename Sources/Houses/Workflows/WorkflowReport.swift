public import Basics
public import IngestionCore

/// What became of a workflow.
public struct WorkflowReport: Sendable {
  /// How a workflow ended.
  public enum Outcome: String, Sendable {
    /// Every record succeeded.
    case success
    /// Some records failed, fewer than the threshold allows.
    case partial
    /// Too many records failed, or nothing was read at all.
    case failure
  }

  /// Why nothing was read or written.
  public struct Fatal: Sendable, Equatable {
    /// What stopped the workflow.
    public enum Kind: String, Sendable {
      /// The file cannot be used.
      case configuration
      /// The metadata server cannot be reached.
      case unreachableServer
      /// The metadata server refused something that everything else needs, or has the wrong version.
      case server
      /// There are no credentials, or a role may not be assumed.
      case credentials
      /// A mandatory step of the connection's test failed.
      case check
    }

    /// What stopped the workflow.
    public var kind: Kind
    /// The message, as the original client words it where it has one.
    public var message: String
    /// The call that failed, if it was one.
    public var cause: FailureCause?
  }

  /// Whose behaviour the workflow had.
  public var compatibility: Compatibility
  /// The steps of the connection's test that ran or were skipped.
  public var checks: [CheckResult] = []
  /// What each step has done: the source first, then the sink. Empty if nothing was read.
  public var steps: [StepStatus] = []
  /// How many entities of each kind, edges and deletions the server took.
  public var written: [String: Int] = [:]
  /// What was written, for the destinations that keep it.
  public var emitted: [EmittedRecord] = []
  /// Why nothing was read or written.
  public var fatal: Fatal?
  /// What is wrong with the file, each with its place.
  public var diagnostics: [Diagnostic] = []
  /// The percentage of records that must succeed.
  public var successThreshold = 90
  /// Whether failures make the run fail.
  public var raisesOnError = true
  /// How long the workflow took, in nanoseconds.
  public var duration: UInt64 = 0

  /// A report of a workflow that has not begun.
  public init(compatibility: Compatibility) {
    self.compatibility = compatibility
  }
}

extension WorkflowReport {
  /// How the workflow ended.
  public var outcome: Outcome {
    if fatal != nil || isBelowThreshold { return .failure }
    return failures.isEmpty ? .success : .partial
  }

  /// Everything that failed, in order.
  public var failures: [IngestionFailure] { steps.flatMap(\.failures) }

  /// Everything that may be missing or wrong, in order.
  public var warnings: [IngestionWarning] { steps.flatMap(\.warnings) }

  /// The mean of the steps' percentages, to two decimals; 100 if there were none.
  public var successPercentage: Double {
    guard !steps.isEmpty else { return 100 }
    let mean = steps.map(\.successPercentage).reduce(0, +) / Double(steps.count)
    return (mean * 100).rounded(.toNearestOrEven) / 100
  }

  /// Whether a step had failures and fell below the threshold.
  public var isBelowThreshold: Bool {
    steps.contains { !$0.failures.isEmpty && $0.successPercentage < Double(successThreshold) }
  }

  /// The exit status: 0, or 1 if the ingestion failed; by default also 2 for a file that cannot be used and 3 if the server
  /// cannot be reached, both of which are 1 for the original client.
  public var exitCode: Int32 {
    switch fatal?.kind {
    case .configuration where compatibility == .standard: 2
    case .unreachableServer where compatibility == .standard: 3
    case .some: 1
    case nil: raisesOnError && isBelowThreshold ? 1 : 0
    }
  }
}
