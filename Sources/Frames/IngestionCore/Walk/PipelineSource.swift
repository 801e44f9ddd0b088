public import MetadataModel

/// A pipeline as a source describes it.
public struct SourcePipeline: Sendable, Equatable {
  /// The pipeline's name.
  public var name: String
  /// Its steps.
  public var tasks: [PipelineTask]
  /// The names of the jobs among them, each once.
  public var jobs: [String]
  /// Where a browser shows it.
  public var url: String

  /// A pipeline.
  public init(name: String, tasks: [PipelineTask], jobs: [String], url: String) {
    (self.name, self.tasks, self.jobs, self.url) = (name, tasks, jobs, url)
  }
}

/// A run of a job as a source lists it.
public struct SourceRun: Sendable, Equatable {
  /// The job's name.
  public var job: String
  /// How it went.
  public var state: PipelineRunState
  /// When it began, in milliseconds since the epoch.
  public var start: Int
  /// When it ended; nil if it has not.
  public var end: Int?

  /// A run.
  public init(job: String, state: PipelineRunState, start: Int, end: Int?) {
    (self.job, self.state, self.start, self.end) = (job, state, start, end)
  }
}

/// What a job reads and writes.
public struct SourceFlows: Sendable, Equatable {
  /// Something that is read or written.
  public enum Asset: Sendable, Hashable {
    /// A table by the parts of its name; what is nil may be anything.
    case table(database: String?, schema: String?, name: String)
    /// Files at one of some paths: the first one known counts.
    case files([String])
  }

  /// What is read.
  public var sources: [Asset] = []
  /// What is written.
  public var targets: [Asset] = []
  /// Why the rest could not be understood.
  public var problem: String?

  /// Nothing.
  public init() {}
}

/// A system that runs pipelines, which an ingestion walks through.
///
/// What it answers is not filtered; the walk does that.
public protocol PipelineSource: AnyObject {
  /// What the source is called in reports, for example `GluePipeline`.
  var title: String { get }

  /// The type of the service, for example `GluePipeline`.
  var serviceType: String { get }

  /// What runs the steps of the connection's test.
  var checks: [String: Check] { get }

  /// The names of the pipelines.
  func names() throws(FailureCause) -> [String]

  /// One pipeline.
  func pipeline(_ name: String) throws(FailureCause) -> SourcePipeline

  /// The runs of a job, the latest first.
  func runs(of job: String) throws(FailureCause) -> [SourceRun]

  /// What a job reads and writes.
  func flows(of job: String) throws(FailureCause) -> SourceFlows
}
