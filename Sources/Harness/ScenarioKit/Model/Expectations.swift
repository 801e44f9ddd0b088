public import Basics

/// What must come of a step; what is nil or empty is not judged.
public struct Expectations: Sendable {
  /// How an ingestion ends.
  public enum Outcome: String, Sendable, CaseIterable {
    /// Every record was written.
    case success
    /// Some records failed, and the run still counts as done.
    case partial
    /// The connection was refused, or too many records failed.
    case failure
  }

  /// How the ingestion ends.
  public var outcome: Located<Outcome>?
  /// What the connection checks say.
  public var checks: [CheckExpectation] = []
  /// What is emitted.
  public var emits: EmissionExpectation?
  /// What is marked as deleted or removed.
  public var deletes: EmissionExpectation?
  /// Which calls are made.
  public var requests: [RequestExpectation] = []
  /// What the ingestion reports.
  public var report: ReportExpectation?
  /// Which faults fire; nil for all, since a fault that never fires shows nothing.
  public var faults: FaultExpectation?
  /// The exit code.
  public var exit: Matcher?
  /// What a command prints.
  public var output: Matcher?
  /// What a call answers, or a query's rows.
  public var result: Matcher?
  /// The code of the error that a call ends with.
  public var error: Matcher?
  /// How long the step may take.
  public var within: Located<Duration>?

  /// No expectations.
  public init() {}
}

/// What one connection check says.
public struct CheckExpectation: Sendable {
  /// How a check ends.
  public enum Result: String, Sendable, CaseIterable {
    /// It held.
    case passed
    /// It did not.
    case failed
    /// It did not run.
    case never
  }

  /// The check's name.
  public var name: String
  /// How it ends.
  public var result: Result
  /// The error's code.
  public var code: Matcher?
  /// The error's sentence.
  public var message: Matcher?
  /// Where it is written.
  public var location: SourceLocation
}

/// What is emitted.
public enum EmissionExpectation: Sendable {
  /// Nothing at all.
  case nothing(SourceLocation)
  /// For each kind, what is said of it.
  case kinds([Kind])

  /// What is emitted of one kind of entity.
  public struct Kind: Sendable {
    /// The kind, in OpenMetadata's words: `table`, `databaseSchema`.
    public var name: String
    /// What the list of fully qualified names must be; nil if only single entities are named.
    public var names: Matcher?
    /// Single entities.
    public var entities: [Entity]
    /// Where the kind stands.
    public var location: SourceLocation
  }

  /// What one entity is like.
  public struct Entity: Sendable {
    /// Its fully qualified name.
    public var fqn: String
    /// What it is like; `absent` if it must not be emitted.
    public var matcher: Matcher
    /// Where its name stands.
    public var location: SourceLocation
  }
}

/// How often an action is called and what comes of the calls.
public struct RequestExpectation: Sendable {
  /// What is counted.
  public enum Tally: String, Sendable, CaseIterable {
    /// All calls.
    case total
    /// Those refused for want of permission.
    case denied
    /// Those slowed down.
    case throttled
    /// Those with expired credentials.
    case expired
    /// Those that ended with any error.
    case failed
    /// Those without error.
    case succeeded
  }

  /// The action, a glob such as `glue:Get*`; nil for all calls together.
  public var action: String?
  /// The counts that must hold.
  public var tallies: [(tally: Tally, matcher: Matcher)]
  /// Why calls are denied: `implicit`, `explicit` and so on.
  public var reason: Matcher?
  /// Where it is written.
  public var location: SourceLocation
}

/// What an ingestion reports.
public struct ReportExpectation: Sendable {
  /// The parts of a report.
  public enum Part: String, Sendable, CaseIterable {
    /// Records that failed.
    case failures
    /// Warnings.
    case warnings
    /// Names that filters kept out.
    case filtered
    /// How many records were written.
    case records
    /// How many of them were known before.
    case updated
    /// The success percentage.
    case success
  }

  /// What each part must be.
  public var parts: [(part: Part, matcher: Matcher)]
}

/// Which faults fire.
public enum FaultExpectation: Sendable {
  /// Every one at least once.
  case allFired(SourceLocation)
  /// Those named so often; the others at least once.
  case counts([(name: String, matcher: Matcher)])
}
