import AWSClient
import Basics
import Documents
import HTTP
import IngestionCore
import Synchronization
import Testing

@testable import Workflows

/// A cloud, a server and workflows between them.
struct Bench {
  let cloud: FakeCloud
  let server = FakeMetadataServer()

  init(_ catalog: KeyValuePairs<String, [JSON]>) {
    cloud = FakeCloud(catalog)
  }

  static func text(_ settings: String = "", aws: String = "", workflow: String = "") -> String {
    """
    source:
      type: glue
      serviceName: local_glue
      serviceConnection:
        config:
          type: Glue
          awsConfig: {awsAccessKeyId: test, awsSecretAccessKey: test, awsRegion: us-east-1, endPointURL: "http://cloud:1", \(aws)}
      sourceConfig: {config: {type: DatabaseMetadata, \(settings)}}
    sink: {type: metadata-rest, config: {}}
    workflowConfig:
      openMetadataServerConfig: {hostPort: "http://server/api", authProvider: openmetadata, securityConfig: {jwtToken: token}}
      \(workflow)
    """
  }

  func run(
    _ text: String = Bench.text(), _ compatibility: Compatibility = .standard,
    to destination: IngestionOptions.Destination = .server,
    transport: (any HTTPTransport)? = nil, observe: @escaping (IngestionEvent) -> Void = { _ in }
  ) -> WorkflowReport {
    let server = InProcessTransport(server)
    let environment = IngestionEnvironment(
      awsTransport: InProcessTransport(cloud), serverTransport: { _ in transport ?? server },
      variables: AWSEnvironment(variable: { $0 == "AWS_ENDPOINT_URL_STS" ? "http://cloud:1" : nil }),
      clock: FrozenClock(Timestamp(seconds: 1_772_355_600)), ids: SeededIDSource(seed: 1), pause: { _ in })
    return MetadataWorkflow.run(
      text, file: "glue.yaml", options: IngestionOptions(compatibility: compatibility, destination: destination), in: environment,
      observe: observe)
  }
}

@Suite struct MetadataWorkflowTests {
  private let bench = Bench([
    "sales": [
      glueTable("orders", ["order_id": "bigint", "Amount": "decimal(12,2)"], location: "s3://lake/orders/"),
      glueTable("v", type: "VIRTUAL_VIEW"), glueTable("ice", parameters: ["table_type": .string("ICEBERG")]),
    ],
    "hr": [glueTable("employees"), glueTable("name.with.dots")], "empty": [],
  ])
  private let schema = "local_glue.123456789012"

  @Test func writesEverythingOnce() {
    let report = bench.run()
    #expect(report.fatal == nil)
    #expect(report.outcome == .success)
    #expect(report.exitCode == 0)
    #expect(
      bench.server.log == [
        "PUT databaseService local_glue", "PUT database \(schema)", "PUT databaseSchema \(schema).sales",
        "PUT databaseSchema \(schema).hr", "PUT databaseSchema \(schema).empty", "PUT table \(schema).sales.orders",
        "PUT table \(schema).sales.v", "PUT table \(schema).sales.ice", "PUT table \(schema).hr.employees",
        "PUT table \(schema).hr.\"name.with.dots\"",
      ])
    #expect(report.steps.map(\.name) == ["Glue", "OpenMetadata"])
    #expect(report.steps.map(\.records.count) == [10, 10])
    #expect(report.written == ["databaseService": 1, "database": 1, "databaseSchema": 3, "table": 5])
    #expect(report.checks.map(\.isPassed) == [true, true])
  }

  @Test func callsAWSInTheOriginalsOrder() {
    let report = bench.run(Bench.text(), .v1_12)
    #expect(report.steps.map(\.records.count) == [10, 11])
    #expect(
      bench.cloud.calls == [
        "GetDatabases", "GetDatabases", "GetTables sales", "GetDatabases", "GetDatabases", "GetTables sales",
        "GetTable sales.ice",
        "GetTables hr", "GetTables empty", "GetDatabases", "GetDatabases",
      ])
  }

  @Test func asksNothingTwiceByDefault() {
    _ = bench.run()
    #expect(
      bench.cloud.calls == [
        "GetDatabases", "GetDatabases", "GetTables sales", "GetDatabases", "GetTables sales", "GetTable sales.ice",
        "GetTables hr",
        "GetTables empty",
      ])
  }

  @Test func theNextRunWritesNothing() {
    for compatibility in [Compatibility.standard, .v1_12] {
      let bench = Bench(["sales": [glueTable("orders"), glueTable("x::y", ["a::b": "struct<f:int>"])]])
      _ = bench.run(Bench.text(), compatibility)
      bench.server.forgetWrites()
      let report = bench.run(Bench.text(), compatibility)
      #expect(bench.server.log.isEmpty)
      #expect(report.steps.map(\.records.count) == [0, 0])
      #expect(report.successPercentage == 100)
    }
  }

  @Test func version2WritesEverythingAgain() {
    bench.server.setVersion("2.0.6")
    _ = bench.run(Bench.text(), .v2_0)
    bench.server.forgetWrites()
    _ = bench.run(Bench.text(), .v2_0)
    #expect(bench.server.log.count == 9)
  }

  @Test func changesDeletesAndRestores() {
    _ = bench.run()
    bench.server.forgetWrites()
    bench.cloud.setTables(
      [glueTable("orders", ["order_id": "bigint", "total": "double"], location: "s3://lake/orders/")], in: "sales")
    let report = bench.run()
    #expect(
      bench.server.log == [
        "PATCH table \(schema).sales.orders", "DELETE table \(schema).sales.ice", "DELETE table \(schema).sales.v",
      ])
    #expect(report.steps.map(\.updated.count) == [1, 1])
    bench.server.forgetWrites()
    bench.cloud.setTables(
      [glueTable("v", type: "VIRTUAL_VIEW"), glueTable("ice", parameters: ["table_type": .string("ICEBERG")])], in: "sales")
    _ = bench.run(Bench.text("markDeletedTables: false"))
    #expect(bench.server.log == ["RESTORE table \(schema).sales.v", "RESTORE table \(schema).sales.ice"])
  }

  @Test func aDeniedSchemaKeepsItsTables() {
    _ = bench.run()
    bench.server.forgetWrites()
    bench.cloud.deny("GetTables hr")
    let report = bench.run()
    #expect(bench.server.log.isEmpty)
    #expect(report.failures.map(\.name) == ["hr"])
    #expect(report.failures.first?.cause?.action == "glue:GetTables")
    #expect(report.failureGroups.map(\.title) == ["glue:GetTables: AccessDeniedException"])
  }

  @Test func theOriginalDeletesWhatItCouldNotList() {
    _ = bench.run(Bench.text(), .v1_12)
    bench.server.forgetWrites()
    bench.cloud.deny("GetTables hr")
    let report = bench.run(Bench.text(), .v1_12)
    #expect(bench.server.log == ["DELETE table \(schema).hr.\"name.with.dots\"", "DELETE table \(schema).hr.employees"])
    #expect(report.failures.map(\.name) == ["Producer get_tables_name_and_type"])
    #expect(
      report.failures.first?.error
        == "Error running node producer: An error occurred (AccessDeniedException) when calling the GetTables operation: "
        + "User: u is not authorized to perform: glue:GetTables")
    #expect(report.exitCode == 1)
  }

  @Test(arguments: ["GetDatabases", "GetTables"])
  func aFailedCheckWritesNothing(_ operation: String) {
    bench.cloud.deny(operation)
    let report = bench.run()
    #expect(report.fatal?.kind == .check)
    #expect(report.fatal?.message == "Failed to run the test connection step: \(operation)")
    #expect(report.fatal?.cause?.code == "AccessDeniedException")
    #expect(report.exitCode == 1)
    #expect(report.outcome == .failure)
    #expect(bench.server.log.isEmpty)
    #expect(report.summaryLines == ["Error initializing metadata: Failed to run the test connection step: \(operation)"])
    #expect(report.checks.count == 2)
    if operation == "GetDatabases" { #expect(report.checks.last?.outcome == .skipped) }
  }

  @Test func aRefusedRoleStopsEverything() {
    bench.cloud.deny("AssumeRole")
    let report = bench.run(Bench.text(aws: "assumeRoleArn: 'arn:aws:iam::1:role/r'"))
    #expect(report.fatal?.kind == .credentials)
    #expect(
      report.summaryLines == [
        "Error initializing metadata: An error occurred (AccessDenied) when calling the AssumeRole operation: not allowed"
      ])
    #expect(bench.server.log.isEmpty)
  }

  @Test func aRoleIsAssumedOnce() {
    let report = bench.run(Bench.text(aws: "assumeRoleArn: 'arn:aws:iam::1:role/r'"))
    #expect(report.exitCode == 0)
    #expect(bench.cloud.calls.filter { $0 == "AssumeRole" }.count == 1)
  }
}

extension MetadataWorkflowTests {
  @Test func filtersAndFlagsDecide() {
    let settings = "schemaFilterPattern: {includes: ['^s']}, tableFilterPattern: {excludes: ['ord']}, includeViews: false"
    let report = bench.run(Bench.text(settings))
    #expect(bench.server.log.filter { $0.contains(" table ") } == ["PUT table \(schema).sales.ice"])
    #expect(
      report.steps[0].filtered.map(\.reason) == ["Schema Filtered Out", "Schema Filtered Out", "Table Filtered Out"])
  }

  @Test func filtersMayLookAtFullNames() {
    _ = bench.run(Bench.text(#"useFqnForFiltering: true, tableFilterPattern: {includes: ['local_glue\..*\.hr\.']}"#))
    #expect(bench.server.log.filter { $0.contains(" table ") }.count == 2)
  }

  @Test func filteredDatabasesAreCountedOnce() {
    let settings = "databaseFilterPattern: {excludes: ['1']}"
    #expect(bench.run(Bench.text(settings)).steps[0].filtered.count == 1)
    #expect(bench.run(Bench.text(settings), .v1_12).steps[0].filtered.count == 3)
  }

  @Test func markedSchemasGo() {
    _ = bench.run()
    bench.server.forgetWrites()
    _ = bench.run(Bench.text("markDeletedSchemas: true, schemaFilterPattern: {includes: [sales]}"))
    #expect(bench.server.log == ["DELETE databaseSchema \(schema).empty", "DELETE databaseSchema \(schema).hr"])
  }

  @Test func lineageIsDrawnInTheFirstRun() {
    let container = JSON.object([
      "name": .string("orders"), "service": .string("local_s3"), "fullPath": .string("s3://lake/orders/"),
      "dataModel": .object([
        "columns": .array([.object(["name": .string("AMOUNT"), "fullyQualifiedName": .string("local_s3.orders.AMOUNT")])])
      ]),
    ])
    bench.server.put("containers", container)
    _ = bench.run()
    let edge = bench.server.writes.last
    #expect(edge?.name == "local_s3.orders -> \(schema).sales.orders")
    #expect(
      edge?.body["lineageDetails"]?.text
        == #"{"columnsLineage":[{"fromColumns":["local_s3.orders.AMOUNT"],"toColumn":"local_glue.123456789012.sales.orders.Amount"}],"source":"ExternalTableLineage"}"#
    )
    bench.server.forgetWrites()
    let again = bench.run()
    #expect(bench.server.log.isEmpty)
    #expect(again.written == ["lineage": 1])
  }

  @Test func theOriginalDrawsLineageInTheSecondRun() {
    bench.server.put(
      "containers",
      .object(["name": .string("o"), "service": .string("s3"), "fullPath": .string("s3://lake/orders/")]))
    _ = bench.run(Bench.text(), .v1_12)
    #expect(!bench.server.log.contains { $0.contains("lineage") })
    _ = bench.run(Bench.text(), .v1_12)
    #expect(bench.server.log.last == "PUT lineage s3.o -> \(schema).sales.orders")
  }

  @Test func refusedRowsAreFailures() {
    bench.server.refuse("orders", "v", "ice", "employees")
    let report = bench.run()
    #expect(report.failures.map(\.name) == ["orders", "v", "ice", "employees"])
    #expect(report.steps[1].successPercentage == 60)
    #expect(report.exitCode == 1)
    #expect(report.outcome == .failure)
    #expect(bench.run(Bench.text(workflow: "successThreshold: 10")).exitCode == 0)
  }

  @Test func failuresBelowTheThresholdArePartial() {
    bench.cloud.deny("GetTables hr")
    let report = bench.run(Bench.text(workflow: "successThreshold: 50"))
    #expect(report.outcome == .partial)
    #expect(report.exitCode == 0)
    let strict = bench.run(Bench.text(workflow: "raiseOnError: false"))
    #expect(strict.exitCode == 0)
  }

  @Test func summarisesAsTheOriginal() {
    let report = bench.run(Bench.text(), .v1_12)
    #expect(
      report.summaryLines == [
        "Workflow Glue Summary:", "Processed records: 10", "Updated records: 0", "Warnings: 0", "Errors: 0", "Success %: 100.0",
        "Workflow OpenMetadata Summary:", "Processed records: 11", "Updated records: 0", "Warnings: 0", "Errors: 0",
        "Success %: 100.0", "Workflow Success %: 100.0",
      ])
  }

  @Test func versionsMustFit() {
    bench.server.setVersion("1.11.3")
    let report = bench.run()
    #expect(
      report.fatal?.message == "Server version is 1.11.3 vs. Client version 1.12.14.2. Major and minor versions should match.")
    #expect(report.exitCode == 1)
    bench.server.setVersion("2.0.6")
    #expect(bench.run().exitCode == 0)
    #expect(bench.run(Bench.text(), .v1_12).fatal?.kind == .server)
  }

  private struct Nowhere: HTTPTransport {
    func send(_ request: HTTPRequest, to endpoint: Endpoint) throws(HTTPClientError) -> HTTPResponse {
      throw HTTPClientError(.notConnected, "nobody listens", endpoint: endpoint)
    }
  }

  @Test func anUnreachableServerIsTheEnvironmentsFault() {
    let report = bench.run(transport: Nowhere())
    #expect(report.fatal?.kind == .unreachableServer)
    #expect(report.exitCode == 3)
    #expect(bench.run(Bench.text(), .v1_12, transport: Nowhere()).exitCode == 1)
  }

  @Test func aBadFileIsTheUsersFault() {
    let report = bench.run(Bench.text("includeTabels: true"))
    #expect(report.exitCode == 2)
    #expect(report.diagnostics.first?.help == "did you mean includeTables?")
    #expect(report.summaryLines.first?.hasPrefix("Error loading metadata configuration: We encountered an error") == true)
    #expect(bench.run(Bench.text("includeTabels: true"), .v1_12).exitCode == 1)
  }

  @Test func theServerMayKeepTheConnection() {
    _ = bench.run()
    let text = """
      source: {type: glue, serviceName: local_glue, sourceConfig: {config: {type: DatabaseMetadata}}}
      workflowConfig: {openMetadataServerConfig: {hostPort: "http://server/api"}}
      """
    #expect(bench.run(text).exitCode == 0)
    #expect(bench.run(text.replacing("local_glue", with: "other")).fatal?.kind == .server)
  }

  @Test func memoryKeepsWhatWouldBeWritten() {
    let report = bench.run(to: .memory)
    #expect(
      report.emitted.map(\.kind) == ["databaseService", "database"] + ["databaseSchema", "table", "table", "table"]
        + ["databaseSchema", "table", "table", "databaseSchema"])
    #expect(report.emitted[0].body["connection"]?["config"]?["awsConfig"]?["awsSecretAccessKey"]?.string == "<secret>")
    #expect(bench.server.paths.isEmpty)
  }

  @Test func filesHoldOneRecordALine() throws {
    let folder = try FileSystem.temporaryDirectory()
    defer { FileSystem.remove(folder) }
    let report = bench.run(to: .file("\(folder)/out.jsonl"))
    #expect(report.exitCode == 0)
    let lines = try FileSystem.readText("\(folder)/out.jsonl").split(separator: "\n")
    #expect(lines.count == 10)
    #expect(try JSON.parse(String(lines[1]))["fqn"]?.string == "local_glue.123456789012")
    #expect(bench.run(to: .file("/nowhere/out.jsonl")).failures.first?.name == "/nowhere/out.jsonl")
  }

  @Test func tellsWhatHappens() {
    let seen = Mutex<[String]>([])
    _ = bench.run { event in
      switch event {
      case .checked(let check): seen.withLock { $0.append("check \(check.name)") }
      case .schemas(let names): seen.withLock { $0.append("schemas \(names)") }
      case .schemaDone(let name, let tables, let isComplete): seen.withLock { $0.append("\(name) \(tables) \(isComplete)") }
      case .tables, .pipelines, .pipelineDone, .log: break
      }
    }
    #expect(
      seen.withLock { $0 } == [
        "check GetDatabases", "check GetTables", "schemas [\"sales\", \"hr\", \"empty\"]", "sales 3 true", "hr 2 true",
        "empty 0 true",
      ])
  }

  @Test func manyTablesGoInBatches() {
    let columns: KeyValuePairs = ["a": "bigint", "b": "string", "c": "decimal(10,2)", "d": "struct<x:int,y:array<string>>"]
    let bench = Bench(["load": (0..<500).map { glueTable("t\($0)", columns, location: "s3://lake/t\($0)/") }])
    let report = bench.run()
    #expect(report.written["table"] == 500)
    #expect(bench.server.paths.filter { $0 == "/api/v1/tables/bulk" }.count == 6)
    // Well under a second in a release build; this bound only notices what has become slow by orders of magnitude.
    #expect(report.duration < 5_000_000_000)
  }
}
