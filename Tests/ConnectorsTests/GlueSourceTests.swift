import AWSClient
import Documents
import IngestionCore
import MetadataModel
import Testing

@testable import Connectors

@Suite struct GlueSourceTests {
  private let databases = """
    {"databases": [{"Name": "sales", "CatalogId": "111111111111", "Description": "All sales"},
      {"Name": "hr", "CatalogId": "111111111111", "Description": ""}, {"Name": "shared", "CatalogId": "222222222222"}],
     "tables": {"sales": TABLES}}
    """

  private func source(
    _ tables: String = "[]", _ compatibility: Compatibility = .standard, denied: Set<String> = [], databaseName: String? = nil
  ) throws -> (GlueSource, FakeGlue) {
    let glue = FakeGlue(try JSON.parse(databases.replacing("TABLES", with: tables)), denied: denied)
    let document = JSON.object([
      "awsConfig": .object(["awsRegion": .string("us-east-1")]), "databaseName": databaseName.map { .string($0) },
    ])
    let connection = try #require(GlueConnectionConfiguration(document))
    return (GlueSource(glue.client(), connection, compatibility: compatibility), glue)
  }

  private func requests(
    _ tables: String, _ compatibility: Compatibility = .standard, denied: Set<String> = []
  ) throws -> (tables: [TableRequest], failures: [IngestionFailure], warnings: [IngestionWarning]) {
    let (source, _) = try source(tables, compatibility, denied: denied)
    let schema = try #require(try source.schemas(in: "111111111111").first)
    var (requests, failures, warnings): ([TableRequest], [IngestionFailure], [IngestionWarning]) = ([], [], [])
    try source.listTables(in: schema) { page in
      for listing in page {
        do throws(IngestionFailure) {
          requests.append(try source.request(for: listing, in: schema, below: "s.d.sales") { warnings.append($0) })
        } catch {
          failures.append(error)
        }
      }
    }
    return (requests, failures, warnings)
  }

  @Test func catalogsAreDatabases() throws {
    let (source, glue) = try source()
    #expect(try source.databases() == ["111111111111", "111111111111", "222222222222"])
    #expect(try source.schemas(in: "222222222222").map(\.name) == ["shared"])
    #expect(try source.schemas(in: "111111111111").map(\.description) == ["All sales", nil])
    // One listing of two pages serves all questions.
    #expect(glue.calls == ["GetDatabases", "GetDatabases"])
  }

  @Test func theOriginalPutsEverySchemaUnderEveryCatalog() throws {
    let (source, glue) = try source("[]", .v1_12)
    #expect(try source.schemas(in: "222222222222").map(\.name) == ["sales", "hr", "shared"])
    _ = try source.databases()
    #expect(glue.calls.count == 4)
  }

  @Test func aConfiguredNameIsTheOnlyDatabase() throws {
    let (source, _) = try source(databaseName: "lake")
    #expect(try source.databases() == ["lake"])
    #expect(try source.schemas(in: "lake").count == 3)
    let schema = try #require(try source.schemas(in: "lake").first)
    #expect(schema.url?.hasSuffix("databases/view/sales?catalogId=111111111111") == true)
    let original = try self.source("[]", .v1_12, databaseName: "lake").0
    #expect(try original.schemas(in: "lake").first?.url?.hasSuffix("databases/view/sales?catalogId=lake") == true)
  }

  @Test func checksTheConnection() throws {
    let (source, glue) = try source(#"[{"Name": "a"}, {"Name": "b"}, {"Name": "c"}]"#)
    #expect(try source.checks["GetDatabases"]?() == "3 databases")
    #expect(try source.checks["GetTables"]?() == "3 tables in sales")
    #expect(glue.calls == Array(repeating: "GetDatabases", count: 4) + ["GetTables sales", "GetTables sales"])
  }

  @Test func deniedChecksNameTheCall() throws {
    let (source, _) = try source(denied: ["GetTables"])
    let error = #expect(throws: FailureCause.self) { try source.checks["GetTables"]?() }
    #expect(error?.action == "glue:GetTables")
    #expect(error?.code == "AccessDeniedException")
    #expect(
      error?.description.hasPrefix("An error occurred (AccessDeniedException) when calling the GetTables operation: User: ")
        == true)
  }

  @Test(arguments: [
    (#""TableType": "EXTERNAL_TABLE""#, TableType.external), (#""TableType": "VIRTUAL_VIEW""#, .view),
    (#""TableType": "MANAGED_TABLE""#, .regular), (#""TableType": "GOVERNED""#, .regular), (#""Description": "none""#, .regular),
    (#""TableType": "EXTERNAL_TABLE", "Parameters": {"table_type": "ICEBERG"}"#, .iceberg),
    (#""TableType": "EXTERNAL_TABLE", "Parameters": {"table_type": "iceberg"}"#, .external),
  ])
  func tellsSortsOfTables(_ members: String, _ type: TableType) throws {
    #expect(try requests("[{\"Name\": \"t\", \(members)}]").tables.map(\.tableType) == [type])
  }

  @Test(
    arguments: [
      ("org.apache.hadoop.hive.serde2.OpenCSVSerde", "{}", FileFormat.csv), ("org.openx.data.jsonserde.JsonSerDe", "{}", .json),
      ("org.apache.hadoop.hive.ql.io.orc.OrcSerde", "{}", nil), ("org.apache.hadoop.hive.serde2.avro.AvroSerDe", "{}", .avro),
      ("org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe", "{}", .parquet),
      ("org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe", #"{"serialization.format": "\t"}"#, .tsv),
      ("org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe", #"{"serialization.format": ","}"#, .csv),
      ("org.apache.hadoop.hive.serde2.RegexSerDe", "{}", nil),
    ] as [(String, String, FileFormat?)])
  func tellsFormats(_ library: String, _ parameters: String, _ format: FileFormat?) throws {
    let storage = "{\"SerdeInfo\": {\"SerializationLibrary\": \"\(library)\", \"Parameters\": \(parameters)}}"
    #expect(try requests("[{\"Name\": \"t\", \"StorageDescriptor\": \(storage)}]").tables.map(\.fileFormat) == [format])
  }

  @Test func aDelimiterTellsTabs() throws {
    let storage = #"{"SerdeInfo": {"SerializationLibrary": "x.LazySimpleSerDe", "Parameters": {"field.delim": "\t"}}}"#
    let table = "[{\"Name\": \"t\", \"StorageDescriptor\": \(storage)}]"
    #expect(try requests(table).tables.first?.fileFormat == .tsv)
    #expect(try requests(table, .v1_12).tables.first?.fileFormat == .csv)
  }

  @Test func partitionKeysComeLast() throws {
    let table = """
      [{"Name": "t", "StorageDescriptor": {"Columns": [{"Name": "a", "Type": "int", "Comment": "first"}, {"Name": "A B", "Type": "varchar(3)"}],
        "Location": "s3a://bucket/t/"}, "PartitionKeys": [{"Name": "dt", "Type": "date"}]}]
      """
    let request = try #require(try requests(table).tables.first)
    #expect(request.columns.map(\.name) == ["a", "A B", "dt"])
    #expect(request.columns.map(\.displayName) == ["a", "A B", "dt"])
    #expect(request.columns.map(\.type.dataLength) == [1, 3, 1])
    #expect(request.columns.first?.description == "first")
    #expect(request.locationPath == "s3a://bucket/t/")
    #expect(
      request.sourceURL == "https://us-east-1.console.aws.amazon.com/glue/home?region=us-east-1#/v2/data-catalog/tables/view/t"
        + "?database=sales&catalogId=111111111111&versionId=latest")
  }

  @Test func containersAreKnownByS3Paths() throws {
    let (source, _) = try source(#"[{"Name": "t", "StorageDescriptor": {"Location": "s3a://bucket/t/"}}]"#)
    let schema = try #require(try source.schemas(in: "111111111111").first)
    try source.listTables(in: schema) { page in
      #expect(page.map { source.table($0).externalLocation } == ["s3://bucket/t/"])
    }
  }

  private let iceberg = """
    [{"Name": "t", "TableType": "EXTERNAL_TABLE", "Parameters": {"table_type": "ICEBERG"}, "StorageDescriptor": {"Columns": [
      {"Name": "now", "Type": "int", "Parameters": {"iceberg.field.current": "true"}},
      {"Name": "old", "Type": "int", "Parameters": {"iceberg.field.current": "false"}}]}}]
    """

  @Test func droppedIcebergColumnsStayAway() throws {
    let (tables, _, warnings) = try requests(iceberg)
    #expect(tables.first?.columns.map(\.name) == ["now"])
    #expect(warnings.isEmpty)
  }

  @Test func deniedIcebergTablesAreReadFromTheListing() throws {
    let standard = try requests(iceberg, denied: ["GetTable"])
    #expect(standard.tables.first?.columns.map(\.name) == ["now"])
    #expect(
      standard.warnings.first?.reason.hasPrefix("Failed to get Glue metadata for Iceberg table t: An error occurred") == true)
    #expect(try requests(iceberg, .v1_12, denied: ["GetTable"]).tables.first?.columns.map(\.name) == ["now", "old"])
  }

  @Test func viewsCarryTheirDefinition() throws {
    let view = #"[{"Name": "v", "TableType": "VIRTUAL_VIEW", "ViewOriginalText": "select 1"}]"#
    #expect(try requests(view).tables.first?.schemaDefinition == "CREATE VIEW sales.v AS select 1")
    #expect(try requests(view, .v1_12).tables.first?.schemaDefinition == nil)
  }

  private let unreadable = """
    [{"Name": "t", "StorageDescriptor": {"Columns": [{"Name": "a", "Type": "array<int"}, {"Name": "b", "Type": "int"}]}}]
    """

  @Test func unreadableTypesCostAColumnOrATable() throws {
    let standard = try requests(unreadable)
    #expect(standard.tables.first?.columns.map(\.type.dataType) == [.unknown, .int])
    #expect(standard.warnings.count == 1)
    let original = try requests(unreadable, .v1_12)
    #expect(original.tables.isEmpty)
    #expect(
      original.failures == [IngestionFailure("t", "Unexpected exception to yield table [t]: expected '>' found: array<int")])
  }

  @Test func repeatedColumnsAreLeftOut() throws {
    let table =
      #"[{"Name": "t", "StorageDescriptor": {"Columns": [{"Name": "a", "Type": "int"}, {"Name": "a", "Type": "date"}]}}]"#
    #expect(try requests(table).tables.first?.columns.map(\.type.dataType) == [.int])
    #expect(try requests(table, .v1_12).tables.first?.columns.count == 2)
  }

  @Test func decimalsCarryScale() throws {
    let table = #"[{"Name": "t", "StorageDescriptor": {"Columns": [{"Name": "a", "Type": "decimal(12,2)"}]}}]"#
    let standard = try #require(try requests(table).tables.first?.columns.first?.type)
    #expect((standard.precision, standard.scale, standard.dataLength) == (12, 2, nil))
    let original = try #require(try requests(table, .v1_12).tables.first?.columns.first?.type)
    #expect((original.precision, original.scale, original.dataLength) == (nil, nil, 12))
  }

  @Test func longNamesAreCut() throws {
    let name = String(repeating: "t", count: 140)
    let column = String(repeating: "c", count: 300)
    let table = "[{\"Name\": \"\(name)\", \"StorageDescriptor\": {\"Columns\": [{\"Name\": \"\(column)\", \"Type\": \"int\"}]}}]"
    let request = try #require(try requests(table).tables.first)
    #expect(request.name.count == 128)
    #expect(request.columns.first?.name.count == 256)
    #expect(request.columns.first?.displayName == column)
  }
}
