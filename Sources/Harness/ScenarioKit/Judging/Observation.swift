public import Documents
import IngestionCore
import ServiceCore
import Workflows

/// What was seen of a step: plain facts, gathered by whoever ran it.
public struct Observation: Sendable {
  /// One connection check.
  public struct Check: Sendable {
    /// Its name.
    public var name: String
    /// Whether it held.
    public var passed: Bool
    /// The error's code; nil without one.
    public var code: String?
    /// AWS's sentence, without what a client put around it; nil without one.
    public var message: String?

    /// A check.
    public init(name: String, passed: Bool, code: String? = nil, message: String? = nil) {
      (self.name, self.passed, self.code, self.message) = (name, passed, code, message)
    }
  }

  /// One emitted entity, as it stands at the end.
  public struct Entity: Sendable {
    /// Its kind, in OpenMetadata's words.
    public var kind: String
    /// Its fully qualified name.
    public var fqn: String
    /// Its fields.
    public var body: JSON

    /// An entity.
    public init(kind: String, fqn: String, body: JSON) {
      (self.kind, self.fqn, self.body) = (kind, fqn, body)
    }
  }

  /// One call of an AWS operation.
  public struct Request: Sendable {
    /// Its id, such as `r-14`.
    public var id: String
    /// The action, such as `glue:GetTables`.
    public var action: String
    /// Whether a service made it on behalf of another call; such calls do not count among all calls.
    public var isDependent: Bool
    /// The error's code; nil for success.
    public var errorCode: String?
    /// Why permission was refused: `implicit`, `explicit`, `boundary` and so on; nil if it was not.
    public var denial: String?
    /// Why the call was allowed or denied, in one line.
    public var explanation: String?
    /// Where more can be seen.
    public var link: String?

    /// A call.
    public init(
      id: String, action: String, isDependent: Bool = false, errorCode: String? = nil, denial: String? = nil,
      explanation: String? = nil, link: String? = nil
    ) {
      (self.id, self.action, self.isDependent, self.errorCode) = (id, action, isDependent, errorCode)
      (self.denial, self.explanation, self.link) = (denial, explanation, link)
    }
  }

  /// A record that an ingestion could not write, or warned of.
  public struct Record: Sendable {
    /// What it is called.
    public var name: String
    /// What was said of it.
    public var error: String

    /// A record.
    public init(name: String, error: String) {
      (self.name, self.error) = (name, error)
    }
  }

  /// What an ingestion reports.
  public struct Report: Sendable {
    /// Records that failed.
    public var failures: [Record] = []
    /// Warnings.
    public var warnings: [Record] = []
    /// Names that filters kept out.
    public var filtered: [String] = []
    /// How many records were written.
    public var records = 0
    /// How many of them were known before.
    public var updated = 0
    /// The success percentage.
    public var success = 100.0

    /// A report of nothing.
    public init() {}
  }

  /// How the ingestion ended; nil if none ran.
  public var outcome: Expectations.Outcome?
  /// The connection checks, in order.
  public var checks: [Check] = []
  /// The entities that were emitted, in order.
  public var entities: [Entity] = []
  /// The entities that were marked as deleted or removed, in order.
  public var deletions: [Entity] = []
  /// The calls that were made, in order.
  public var requests: [Request] = []
  /// The ingestion's report; nil if none ran.
  public var report: Report?
  /// The exit code; nil if there is none.
  public var exit: Int?
  /// What a command printed; nil if none ran.
  public var output: String?
  /// What a call answered, or the rows of a query.
  public var result: JSON?
  /// The code of the error a call ended with.
  public var errorCode: String?
  /// The sentence of the error a call ended with.
  public var errorMessage: String?
  /// How long the step took.
  public var duration: Duration = .zero
  /// The report of the built-in client; nil if it did not run.
  var workflow: WorkflowReport?
  /// The calls in the order in which they ended.
  var journal: [JournalRecord] = []
  /// What the built-in client told while it ran, each with the number of calls that had ended by then.
  var milestones: [(ended: Int, event: IngestionEvent)] = []

  /// Nothing seen.
  public init() {}
}
