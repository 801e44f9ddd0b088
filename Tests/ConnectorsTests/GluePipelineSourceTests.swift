import AWSClient
import Documents
import IngestionCore
import MetadataModel
import Testing

@testable import Connectors

@Suite struct GluePipelineSourceTests {
  private func source(
    _ answers: String, _ compatibility: Compatibility = .standard, denied: Set<String> = []
  ) throws -> (GluePipelineSource, FakeGlue) {
    let glue = FakeGlue(try JSON.parse(answers), denied: denied)
    let connection = try #require(
      GluePipelineConnectionConfiguration(.object(["awsConfig": .object(["awsRegion": .string("us-east-1")])])))
    return (GluePipelineSource(glue.client(), connection, compatibility: compatibility), glue)
  }

  private func flows(_ nodes: String, _ compatibility: Compatibility = .standard) throws -> SourceFlows {
    let answers = #"{"jobs": {"j": {"CodeGenConfigurationNodes": \#(nodes)}}}"#
    return try source(answers, compatibility).0.flows(of: "j")
  }

  private let workflows = #"{"workflows": [{"Name": "a"}, {"Name": "b"}, {"Name": "c"}]}"#

  @Test func allPagesOfWorkflowsAreRead() throws {
    let (source, glue) = try source(workflows)
    #expect(try source.names() == ["a", "b", "c"])
    #expect(glue.calls == ["ListWorkflows", "ListWorkflows"])
    let check = try #require(source.checks["GetPipelines"])
    let seen = try check()
    #expect(seen == "3 workflows")
  }

  @Test func theOriginalReadsTheFirstPage() throws {
    #expect(try source(workflows, .v1_12).0.names() == ["a", "b"])
  }

  @Test func nodesAreTasksAndEdgesLeadOn() throws {
    let long = String(repeating: "n", count: 130)
    let (source, _) = try source(
      """
      {"workflows": [{"Name": "daily", "Graph": {
        "Nodes": [{"Type": "TRIGGER", "Name": "go", "UniqueId": "1"}, {"Type": "JOB", "Name": "\(long)", "UniqueId": "2"},
          {"Type": "JOB", "Name": "load", "UniqueId": "3"}, {"Type": "JOB", "Name": "load", "UniqueId": "4"}],
        "Edges": [{"SourceId": "1", "DestinationId": "2"}, {"SourceId": "1", "DestinationId": "3"},
          {"SourceId": "1", "DestinationId": "9"}]}}]}
      """)
    let pipeline = try source.pipeline("daily")
    #expect(pipeline.tasks.map(\.name) == ["go", long, "load", "load"])
    #expect(pipeline.tasks.map(\.type) == ["TRIGGER", "JOB", "JOB", "JOB"])
    #expect(pipeline.tasks.first?.downstreamTasks == [String(long.prefix(128)), "load"])
    #expect(pipeline.jobs == [long, "load"])
    #expect(pipeline.url.hasSuffix("region=us-east-1#/v2/etl-configuration/workflows/view/daily"))
    #expect(throws: FailureCause.self) { try source.pipeline("none") }
  }

  @Test(arguments: [
    ("SUCCEEDED", PipelineRunState.successful, PipelineRunState.successful), ("FAILED", .failed, .failed),
    ("RUNNING", .pending, .pending), ("STARTING", .pending, .pending), ("STOPPED", .failed, .pending),
    ("TIMEOUT", .failed, .pending), ("ERROR", .failed, .pending), ("WAITING", .pending, .pending),
  ])
  func runs(_ state: String, _ standard: PipelineRunState, _ original: PipelineRunState) throws {
    let run = #"{"JobName": "j", "JobRunState": "\#(state)", "StartedOn": 1772355600.25, "CompletedOn": 1772355601}"#
    let answers = #"{"runs": {"j": [\#(run)]}}"#
    let expected = SourceRun(job: "j", state: standard, start: 1_772_355_600_250, end: 1_772_355_601_000)
    #expect(try source(answers).0.runs(of: "j") == [expected])
    #expect(try source(answers, .v1_12).0.runs(of: "j").map(\.state) == [original])
  }

  @Test(arguments: [
    (
      #"{"S3CsvSource": {"Name": "n", "Paths": ["s3://b/x/", "s3a://b/y"]}}"#,
      SourceFlows.Asset.files(["s3://b/x/", "s3://b/x", "s3://b/y", "s3://b/y/"]), true
    ),
    (#"{"S3DirectTarget": {"Name": "n", "Path": "s3://b/x/"}}"#, .files(["s3://b/x/", "s3://b/x"]), false),
    (
      #"{"S3CatalogSource": {"Name": "n", "Database": "d", "Table": "t"}}"#, .table(database: nil, schema: "d", name: "t"), true
    ),
    (
      #"{"MySQLCatalogTarget": {"Name": "n", "Database": "d", "Table": "t"}}"#, .table(database: nil, schema: "d", name: "t"),
      false
    ),
    (
      #"{"RedshiftTarget": {"Name": "n", "Database": "d", "Table": "t"}}"#, .table(database: "d", schema: nil, name: "t"), false
    ),
    (
      #"{"JDBCConnectorSource": {"Name": "n", "ConnectionTable": "t", "SchemaName": "s"}}"#,
      .table(database: nil, schema: "s", name: "t"), true
    ),
    (
      #"{"AmazonRedshiftSource": {"Name": "n", "Data": {"Schema": {"Value": "s"}, "Table": {"Value": "t"}}}}"#,
      .table(database: nil, schema: "s", name: "t"), true
    ),
  ])
  func assets(_ node: String, _ asset: SourceFlows.Asset, _ isSource: Bool) throws {
    let flows = try flows(#"{"n1": \#(node)}"#)
    #expect(flows.sources == (isSource ? [asset] : []))
    #expect(flows.targets == (isSource ? [] : [asset]))
    #expect(flows.problem == nil)
  }

  @Test func theOriginalTakesTheCatalogsDatabaseForADatabase() throws {
    let flows = try flows(#"{"n": {"S3CatalogSource": {"Name": "n", "Database": "d", "Table": "t"}}}"#, .v1_12)
    #expect(flows.sources == [.table(database: "d", schema: nil, name: "t")])
  }

  @Test func transformationsAreNoAssets() throws {
    #expect(try flows(#"{"n": {"ApplyMapping": {"Name": "n", "Inputs": ["m"]}}, "o": {}, "p": 1}"#) == SourceFlows())
  }

  @Test func whatCannotBeUnderstoodIsTold() throws {
    let nodes = #"{"a": {"S3CsvSource": {"Name": "n"}}, "b": {"S3DirectTarget": {"Name": "n", "Path": "s3://b/"}}}"#
    let flows = try flows(nodes)
    #expect(flows.problem == "node a: S3CsvSource has no Paths")
    #expect(flows.targets.count == 1)
    #expect(try self.flows(nodes, .v1_12).targets.isEmpty)
  }

  @Test func scriptsHaveNoNodes() throws {
    let answers = #"{"jobs": {"j": {"Name": "j"}}}"#
    #expect(try source(answers).0.flows(of: "j") == SourceFlows())
    #expect(try source(answers, .v1_12).0.flows(of: "j").problem?.hasPrefix("1 validation error for JobNodeResponse") == true)
  }

  @Test func denialsNameTheAction() throws {
    let (source, _) = try source(workflows, denied: ["GetJobRuns"])
    do throws(FailureCause) {
      _ = try source.runs(of: "j")
      Issue.record("the call was to be refused")
    } catch {
      #expect(error.action == "glue:GetJobRuns")
      #expect(error.code == "AccessDeniedException")
    }
  }
}
