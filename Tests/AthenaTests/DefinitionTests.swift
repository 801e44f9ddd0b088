import Documents
import Testing

@testable import Athena

/// Statements that change the catalog, and what it refuses below them.
@Suite struct DefinitionTests {
  let lake: Lake

  init() throws {
    lake = try Lake()
  }

  private func reason(_ sql: String) throws -> String? {
    try lake.query(sql).execution["Status"]?["StateChangeReason"]?.string
  }

  private func succeeds(_ sql: String) throws {
    let query = try lake.query(sql)
    #expect(
      query.execution["Status"]?["State"]?.string == "SUCCEEDED", "\(sql): \(query.execution["Status"]?.text ?? "")")
  }

  private func table(_ name: String) throws -> JSON? {
    try lake.call(
      "GetTable", .object(["DatabaseName": .string("sales"), "Name": .string(name)]), prefix: "AWSGlue"
    ).body["Table"]
  }

  @Test func databasesComeAndGo() throws {
    try succeeds("CREATE SCHEMA IF NOT EXISTS archive COMMENT 'old' LOCATION 's3://lake/archive/'")
    let found = try lake.call("GetDatabase", #"{"CatalogName": "AwsDataCatalog", "DatabaseName": "archive"}"#).body
    #expect(found["Database"]?["Description"]?.string == "old")
    try succeeds("CREATE DATABASE IF NOT EXISTS archive")
    #expect(
      try reason("CREATE DATABASE archive")
        == "FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. "
        + "Database archive already exists")
    try succeeds("DROP DATABASE archive")
    try succeeds("DROP DATABASE IF EXISTS archive")
    #expect(
      try reason("DROP SCHEMA archive") == "FAILED: SemanticException [Error 10072]: Database does not exist: archive")
    #expect(try reason("DROP DATABASE sales")?.contains("Database sales is not empty. One or more tables exist.") == true)
    try succeeds("DROP DATABASE sales CASCADE")
  }

  @Test func externalTablesAreCreatedAsAthenaWritesThem() throws {
    try succeeds(
      """
      CREATE EXTERNAL TABLE IF NOT EXISTS `sales`.`events` (
        `id` bigint COMMENT 'key', name string, tags array<struct<k:string,v:int>>, price decimal(10, 2))
      COMMENT 'what happened' PARTITIONED BY (dt date)
      ROW FORMAT DELIMITED FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' STORED AS TEXTFILE
      LOCATION 's3://lake/events' TBLPROPERTIES ('skip.header.line.count'='1');
      """)
    let table = try #require(try table("events"))
    let storage = table["StorageDescriptor"]
    #expect(
      storage?["Columns"]?.elements?.map { $0["Type"]?.string } == [
        "bigint", "string", "array<struct<k:string,v:int>>", "decimal(10,2)",
      ])
    #expect(table["PartitionKeys"]?[0]?["Name"]?.string == "dt")
    #expect(table["Parameters"]?["EXTERNAL"]?.string == "TRUE")
    #expect(storage?["SerdeInfo"]?["Parameters"]?["field.delim"]?.string == "\t")
    #expect(storage?["SerdeInfo"]?["Parameters"]?["escape.delim"]?.string == "\\")
    #expect(storage?["InputFormat"]?.string == "org.apache.hadoop.mapred.TextInputFormat")
    #expect(
      try reason("CREATE EXTERNAL TABLE sales.events (id int) LOCATION 's3://lake/e'")?
        .hasSuffix("DDLTask. AlreadyExistsException(message:Table events already exists.)") == true)
    #expect(
      try reason("CREATE EXTERNAL TABLE nowhere.t (id int) LOCATION 's3://lake/e'")
        == "FAILED: SemanticException [Error 10072]: Database does not exist: nowhere")
    #expect(
      try reason("CREATE EXTERNAL TABLE sales.x (id int")
        == "FAILED: ParseException line 1:37 missing ) at '<EOF>' near 'int' in create table statement")
  }

  @Test func tablesAreShownAsHiveShowsThem() throws {
    let rows = try lake.query("SHOW CREATE TABLE sales.orders").rows.map { $0[0] ?? "" }
    #expect(
      rows == [
        "CREATE EXTERNAL TABLE `sales.orders`(", "  `id` bigint COMMENT 'key')", "PARTITIONED BY ( ", "  `dt` date)",
        "ROW FORMAT SERDE ", "  'serde' ", "WITH SERDEPROPERTIES ( ", "  'field.delim'=',') ", "STORED AS INPUTFORMAT ",
        "  'in' ", "OUTPUTFORMAT ", "  'out'", "LOCATION", "  's3://lake/orders/'", "TBLPROPERTIES (",
        "  'classification'='csv')",
      ])
  }

  @Test func tablesAreDropped() throws {
    #expect(try reason("DROP TABLE sales.nothing") == "FAILED: SemanticException [Error 10001]: Table not found sales.nothing")
    try succeeds("DROP TABLE IF EXISTS `sales`.`nothing`")
    #expect(try reason("DROP TABLE sales.v")?.hasSuffix("Cannot drop a view with DROP TABLE") == true)
    try succeeds("DROP TABLE sales.orders")
    #expect(try table("orders") == nil)
  }

  @Test func viewsAreKeptAsTheEngineKeepsThem() throws {
    try succeeds("CREATE OR REPLACE VIEW sales.w AS SELECT id AS number, dt FROM \"sales\".\"orders\";")
    let view = try #require(try table("w"))
    #expect(view["TableType"]?.string == "VIRTUAL_VIEW")
    #expect(view["Parameters"]?["presto_view"]?.string == "true")
    #expect(view["ViewExpandedText"]?.string == "/* Presto View */")
    #expect(view["StorageDescriptor"]?["Columns"]?.elements?.map { $0["Name"]?.string } == ["number", "dt"])
    let shown = try lake.query("SHOW CREATE VIEW sales.w").rows.map { $0[0] ?? "" }
    #expect(shown == ["CREATE VIEW sales.w AS", "SELECT", "  id number", ", dt", "FROM", "  \"sales\".\"orders\""])
    try succeeds("CREATE OR REPLACE VIEW sales.w AS SELECT 1 AS one, 'x' AS two")
    #expect(try table("w")?["StorageDescriptor"]?["Columns"]?.elements?.map { $0["Type"]?.string } == ["int", "varchar(1)"])
    #expect(try reason("CREATE VIEW sales.w AS SELECT 1 AS a") == "ALREADY_EXISTS: View already exists: 'sales.w'")
    #expect(
      try reason("CREATE VIEW sales.orders AS SELECT 1 AS a")
        == "TABLE_ALREADY_EXISTS: line 1:13: Table already exists: 'awsdatacatalog.sales.orders'")
    #expect(
      try reason("CREATE VIEW sales.z AS SELECT nope FROM sales.orders")
        == "COLUMN_NOT_FOUND: line 1:31: Column 'nope' cannot be resolved or requester is not authorized to access requested resources"
    )
    #expect(
      try reason("CREATE VIEW sales.z AS SELECT count(*) FROM sales.orders")
        == "MISSING_COLUMN_NAME: line 1:24: Column name not specified at position 1")
    try succeeds("DROP VIEW sales.w")
    #expect(
      try reason("DROP VIEW sales.w")?.hasPrefix("GENERIC_USER_ERROR: line 1:1: View 'awsdatacatalog.sales.w' does not exist")
        == true)
    try succeeds("DROP VIEW IF EXISTS sales.w")
  }

  @Test func partitionsAreAddedAndDropped() throws {
    try succeeds("ALTER TABLE sales.orders ADD PARTITION (dt='2024-02-01') PARTITION (dt = '2024-02-02') LOCATION 's3://else/x/'")
    try succeeds("ALTER TABLE sales.orders ADD IF NOT EXISTS PARTITION (dt='2024-02-01')")
    #expect(
      try reason("ALTER TABLE sales.orders ADD PARTITION (dt='2024-02-01')")?
        .hasSuffix("AlreadyExistsException(message:Partition already exists.)") == true)
    let rows = try lake.query("SHOW PARTITIONS sales.orders").rows.map { $0[0] ?? "" }
    #expect(rows == ["dt=2024-01-01", "dt=2024-02-01", "dt=2024-02-02"])
    try succeeds("ALTER TABLE sales.orders DROP PARTITION (dt='2024-02-01'), PARTITION (dt='2024-02-02')")
    #expect(
      try reason("ALTER TABLE sales.orders DROP PARTITION (dt='2030-01-01')")?.contains("Partition not found (dt=2030-01-01)")
        == true)
    try succeeds("ALTER TABLE sales.orders DROP IF EXISTS PARTITION (dt='2030-01-01')")
    #expect(try lake.query("SHOW PARTITIONS sales.orders").rows == [["dt=2024-01-01"]])
  }

  @Test func repairAddsTheFoldersItFinds() throws {
    try succeeds(
      "CREATE EXTERNAL TABLE sales.logs (line string) PARTITIONED BY (day string, hour int) LOCATION 's3://results/logs/'")
    for key in ["logs/day=a%20b/hour=1/x", "logs/day=a%20b/hour=1/y", "logs/day=c/hour=2/x", "logs/other/z"] {
      try lake.put(key, "text")
    }
    let rows = try lake.query("MSCK REPAIR TABLE sales.logs").rows.map { $0[0] ?? "" }
    #expect(rows.count == 3)
    #expect(rows.contains("Repair: Added partition to metastore logs:day=c/hour=2"))
    #expect(try lake.query("SHOW PARTITIONS sales.logs").rows.map { $0[0] } == ["day=a b/hour=1", "day=c/hour=2"])
    #expect(try lake.query("MSCK REPAIR TABLE sales.logs").rows.isEmpty)
  }

  @Test func propertiesAndPlacesChange() throws {
    try succeeds("ALTER TABLE sales.orders SET TBLPROPERTIES ('owner'='me')")
    try succeeds("ALTER TABLE sales.orders SET LOCATION 's3://lake/new/'")
    #expect(try table("orders")?["Parameters"]?["owner"]?.string == "me")
    #expect(try table("orders")?["StorageDescriptor"]?["Location"]?.string == "s3://lake/new/")
  }

  @Test(arguments: [
    ("array<int>", "array(integer)"), ("map<string,int>", "map(varchar, integer)"),
    ("struct<a:string,b:struct<c:float>>", "row(\"a\" varchar, \"b\" row(\"c\" real))"), ("decimal(10,2)", "decimal(10,2)"),
    ("timestamp", "timestamp(3)"), ("binary", "varbinary"), ("varchar(5)", "varchar(5)"),
  ])
  func typesHaveTrinosNames(hive: String, trino: String) {
    #expect(ColumnType(hive: hive).trino == trino)
  }
}
