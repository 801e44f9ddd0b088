import MetadataModel
import Testing

/// The expected fingerprints are those that version 1.12.14.2 of the original client sent for the same entities.
@Suite struct SourceHashTests {
  private func url(_ table: String, _ schema: String) -> String {
    "https://us-east-1.console.aws.amazon.com/glue/home?region=us-east-1#/v2/data-catalog/tables/view/\(table)"
      + "?database=\(schema)&catalogId=123456789012&versionId=latest"
  }

  private func columns(_ types: KeyValuePairs<String, String>) throws -> [Column] {
    try types.map { name, text in
      var type = try HiveTypeParser(style: .v1_12).parse(text)
      type.dataLength = type.dataLength ?? 1
      return Column(name: name, displayName: name, type: type)
    }
  }

  @Test func ofDatabases() {
    #expect(SourceHash.of(DatabaseRequest(name: "123456789012", service: "local_glue")) == "a0ac603f637d091145a010a6174ee3a0")
  }

  @Test func ofSchemas() {
    let base = "https://us-east-1.console.aws.amazon.com/glue/home?region=us-east-1#/v2/data-catalog/databases/view/"
    let database = "local_glue.123456789012"
    let described = DatabaseSchemaRequest(
      name: "sales", database: database, description: "Orders, customers and *everything* sold",
      sourceURL: "\(base)sales?catalogId=123456789012")
    #expect(SourceHash.of(described) == "c4dce88ce31025aeb276c9863c527dd8")
    let bare = DatabaseSchemaRequest(name: "raw-zone", database: database, sourceURL: "\(base)raw-zone?catalogId=123456789012")
    #expect(SourceHash.of(bare) == "80f2b743a3ec5f032170445ca038402c")
  }

  @Test func ofPipelines() {
    let base = "https://us-east-1.console.aws.amazon.com/glue/home?region=us-east-1#/v2/etl-configuration/workflows/view/"
    let empty = PipelineRequest(
      name: "empty_workflow", service: "local_gluepipeline", tasks: [], sourceURL: "\(base)empty_workflow")
    #expect(SourceHash.of(empty) == "9df31e4f5e62ffab5ec66fa477606e86")
    let tasks = [
      PipelineTask(name: "b", type: "JOB", downstreamTasks: ["y", "x"]),
      PipelineTask(name: "a", type: "TRIGGER", downstreamTasks: []),
    ]
    let full = PipelineRequest(name: "d", service: "local_gluepipeline", tasks: tasks, sourceURL: "https://u/x")
    #expect(SourceHash.of(full) == "d84e9421bb834c2c76a1d5a939b42d2d")
  }

  @Test func ofTablesWithReservedNames() throws {
    let request = TableRequest(
      name: "camel_case", tableType: .external,
      columns: try columns([
        "OrderID": "bigint", "First Name": "string", "a.b": "int", "x::y": "int", "q\"q": "int", "from": "string",
      ]), databaseSchema: "local_glue.123456789012.raw-zone", sourceURL: url("camel_case", "raw-zone"), fileFormat: .json,
      locationPath: "s3://mocklake-data/raw-zone/camel_case/")
    #expect(SourceHash.of(request) == "d08c27e16517ad78762d1cae3eb0b9ef")
  }

  @Test func ofTablesWithNestedTypes() throws {
    let request = TableRequest(
      name: "nested_types", tableType: .external, description: "Every nested shape",
      columns: try columns([
        "arr_str": "array<string>", "arr_arr": "array<array<int>>",
        "arr_struct": "array<struct<sku:string,qty:int,price:decimal(10,2)>>", "map_plain": "map<string,int>",
        "map_struct": "map<string,struct<a:int,b:array<string>>>", "struct_flat": "struct<street:string,city:string,zip:string>",
        "struct_deep":
          "struct<id:bigint,geo:struct<lat:double,lon:double>,tags:array<string>,attrs:map<string,string>,hist:array<struct<at:timestamp,note:varchar(20)>>>",
        "union_col": "uniontype<int,string,struct<a:int>>", "spaced": "struct<a: int, b: map<string, array<bigint>>>",
        "upper": "STRUCT<FirstName:STRING,LastName:STRING>",
      ]), databaseSchema: "local_glue.123456789012.raw-zone", sourceURL: url("nested_types", "raw-zone"), fileFormat: .json,
      locationPath: "s3://mocklake-data/raw-zone/nested_types/")
    #expect(SourceHash.of(request) == "d1c04e9ddc1e62c56c22dd11f013706c")
  }

  @Test func ofBareTables() {
    let request = TableRequest(
      name: "bare", tableType: .regular, columns: [], databaseSchema: "local_glue.123456789012.raw-zone",
      sourceURL: url("bare", "raw-zone"))
    #expect(SourceHash.of(request) == "1389bec301ecd1278456b3f9a03ea0a0")
  }

  @Test func ofTaggedSchemas() {
    let request = DatabaseSchemaRequest(
      name: "hr", database: "local_athena.default", description: "People data. Restricted.",
      tags: [TagLabel("domain.hr"), TagLabel("sensitivity.internal")])
    #expect(SourceHash.of(request) == "d45e991acf1f35af3750cb7dd39f59d1")
  }

  @Test func ofPartitionedTables() {
    func column(_ name: String, _ type: ColumnDataType, _ display: String, _ description: String? = nil) -> Column {
      Column(
        name: name, type: ColumnType(type, display: display, dataLength: 1), description: description, constraint: "NULL",
        tags: [TagLabel("domain.sales")])
    }
    let request = TableRequest(
      name: "orders_by_day", tableType: .partitioned,
      columns: [
        column("dt", .date, "date", "day of order"), column("region", .string, "string"), column("order_id", .bigInt, "bigint"),
        column("amount", .float, "double"),
      ], databaseSchema: "local_athena.default.sales", locationPath: "s3://mocklake-data/sales/orders_by_day/",
      partition: TablePartition([.init("dt", .timeUnit), .init("region", .columnValue)]), deniesConstraints: true,
      tags: [TagLabel("domain.sales")])
    #expect(SourceHash.of(request) == "d4dcb66332dfed3c43953be0e4ca0514")
    let bare = TableRequest(
      name: "bare", tableType: .external, columns: [], databaseSchema: "local_athena.default.raw-zone", deniesConstraints: true)
    #expect(SourceHash.of(bare) == "e30d6711ebbb5fb7c724b1d6bdb11c0f")
  }

  @Test func dependsOnTextBeyondASCII() {
    let one = DatabaseRequest(name: "größe 😀", service: "s")
    #expect(SourceHash.of(one) != SourceHash.of(DatabaseRequest(name: "große 😀", service: "s")))
    // {"dataProducts": null, …, "name": "gr\u00f6\u00dfe \ud83d\ude00", …} as Python writes it.
    #expect(SourceHash.of(one) == "d03dbd3dd6f65bb749fd85407e16787e")
  }
}
