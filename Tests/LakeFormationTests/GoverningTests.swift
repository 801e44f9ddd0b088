import Documents
import Testing

/// What grants let Ana do in the Data Catalog, whom IAM lets do everything.
@Suite struct GoverningTests {
  private let world: LakeWorld

  init() throws {
    world = try LakeWorld(policies: ["ana": allowing("*"), "ben": allowing("*")])
    world.close("sales")
    for table in ["orders", "customers"] { world.close(table, in: "sales") }
  }

  private static let orders = #"{"Table": {"DatabaseName": "sales", "Name": "orders"}}"#
  private static let sales = #"{"Database": {"Name": "sales"}}"#

  // MARK: Refusals

  private static let refused: [(operation: String, body: KeyValuePairs<String, JSON?>, sentence: String)] = [
    ("GetDatabase", ["Name": "sales"], "Describe on sales"),
    ("GetTables", ["DatabaseName": "sales"], "Describe on sales"),
    ("UpdateDatabase", ["Name": "sales", "DatabaseInput": .object(["Name": "sales"])], "Alter on sales"),
    ("DeleteDatabase", ["Name": "Sales"], "Drop on sales"),
    ("CreateTable", ["DatabaseName": "sales", "TableInput": .object(["Name": "t"])], "Create Table on sales"),
    ("GetTable", ["DatabaseName": "sales", "Name": "orders"], "Describe on orders"),
    ("GetTable", ["DatabaseName": "sales", "Name": "missing"], "Describe on missing"),
    ("GetTableVersions", ["DatabaseName": "sales", "TableName": "orders"], "Describe on orders"),
    ("GetTableVersion", ["DatabaseName": "sales", "TableName": "orders"], "Describe on orders"),
    ("UpdateTable", ["DatabaseName": "sales", "TableInput": .object(["Name": "orders"])], "Alter on orders"),
    ("DeleteTable", ["DatabaseName": "sales", "Name": "orders"], "Drop on orders"),
    ("GetPartitions", ["DatabaseName": "sales", "TableName": "orders"], "Select on orders"),
    (
      "GetPartition", ["DatabaseName": "sales", "TableName": "orders", "PartitionValues": .array(["d"])], "Select on orders"
    ),
    (
      "BatchGetPartition", ["DatabaseName": "sales", "TableName": "orders", "PartitionsToGet": .array([])],
      "Select on orders"
    ),
    (
      "CreatePartition",
      ["DatabaseName": "sales", "TableName": "orders", "PartitionInput": .object(["Values": .array(["d"])])],
      "Alter on orders"
    ),
    (
      "BatchCreatePartition", ["DatabaseName": "sales", "TableName": "orders", "PartitionInputList": .array([])],
      "Alter on orders"
    ),
    (
      "BatchUpdatePartition",
      [
        "DatabaseName": "sales", "TableName": "orders",
        "Entries": .array([
          .object([
            "PartitionValueList": .array(["d"]), "PartitionInput": .object(["Values": .array(["d"])]),
          ])
        ]),
      ], "Alter on orders"
    ),
    (
      "DeletePartition", ["DatabaseName": "sales", "TableName": "orders", "PartitionValues": .array(["d"])],
      "Alter on orders"
    ),
    (
      "DeleteTableVersion", ["DatabaseName": "sales", "TableName": "orders", "VersionId": "0"], "Alter on orders"
    ),
  ]

  @Test(arguments: refused.indices)
  func `a caller without grants is refused`(index: Int) {
    let (operation, body, sentence) = GoverningTests.refused[index]
    let answer = world.glue(operation, body, by: "ana")
    #expect(answer.status == 400)
    #expect(answer.error == "AccessDeniedException: Insufficient Lake Formation permission(s): Required \(sentence)")
  }

  @Test func `a batch tells what is refused table by table`() {
    let answer = world.glue(
      "BatchDeleteTable", ["DatabaseName": "sales", "TablesToDelete": .array(["orders"])], by: "ana")
    let error = answer.json["Errors"]?.elements?.first
    #expect(error?["ErrorDetail"]?["ErrorCode"]?.string == "AccessDeniedException")
    #expect(error?["TableName"]?.string == "orders")
    #expect(world.glue("GetTable", ["DatabaseName": "sales", "Name": "orders"]).status == 200)
  }

  @Test func `creating databases is closed by revoking it from everybody`() {
    let body: KeyValuePairs<String, JSON?> = ["DatabaseInput": .object(["Name": "mine"])]
    #expect(world.grants(#"{"ResourceType": "CATALOG"}"#) == ["IAM_ALLOWED_PRINCIPALS: Catalog{} [CREATE_DATABASE] with []"])
    #expect(world.revoke("CREATE_DATABASE", #"{"Catalog": {}}"#, from: "IAM_ALLOWED_PRINCIPALS").status == 200)
    #expect(world.grants(#"{"ResourceType": "CATALOG"}"#) == [])
    let answer = world.glue("CreateDatabase", body, by: "ana")
    #expect(
      answer.error == "AccessDeniedException: Insufficient Lake Formation permission(s): Required Create Database on Catalog")
    #expect(world.glue("GetDatabase", ["Name": "nowhere"], by: "ana").error.hasSuffix("Required Describe on nowhere"))
    world.grant("CREATE_DATABASE", #"{"Catalog": {}}"#, to: "ana")
    #expect(world.glue("CreateDatabase", body, by: "ana").status == 200)
    #expect(world.glue("GetDatabase", ["Name": "nowhere"], by: "ana").code == "EntityNotFoundException")
    #expect(world.glue("CreateDatabase", ["DatabaseInput": .object(["Name": "bens"])], by: "ben").status == 400)
  }

  // MARK: What may be seen

  @Test func `what is closed is missing from listings`() {
    #expect(world.names("GetDatabases", "DatabaseList", by: "ana") == ["hr"])
    #expect(world.names("GetDatabases", "DatabaseList") == ["hr", "sales"])
  }

  @Test func `a grant on one table shows it alone`() {
    world.grant("SELECT", GoverningTests.orders, to: "ana")
    #expect(world.names("GetDatabases", "DatabaseList", by: "ana") == ["hr", "sales"])
    #expect(world.names("GetTables", "TableList", ["DatabaseName": "sales"], by: "ana") == ["orders"])
    #expect(world.columns("orders", by: "ana") == ["id", "amount", "email"])
    #expect(world.glue("DeleteTable", ["DatabaseName": "sales", "Name": "orders"], by: "ana").error.hasSuffix("Drop on orders"))
    #expect(world.names("GetDatabases", "DatabaseList", by: "ben") == ["hr"])
  }

  @Test func `pages are full although much is hidden`() {
    for number in 1...5 { world.createTable("t\(number)", in: "sales", columns: ["a"]) }
    for number in 1...5 { world.close("t\(number)", in: "sales") }
    world.grant("DESCRIBE", #"{"Table": {"DatabaseName": "sales", "Name": "t5"}}"#, to: "ana")
    world.grant("DESCRIBE", GoverningTests.orders, to: "ana")
    let page = world.glue("GetTables", ["DatabaseName": "sales", "MaxResults": .number(1)], by: "ana")
    #expect(page.json["TableList"]?.elements?.compactMap { $0["Name"]?.string } == ["orders"])
    let next = world.glue(
      "GetTables", ["DatabaseName": "sales", "MaxResults": .number(1), "NextToken": page.json["NextToken"]], by: "ana")
    #expect(next.json["TableList"]?.elements?.compactMap { $0["Name"]?.string } == ["t5"])
    #expect(next.json["NextToken"] == nil)
  }

  @Test(arguments: [
    (#""ColumnNames": ["id", "Amount"]"#, ["id", "amount"]),
    (#""ColumnWildcard": {"ExcludedColumnNames": ["email"]}"#, ["id", "amount"]),
    (#""ColumnWildcard": {}"#, ["id", "amount", "email"]),
  ])
  func `a grant on columns shows these alone`(selection: String, shown: [String]) {
    world.glue(
      "CreatePartition",
      [
        "DatabaseName": "sales", "TableName": "orders",
        "PartitionInput": .object([
          "Values": .array(["d"]),
          "StorageDescriptor": .object([
            "Columns": .array(["id", "amount", "email"].map { .object(["Name": .string($0), "Type": "string"]) })
          ]),
        ]),
      ])
    world.grant("SELECT", #"{"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", \#(selection)}}"#, to: "ana")
    #expect(world.columns("orders", by: "ana") == shown)
    let listed = world.glue("GetTables", ["DatabaseName": "sales"], by: "ana").json["TableList"]?.elements?.first
    #expect(listed.map(LakeWorld.columnNames) == shown)
    let version = world.glue("GetTableVersion", ["DatabaseName": "sales", "TableName": "orders"], by: "ana")
    #expect((version.json["TableVersion"]?["Table"]).map(LakeWorld.columnNames) == shown)
    let partitions = world.glue("GetPartitions", ["DatabaseName": "sales", "TableName": "orders"], by: "ana")
    #expect(partitions.json["Partitions"]?.elements?.map(LakeWorld.columnNames) == [shown])
  }

  @Test func `whoever may change the table sees all of it`() {
    world.grant("ALTER", GoverningTests.orders, to: "ana")
    world.grant("SELECT", #"{"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnNames": ["id"]}}"#, to: "ana")
    #expect(world.columns("orders", by: "ana") == ["id", "amount", "email"])
  }

  @Test func `all tables of a database may be granted at once`() {
    world.grant("DESCRIBE", #"{"Table": {"DatabaseName": "sales", "TableWildcard": {}}}"#, to: "ana")
    #expect(world.names("GetTables", "TableList", ["DatabaseName": "sales"], by: "ana") == ["customers", "orders"])
    let missing = world.glue("GetTable", ["DatabaseName": "sales", "Name": "missing"], by: "ana")
    #expect(missing.code == "EntityNotFoundException")
  }

  // MARK: Tags

  @Test func `tags open tables and columns`() {
    world.call("CreateLFTag", #"{"TagKey": "class", "TagValues": ["public", "private"]}"#)
    world.tag(GoverningTests.sales, "class", "public")
    world.tag(#"{"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnNames": ["email"]}}"#, "class", "private")
    let expression = #""Expression": [{"TagKey": "class", "TagValues": ["public"]}]"#
    world.grant("SELECT", #"{"LFTagPolicy": {"ResourceType": "TABLE", \#(expression)}}"#, to: "ana")
    #expect(world.columns("orders", by: "ana") == ["id", "amount"])
    #expect(world.columns("customers", by: "ana") == ["id", "name", "email"])
    // A policy about tables says nothing about their databases.
    #expect(world.glue("GetDatabase", ["Name": "sales"], by: "ana").error.hasSuffix("Required Describe on sales"))
    world.grant("DESCRIBE", #"{"LFTagPolicy": {"ResourceType": "DATABASE", \#(expression)}}"#, to: "ana")
    #expect(world.names("GetTables", "TableList", ["DatabaseName": "sales"], by: "ana") == ["customers", "orders"])
    world.tag(#"{"Table": {"DatabaseName": "sales", "Name": "customers"}}"#, "class", "private")
    #expect(world.names("GetTables", "TableList", ["DatabaseName": "sales"], by: "ana") == ["orders"])
  }

  // MARK: Who needs no grant

  @Test func `administrators see everything and drop nothing`() {
    world.settings(#"{"DataLakeAdmins": [{"DataLakePrincipalIdentifier": "\#(LakeWorld.arn("ana"))"}]}"#)
    world.revoke("CREATE_DATABASE", #"{"Catalog": {}}"#, from: "IAM_ALLOWED_PRINCIPALS")
    #expect(world.columns("orders", by: "ana") == ["id", "amount", "email"])
    #expect(world.glue("GetTable", ["DatabaseName": "sales", "Name": "missing"], by: "ana").code == "EntityNotFoundException")
    #expect(world.glue("CreateDatabase", ["DatabaseInput": .object(["Name": "mine"])], by: "ana").status == 200)
    #expect(world.glue("DeleteTable", ["DatabaseName": "sales", "Name": "orders"], by: "ana").error.hasSuffix("Drop on orders"))
    #expect(
      world.glue("GetPartitions", ["DatabaseName": "sales", "TableName": "orders"], by: "ana").error.hasSuffix("Select on orders")
    )
  }

  @Test func `creators keep what they created`() {
    world.settings(#"{"CreateDatabaseDefaultPermissions": [], "CreateTableDefaultPermissions": []}"#)
    world.glue("CreateDatabase", ["DatabaseInput": .object(["Name": "mine"])], by: "ana")
    world.createTable("t", in: "mine", columns: ["a"], by: "ana")
    #expect(world.columns("t", in: "mine", by: "ana") == ["a"])
    #expect(world.glue("GetTable", ["DatabaseName": "mine", "Name": "t"], by: "ben").error.hasSuffix("Describe on t"))
    #expect(world.names("GetDatabases", "DatabaseList", by: "ben") == ["hr"])
    world.grant("CREATE_TABLE", #"{"Database": {"Name": "mine"}}"#, to: "ben")
    world.createTable("u", in: "mine", columns: ["b"], by: "ben")
    #expect(world.names("GetTables", "TableList", ["DatabaseName": "mine"], by: "ben") == ["u"])
    #expect(world.names("GetTables", "TableList", ["DatabaseName": "mine"], by: "ana") == ["t"])
    #expect(world.glue("DeleteTable", ["DatabaseName": "mine", "Name": "u"], by: "ben").status == 200)
  }

  @Test func `what is granted to everybody again is open again`() {
    world.grant("ALL", GoverningTests.orders, to: "IAM_ALLOWED_PRINCIPALS")
    #expect(world.columns("orders", by: "ana") == ["id", "amount", "email"])
    #expect(world.glue("GetTable", ["DatabaseName": "sales", "Name": "customers"], by: "ana").status == 400)
  }

  @Test func `what was deleted is open when it is created again with the defaults`() {
    world.glue("DeleteTable", ["DatabaseName": "sales", "Name": "orders"])
    world.createTable("orders", in: "sales", columns: ["id"])
    #expect(world.columns("orders", by: "ana") == ["id"])
  }

  // MARK: Locations

  private func create(_ name: String, at location: String, by user: String = "ana") -> Answer {
    let table = JSON.object(["Name": .string(name), "StorageDescriptor": .object(["Location": .string(location)])])
    return world.glue("CreateTable", ["DatabaseName": "hr", "TableInput": table], by: user)
  }

  @Test func `registered locations want a grant of their own`() {
    world.call("RegisterResource", #"{"ResourceArn": "arn:aws:s3:::lake/raw", "UseServiceLinkedRole": true}"#)
    #expect(
      create("a", at: "s3://lake/raw/a/").error
        == "AccessDeniedException: Insufficient Lake Formation permission(s) on s3://lake/raw/a/")
    #expect(create("b", at: "s3://lake/rawer/b").status == 200)
    #expect(create("c", at: "s3://lake/raw/c", by: "test").status == 200)
    world.grant("DATA_LOCATION_ACCESS", #"{"DataLocation": {"ResourceArn": "arn:aws:s3:::lake/raw"}}"#, to: "ana")
    #expect(create("a", at: "s3://lake/raw/a/").status == 200)
    let tables = world.glue("GetTables", ["DatabaseName": "hr"], by: "ana").json["TableList"]?.elements ?? []
    let registered = tables.filter { $0["IsRegisteredWithLakeFormation"]?.bool == true }.compactMap { $0["Name"]?.string }
    #expect(registered == ["a", "c"])
    let moved = JSON.object(["Name": "b", "StorageDescriptor": .object(["Location": "s3://lake/raw/b"])])
    #expect(world.glue("UpdateTable", ["DatabaseName": "hr", "TableInput": moved], by: "ben").status == 400)
  }

  @Test func `a database's own location needs none for its tables`() {
    world.call("RegisterResource", #"{"ResourceArn": "arn:aws:s3:::lake", "UseServiceLinkedRole": true}"#)
    let database = JSON.object(["Name": "hr", "LocationUri": "s3://lake/hr"])
    #expect(world.glue("UpdateDatabase", ["Name": "hr", "DatabaseInput": database], by: "ana").status == 400)
    #expect(world.glue("UpdateDatabase", ["Name": "hr", "DatabaseInput": database]).status == 200)
    #expect(create("a", at: "s3://lake/hr/a").status == 200)
    #expect(create("b", at: "s3://lake/b").error.hasSuffix("permission(s) on s3://lake/b"))
  }
}
