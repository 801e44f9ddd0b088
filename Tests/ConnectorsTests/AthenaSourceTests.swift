import Documents
import IngestionCore
import MetadataModel
import Testing

@testable import Connectors

@Suite struct AthenaSourceTests {
  private let catalog = #"""
    {"databases": [{"Name": "sales", "Description": "All sales"}, {"Name": "hr"}],
     "tables": {"sales": [
       {"Name": "orders", "TableType": "EXTERNAL_TABLE", "Description": "From Glue", "Parameters": {"comment": "From Athena"},
        "StorageDescriptor": {"Location": "s3a://lake/orders/", "Columns": [{"Name": "id", "Type": "bigint", "Comment": "key"},
          {"Name": "total", "Type": "decimal(12,2)"}, {"Name": "items", "Type": "array<struct<sku:string,price:double>>"}]},
        "PartitionKeys": [{"Name": "dt", "Type": "date"}]},
       {"Name": "ice", "TableType": "EXTERNAL_TABLE", "Parameters": {"table_type": "ICEBERG"}, "StorageDescriptor": {
         "Columns": [{"Name": "a", "Type": "int"}, {"Name": "b", "Type": "int", "Parameters": {"iceberg.field.current": "false"}}]}},
       {"Name": "big", "TableType": "VIRTUAL_VIEW", "ViewOriginalText": "SELECT 1 AS x",
        "StorageDescriptor": {"Columns": [{"Name": "id", "Type": "bigint"}], "Location": ""}},
       {"Name": "governed", "TableType": "GOVERNED", "StorageDescriptor": {"Columns": []}}]},
     "tags": {"sales": {"LFTagOnDatabase": [{"CatalogId": "1", "TagKey": "domain", "TagValues": ["sales"]}]},
       "sales.orders": {"LFTagsOnTable": [{"CatalogId": "1", "TagKey": "level", "TagValues": ["low", "high"]}],
         "LFTagsOnColumns": [{"Name": "id", "LFTags": [{"CatalogId": "1", "TagKey": "pii", "TagValues": ["yes"]}]}]}},
     "results": {"SHOW CREATE VIEW \"sales\".\"big\"": [["CREATE VIEW sales.big AS"], ["SELECT 42 AS id"]]}}
    """#

  private struct Run {
    var requests: [TableRequest] = []
    var failures: [IngestionFailure] = []
    var warnings: [IngestionWarning] = []
    var notes: [SourceNote] = []

    var names: [String] { requests.map { "\($0.name) \($0.tableType.rawValue)" } }
    var lines: [String] { notes.map { if case .loss(let loss) = $0 { loss.line } else { "" } } }

    func request(_ name: String, _ type: TableType? = nil) -> TableRequest? {
      requests.first { $0.name == name && (type == nil || $0.tableType == type) }
    }
  }

  private func source(
    _ compatibility: Compatibility = .standard, denied: Set<String> = [], catalog: String? = nil, settings: String = "{}",
    connection: String = "{}"
  ) throws -> (AthenaSource, FakeLake) {
    let lake = FakeLake(try JSON.parse(catalog ?? self.catalog), denied: denied)
    var document = try JSON.parse(connection)
    document.set("awsConfig", .object(["awsRegion": .string("us-east-1")]))
    let configuration = try #require(AthenaConnectionConfiguration(document))
    return (lake.source(configuration, DatabaseMetadataConfiguration(try JSON.parse(settings)), compatibility), lake)
  }

  private func run(_ source: AthenaSource, _ name: String = "sales", readsProperties: Bool = false) throws -> Run {
    var run = Run()
    source.prepare(readsProperties: readsProperties)
    let schema = try #require(try source.schemas(in: "default").first { $0.name == name })
    try source.listTables(in: schema) { page in
      for listing in page {
        do throws(IngestionFailure) {
          run.requests.append(
            try source.request(for: listing, in: schema, below: "s.default.\(name)") { run.warnings.append($0) })
        } catch {
          run.failures.append(error)
        }
      }
    }
    run.notes = source.takeNotes()
    return run
  }

  @Test func readsEverythingOnceByDefault() throws {
    let (source, lake) = try source()
    let run = try run(source)
    #expect(run.names == ["orders Partitioned", "ice Iceberg", "big View", "governed External"])
    #expect(run.failures.isEmpty && run.warnings.isEmpty && run.notes.isEmpty)
    #expect(lake.calls.filter { $0 == "GetTableMetadata sales.orders" }.count == 1)
    let orders = try #require(run.request("orders"))
    #expect(orders.columns.map(\.name) == ["dt", "id", "total", "items"])
    #expect(orders.columns.map(\.type.dataType) == [.date, .bigInt, .decimal, .array])
    #expect(orders.columns.map(\.constraint) == ["NULL", "NULL", "NULL", nil])
    #expect(orders.columns.map(\.type.dataLength) == [1, 1, 1, nil])
    #expect(orders.description == "From Athena" && orders.columns[1].description == "key")
    #expect(orders.partition == TablePartition([.init("dt", .timeUnit)]))
    #expect(orders.locationPath == "s3a://lake/orders/" && source.externalLocation(of: orders) == "s3://lake/orders/")
    #expect(run.request("big")?.schemaDefinition == "CREATE VIEW sales.big AS\nSELECT 42 AS id")
    #expect(run.request("big")?.locationPath == nil)
    #expect(run.request("ice")?.columns.map(\.name) == ["a"])
  }

  @Test func theOriginalAsksThreeTimesAndWritesViewsTwice() throws {
    let (source, lake) = try source(.v1_12)
    let run = try run(source)
    #expect(run.names == ["orders Partitioned", "ice Iceberg", "big External", "governed External", "big View"])
    #expect(run.requests.map { $0.schemaDefinition == nil } == [true, true, true, true, false])
    let big = lake.calls.filter { $0 == "GetTableMetadata sales.big" }
    #expect(big.count == 4)
    #expect(run.request("big", .view)?.locationPath == "")
    let orders = try #require(run.request("orders"))
    #expect(orders.columns.last?.type.children?.map(\.type.dataType) == [.string, .double])
    #expect(source.externalLocation(of: orders) == "s3a://lake/orders/")
  }

  @Test func versionTwoKeepsViewsViews() throws {
    let (source, _) = try source(.v2_0)
    #expect(try run(source).names == ["orders Partitioned", "ice Iceberg", "governed External", "big View"])
  }

  @Test func catalogsAreAskedForByTheirIdentifier() throws {
    let (source, _) = try source(connection: #"{"catalogId": "222222222222", "databaseName": "lake"}"#)
    #expect(source.databases() == ["lake"])
    #expect(source.connection.catalogID == "222222222222")
    let named = try self.source(connection: #"{"connectionArguments": {"catalog_name": "Mine", "retries": 3}}"#).0
    #expect(named.databases() == ["default"] && named.connection.arguments.catalogName == "Mine")
    named.prepare(readsProperties: false)
    #expect(named.takeNotes().count == 1)
  }

  @Test func tellsTagsOfAllLevels() throws {
    let (source, _) = try source()
    let schema = try #require(try source.schemas(in: "default").first)
    #expect(source.tags(of: schema).map(\.name) == ["sales"])
    let tags = source.tags(of: AthenaListing(name: "orders", type: .external), in: schema)
    #expect(try tags.table.map { try $0.fullyQualifiedName() } == ["level.low", "level.high"])
    #expect(tags.columns.map(\.name) == ["id"] && tags.columns[0].tags.map(\.classification) == ["pii"])
  }

  @Test func checksTheConnection() throws {
    let (source, lake) = try source()
    #expect(try source.checks["CheckAccess"]?() == "a statement ran")
    #expect(try source.checks["GetSchemas"]?() == "2 schemas")
    #expect(try source.checks["GetTables"]?() == "2 tables in sales")
    #expect(try source.checks["GetViews"]?() == "1 view in sales")
    #expect(lake.queries == ["/* {\"app\": \"OpenMetadata\", \"version\": \"1.12.14.2\"} */\nSELECT 42"])
  }

  @Test(arguments: [("StartQueryExecution", "DatabaseError"), ("GetQueryResults", "OperationalError")])
  func theOriginalsLibraryWrapsFailures(_ operation: String, _ error: String) throws {
    let check = try source(.v1_12, denied: [operation]).0.checks["CheckAccess"]
    let cause = try #require(throws: FailureCause.self) { try check?() }
    #expect(cause.description.hasPrefix("(pyathena.error.\(error)) An error occurred (AccessDeniedException) when calling"))
    #expect(cause.description.contains("\n[SQL: /* {\"app\": \"OpenMetadata\""))
    let plain = try source(denied: [operation]).0.checks["CheckAccess"]
    let own = try #require(throws: FailureCause.self) { try plain?() }
    #expect(own.description.hasPrefix("An error occurred (AccessDeniedException)") && own.action == "athena:\(operation)")
  }
}

extension AthenaSourceTests {
  @Test func eachServiceStandsInForTheOther() throws {
    let withoutGlue = try run(try source(denied: ["GetTables", "GetDatabases"]).0)
    #expect(withoutGlue.names == ["orders Partitioned", "ice Iceberg", "big View", "governed External"])
    #expect(withoutGlue.notes.count == 2 && withoutGlue.failures.isEmpty)
    let withoutListing = try run(try source(denied: ["ListTableMetadata"]).0)
    #expect(withoutListing.names == ["orders Partitioned", "ice Iceberg", "big View", "governed External"])
    let source = try source(denied: ["ListTableMetadata", "GetTables"]).0
    #expect(throws: FailureCause.self) { try self.run(source) }
    let withoutStatements = try run(try self.source(denied: ["StartQueryExecution"]).0)
    #expect(withoutStatements.request("big")?.schemaDefinition == "CREATE VIEW sales.big AS SELECT 1 AS x")
  }

  @Test func theOriginalFallsBackToWhatTheDriverLists() throws {
    let run = try run(try source(.v1_12, denied: ["GetTables"]).0)
    #expect(run.names == ["orders Partitioned", "ice External", "big View"])
    #expect(run.lines.first?.hasPrefix("Failed to fetch Glue table metadata for schema [sales]: An error occurred") == true)
  }

  @Test func theOriginalLosesQuietly() throws {
    let views = try run(try source(.v1_12, denied: ["ListTableMetadata"]).0)
    #expect(views.names.last == "governed External")
    #expect(views.lines.first?.hasPrefix("Fetching view list failed for schema sales due to - An error occurred") == true)
    let text = try run(try source(.v1_12, denied: ["StartQueryExecution"]).0)
    #expect(text.request("big", .view)?.schemaDefinition == nil)
    let iceberg = try run(try source(.v1_12, denied: ["GetTable sales.ice"]).0)
    #expect(iceberg.request("ice")?.columns.map(\.name) == ["a", "b"])
    #expect(iceberg.lines.first?.hasPrefix("Unable to fetch metadata for table 'ice' from AWS Glue.") == true)
  }

  @Test func aDeniedTableFails() throws {
    let denied: Set = ["GetTableMetadata sales.orders"]
    let run = try run(try source(.v1_12, denied: denied).0)
    #expect(run.failures.map(\.name) == ["orders"])
    #expect(
      run.failures.first?.error.hasPrefix(
        "Unexpected exception to yield table (database=[default], schema=[sales], table=[orders]): An error occurred") == true)
    #expect(run.warnings.map(\.name) == ["orders", "orders"])
    let own = try self.run(try source(denied: denied).0)
    #expect(own.failures.map(\.name) == ["sales.orders"] && own.failures[0].cause?.action == "athena:GetTableMetadata")
  }

  @Test func deniedTagsAreALoss() throws {
    let (source, _) = try source(denied: ["GetResourceLFTags"])
    let schema = try #require(try source.schemas(in: "default").first)
    #expect(source.tags(of: schema).isEmpty)
    #expect(source.tags(of: AthenaListing(name: "orders", type: .external), in: schema).table.isEmpty)
    let notes = source.takeNotes()
    guard notes.count == 2, case .loss(let loss) = notes[1] else { return #expect(Bool(false)) }
    #expect(loss.subject == "sales.orders" && loss.kind == "LF-tags")
    #expect(loss.line.hasPrefix("Unable to get LF-Tags for table resource [orders] due to: An error occurred"))
  }

  @Test func listingsAreLeftOutByTheirSort() throws {
    #expect(try run(try source(settings: #"{"includeTables": false}"#).0).names == ["big View"])
    #expect(try run(try source(settings: #"{"includeViews": false}"#).0).names.count == 3)
    let original = try run(try source(.v1_12, settings: #"{"includeViews": false}"#).0)
    #expect(original.names.contains("big External") && !original.names.contains("big View"))
  }

  @Test(arguments: [
    ("day", "string", #""projection.day.type": "date""#, TablePartition.Interval.timeUnit),
    ("shard", "int", #""projection.shard.type": "integer""#, .integerRange),
    ("tenant", "string", #""projection.tenant.type": "injected""#, .injected),
    ("kind", "string", #""projection.kind.type": "enum""#, .columnValue), ("n", "bigint", "", .integerRange),
    ("t", "timestamp", "", .timeUnit), ("v", "varchar(3)", "", .columnValue), ("d", "decimal(3,1)", "", .columnValue),
  ])
  func tellsIntervals(_ name: String, _ type: String, _ parameter: String, _ interval: TablePartition.Interval) throws {
    let table =
      #"{"Name": "t", "TableType": "EXTERNAL_TABLE", "Parameters": {\#(parameter)}, "StorageDescriptor": {"Columns": []}"#
    let keys = #""PartitionKeys": [{"Name": "\#(name)", "Type": "\#(type)"}]}"#
    let catalog = #"{"databases": [{"Name": "sales"}], "tables": {"sales": [\#(table), \#(keys)]}}"#
    for compatibility in Compatibility.allCases {
      let run = try run(try source(compatibility, catalog: catalog).0)
      #expect(run.requests.first?.partition == TablePartition([.init(name, interval)]))
    }
  }

  @Test func statementsComeOnRequest() throws {
    let statement = #"""
      "SHOW CREATE TABLE `sales`.`orders`": [["CREATE EXTERNAL TABLE `orders`("], ["  `id` bigint)"]], "SHOW CREATE VIEW
      """#.replacing("\n", with: "")
    let catalog = self.catalog.replacing("\"SHOW CREATE VIEW", with: statement)
    let own = try run(try source(catalog: catalog, settings: #"{"includeDDL": true}"#).0)
    #expect(own.request("orders")?.schemaDefinition == "CREATE EXTERNAL TABLE `orders`(\n  `id` bigint)")
    #expect(own.notes.count == 2)
    let (original, lake) = try source(.v1_12, settings: #"{"includeDDL": true}"#)
    #expect(
      try run(original).request("orders")?.schemaDefinition == "CREATE TABLE sales.orders (\n\tdt DATE, \n\tid BIGINT, \n"
        + "\ttotal DECIMAL(12, 2), \n\titems ARRAY\n)")
    #expect(lake.calls.filter { $0 == "GetTableMetadata sales.orders" }.count == 5)
  }

  @Test func icebergTablesTellTheirProperties() throws {
    let rows =
      #""SELECT key, value FROM \"sales\".\"ice$properties\"": [["key", "value"], ["format-version", "2"], ["empty", null]]"#
    let catalog = self.catalog.replacing(#""results": {"#, with: #""results": {\#(rows), "#)
    for compatibility in Compatibility.allCases {
      let run = try run(try source(compatibility, catalog: catalog).0, readsProperties: true)
      #expect(run.request("ice")?.properties == ["key": "value", "format-version": "2"])
      #expect(run.request("orders")?.properties == nil)
      #expect(try self.run(try source(compatibility, catalog: catalog).0).request("ice")?.properties == nil)
    }
    let lost = try run(try source(denied: ["StartQueryExecution"]).0, readsProperties: true)
    #expect(lost.lines.contains { $0.hasPrefix("Unable to read Iceberg $properties for [sales.ice]: An error occurred") })
  }
}
