import Documents
import ServiceCore
import Testing

@Suite struct MetadataTests {
  let lake: Lake

  init() throws {
    lake = try Lake()
  }

  @Test(arguments: ["AwsDataCatalog", "awsdatacatalog", "AWSDATACATALOG"])
  func theBuiltInCatalogsNameHasNoCase(name: String) throws {
    let answer = try lake.call("ListDatabases", .object(["CatalogName": .string(name)]))
    #expect(answer.body["DatabaseList"]?[0]?["Name"]?.string == "sales")
    #expect(answer.body["DatabaseList"]?[0]?["Description"]?.string == "Orders")
  }

  @Test func anUnknownCatalogIsInvalid() throws {
    let answer = try lake.call("ListDatabases", #"{"CatalogName": "nope"}"#)
    #expect(answer.status == 400)
    #expect(answer.body["__type"]?.string == "InvalidRequestException")
  }

  @Test func aTableCarriesItsStorageAmongTheParameters() throws {
    let answer = try lake.call(
      "GetTableMetadata", #"{"CatalogName": "AwsDataCatalog", "DatabaseName": "sales", "TableName": "ORDERS"}"#)
    let table = try #require(answer.body["TableMetadata"])
    #expect(table["Name"]?.string == "orders")
    #expect(table["Columns"] == (try JSON.parse(#"[{"Name": "id", "Type": "bigint", "Comment": "key"}]"#)))
    #expect(table["PartitionKeys"]?[0]?["Name"]?.string == "dt")
    let parameters = try JSON.parse(
      #"""
      {"classification": "csv", "inputformat": "in", "location": "s3://lake/orders/", "outputformat": "out",
       "serde.param.field.delim": ",", "serde.serialization.lib": "serde"}
      """#)
    #expect(table["Parameters"] == parameters)
  }

  @Test func aMissingTableShowsGluesSentence() throws {
    let answer = try lake.call(
      "GetTableMetadata", #"{"CatalogName": "AwsDataCatalog", "DatabaseName": "sales", "TableName": "nope"}"#)
    #expect(answer.status == 400)
    #expect(answer.body["__type"]?.string == "MetadataException")
    let message = try #require(answer.body["Message"]?.string)
    #expect(
      message.hasPrefix(
        "Entity Not Found (Service: AmazonDataCatalog; Status Code: 400; Error Code: EntityNotFoundException; Request ID: "))
    #expect(message.hasSuffix("; Proxy: null)"))
  }

  @Test func tablesAreListedByPattern() throws {
    let answer = try lake.call(
      "ListTableMetadata", #"{"CatalogName": "AwsDataCatalog", "DatabaseName": "sales", "Expression": "ord.*"}"#)
    #expect(answer.body["TableMetadataList"]?.elements?.map { $0["Name"]?.string } == ["orders"])
  }

  @Test func callsToGlueAreChildrenInTheJournal() throws {
    _ = try lake.call("ListDatabases", #"{"CatalogName": "AwsDataCatalog"}"#)
    let records = lake.cloud.journal.records
    let child = try #require(records.last { $0.action == "glue:GetDatabases" })
    let parent = try #require(records.last { $0.action == "athena:ListDatabases" })
    #expect(child.parent == parent.number)
  }

  @Test func brokenConstraintsAreAllNamed() throws {
    let answer = try lake.call("GetTableMetadata", #"{"CatalogName": "", "DatabaseName": "sales"}"#)
    #expect(answer.body["__type"]?.string == "InvalidRequestException")
    #expect(
      answer.body["Message"]?.string
        == "2 validation errors detected: Value '' at 'catalogName' failed to satisfy constraint: Member must have length "
        + "greater than or equal to 1; Value null at 'tableName' failed to satisfy constraint: Member must not be null")
  }
}
