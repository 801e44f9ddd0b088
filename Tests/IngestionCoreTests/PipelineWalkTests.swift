import Basics
import Documents
import MetadataModel
import Testing

@testable import IngestionCore

/// A source of one pipeline with given runs.
private final class OnePipeline: PipelineSource {
  let title = "GluePipeline"
  let serviceType = "GluePipeline"
  let checks: [String: Check] = [:]
  private let jobs: KeyValuePairs<String, [SourceRun]>

  init(_ jobs: KeyValuePairs<String, [SourceRun]>) { self.jobs = jobs }

  func names() throws(FailureCause) -> [String] { ["daily"] }

  func pipeline(_ name: String) throws(FailureCause) -> SourcePipeline {
    SourcePipeline(
      name: name, tasks: jobs.map { PipelineTask(name: $0.key, type: "JOB", downstreamTasks: []) }, jobs: jobs.map(\.key),
      url: "https://console/daily")
  }

  func runs(of job: String) throws(FailureCause) -> [SourceRun] { jobs.first { $0.key == job }?.value ?? [] }

  func flows(of job: String) throws(FailureCause) -> SourceFlows { SourceFlows() }
}

@Suite struct PipelineWalkTests {
  private static let now = Timestamp(seconds: 1_772_355_600)
  private static let start = 1_772_355_000_000

  private func run(_ job: String, _ state: PipelineRunState, at offset: Int = 0) -> SourceRun {
    SourceRun(job: job, state: state, start: Self.start + offset, end: state == .pending ? nil : Self.start + offset + 10)
  }

  /// Walks through the source, and answers the statuses written and what the walk reports.
  private func walk(
    _ source: OnePipeline, _ compatibility: Compatibility = .standard, _ settings: String = "{}"
  ) throws -> (statuses: [JSON], status: StepStatus, kinds: [String]) {
    let document = try JSON.parse(settings)
    let server = MetadataServerConfiguration(
      hostPort: "http://h/api", apiVersion: "v1", token: nil, verifySSL: "no-ssl", certificateFile: nil, extraHeaders: [],
      validatesVersion: false, overwritesEntities: false, storesConnection: false)
    let configuration = SourceConfiguration(
      type: "gluepipeline", serviceName: "my service", connection: nil, metadata: DatabaseMetadataConfiguration(document),
      pipelines: PipelineMetadataConfiguration(document))
    let sink = RecordingSink()
    let walk = PipelineWalk(
      source, into: sink, asking: EmptyCatalog(), configuration, server: server, compatibility: compatibility, now: Self.now,
      observe: { _ in })
    try walk.run()
    let statuses = sink.records.filter { $0.kind == "pipeline/status" }.map(\.body)
    return (statuses, walk.status, sink.records.map(\.kind))
  }

  @Test func serviceThenPipelineThenRuns() throws {
    let kinds = try walk(OnePipeline(["load": [run("load", .successful)]])).kinds
    #expect(kinds == ["pipelineService", "pipeline", "pipeline/status"])
  }

  @Test func jobsThatBeganTogetherShareAStatus() throws {
    let source = OnePipeline([
      "a": [run("a", .successful), run("a", .failed, at: 5)], "b": [run("b", .pending)], "c": [run("c", .successful, at: 5)],
    ])
    let statuses = try walk(source).statuses
    #expect(statuses.map { $0["executionStatus"]?.string } == ["Pending", "Failed"])
    #expect(statuses.map { $0["taskStatus"]?.elements?.count } == [2, 2])
    #expect(try walk(OnePipeline(["a": [run("a", .successful)], "b": [run("b", .failed)]]), .v1_12).statuses.count == 2)
  }

  @Test func theOriginalStumblesOverARunThatGoesOn() throws {
    let source = OnePipeline(["a": [run("a", .successful, at: 9), run("a", .pending, at: 5), run("a", .successful)]])
    let (statuses, status, _) = try walk(source, .v1_12)
    #expect(statuses.count == 1)
    #expect(status.failures.map(\.error) == ["Failed to yield pipeline status for job a: 'CompletedOn'"])
    #expect(try walk(source).statuses.count == 3)
  }

  @Test func oldRunsAreLeftOut() throws {
    let source = OnePipeline(["a": [run("a", .successful), run("a", .failed, at: -3 * 86_400_000)]])
    #expect(try walk(source, .standard, #"{"statusLookbackDays": 1}"#).statuses.count == 1)
    #expect(try walk(source, .standard, #"{"statusLookbackDays": 4}"#).statuses.count == 2)
    #expect(try walk(source, .v1_12, #"{"statusLookbackDays": 1}"#).statuses.count == 2)
  }

  @Test func filtersLeaveOut() throws {
    let filter = #"{"pipelineFilterPattern": {"excludes": ["^da"]}}"#
    for compatibility in Compatibility.allCases {
      let (_, status, kinds) = try walk(OnePipeline([:]), compatibility, filter)
      #expect(kinds == ["pipelineService"])
      #expect(status.filtered == [FilteredEntity("daily", "Pipeline Filtered Out")])
    }
  }
}
