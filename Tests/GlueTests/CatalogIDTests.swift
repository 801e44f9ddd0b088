import Basics
import Documents
import HTTP
import IAMPolicy
import ServiceCore
import Testing

/// `CatalogId`: one's own account by its number, and the catalogs of others.
@Suite struct CatalogIDTests {
  private static let inputs = [
    ("CreateDatabase", #""DatabaseInput":{"Name":"d"}"#), ("GetDatabase", #""Name":"d""#), ("GetDatabases", #""MaxResults":5"#),
    ("UpdateDatabase", #""Name":"d","DatabaseInput":{"Name":"d"}"#), ("DeleteDatabase", #""Name":"d""#),
    ("CreateTable", #""DatabaseName":"d","TableInput":{"Name":"t"}"#), ("GetTable", #""DatabaseName":"d","Name":"t""#),
    ("GetTables", #""DatabaseName":"d""#), ("UpdateTable", #""DatabaseName":"d","TableInput":{"Name":"t"}"#),
    ("DeleteTable", #""DatabaseName":"d","Name":"t""#), ("BatchDeleteTable", #""DatabaseName":"d","TablesToDelete":["t"]"#),
    ("GetTableVersion", #""DatabaseName":"d","TableName":"t""#), ("GetTableVersions", #""DatabaseName":"d","TableName":"t""#),
    ("DeleteTableVersion", #""DatabaseName":"d","TableName":"t","VersionId":"0""#),
    ("BatchDeleteTableVersion", #""DatabaseName":"d","TableName":"t","VersionIds":["0"]"#),
    ("CreatePartition", #""DatabaseName":"d","TableName":"t","PartitionInput":{"Values":["1"]}"#),
    ("GetPartition", #""DatabaseName":"d","TableName":"t","PartitionValues":["1"]"#),
    ("GetPartitions", #""DatabaseName":"d","TableName":"t""#),
    ("UpdatePartition", #""DatabaseName":"d","TableName":"t","PartitionValueList":["1"],"PartitionInput":{"Values":["1"]}"#),
    ("DeletePartition", #""DatabaseName":"d","TableName":"t","PartitionValues":["1"]"#),
    ("BatchCreatePartition", #""DatabaseName":"d","TableName":"t","PartitionInputList":[]"#),
    ("BatchGetPartition", #""DatabaseName":"d","TableName":"t","PartitionsToGet":[]"#),
    ("BatchDeletePartition", #""DatabaseName":"d","TableName":"t","PartitionsToDelete":[]"#),
    (
      "BatchUpdatePartition",
      #""DatabaseName":"d","TableName":"t","Entries":[{"PartitionValueList":["1"],"PartitionInput":{"Values":["1"]}}]"#
    ),
  ]

  @Test(arguments: inputs) func foreignCatalogsNeedTheirOwnersPolicy(_ operation: String, _ members: String) throws {
    #expect(
      try Catalog().problem(operation, #"{"CatalogId":"111122223333",\#(members)}"#)
        == "AccessDeniedException: User: arn:aws:iam::000000000000:root is not authorized to perform: glue:\(operation) on "
        + "resource: arn:aws:glue:us-east-1:111122223333:catalog because no resource-based policy allows the glue:\(operation) action"
    )
  }

  @Test func onesOwnNumberIsOnesOwnCatalog() throws {
    let catalog = try Catalog()
    try catalog.ok("CreateDatabase", #"{"CatalogId":"000000000000","DatabaseInput":{"Name":"d"}}"#)
    #expect(try catalog.ok("GetDatabases").names("DatabaseList") == ["d"])
    #expect(
      try catalog.ok("GetDatabase", #"{"CatalogId":"000000000000","Name":"d"}"#)["Database"]?["CatalogId"]?.string
        == "000000000000")
  }

  @Test func withoutEnforcementForeignCatalogsAreReached() throws {
    let catalog = try Catalog(SecurityOptions(enforcement: .off))
    try catalog.ok("CreateDatabase", #"{"CatalogId":"111122223333","DatabaseInput":{"Name":"d"}}"#)
    #expect(try catalog.ok("GetDatabases").names("DatabaseList") == [])
    let seen = try catalog.ok("GetDatabases", account: "111122223333")
    #expect(seen["DatabaseList"]?[0]?["CatalogId"]?.string == "111122223333")
  }

  @Test func accountsAndRegionsAreApart() throws {
    let catalog = try Catalog()
    try catalog.ok("CreateDatabase", #"{"DatabaseInput":{"Name":"d"}}"#)
    #expect(try catalog.ok("GetDatabases", account: "111122223333").names("DatabaseList") == [])
    #expect(try catalog.ok("GetDatabases", region: "eu-west-1").names("DatabaseList") == [])
    try catalog.ok("CreateDatabase", #"{"DatabaseInput":{"Name":"d"}}"#, region: "eu-west-1")
    try catalog.ok("DeleteDatabase", #"{"Name":"d"}"#)
    #expect(try catalog.ok("GetDatabases", region: "eu-west-1").names("DatabaseList") == ["d"])
  }

  /// Every operation checks catalog, database and table, in this order.
  @Test(arguments: inputs) func checksAreInOrder(_ operation: String, _ members: String) throws {
    let catalog = try Catalog(SecurityOptions(enforcement: .audit))
    _ = catalog.call(operation, "{\(members)}")
    let record = try #require(catalog.cloud.journal.records.last)
    let prefix = "arn:aws:glue:us-east-1:000000000000:"
    let resources = record.checks.map { String($0.request.resource.dropFirst(prefix.count)) }
    let expected =
      switch operation {
      case "GetDatabases": ["catalog"]
      case "DeleteDatabase": ["catalog", "database/d", "table/d/*", "userDefinedFunction/d/*"]
      case "GetTables": ["catalog", "database/d", "table/d/*"]
      case _ where operation.hasSuffix("Database"): ["catalog", "database/d"]
      default: ["catalog", "database/d", "table/d/t"]
      }
    #expect(resources == expected)
    #expect(Set(record.checks.map { $0.request.action }) == ["glue:\(operation)"])
  }
}
