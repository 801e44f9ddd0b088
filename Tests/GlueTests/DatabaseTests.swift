import Basics
import Documents
import HTTP
import ServiceCore
import Testing

/// CreateDatabase, GetDatabase, GetDatabases, UpdateDatabase, DeleteDatabase.
@Suite struct DatabaseTests {
  private let whole =
    #"{"DatabaseInput":{"Parameters":{"z":"1","a":"2"},"Description":"d","Name":"Sales","LocationUri":"s3://b/","#
    + #""TargetDatabase":{"CatalogId":"1","DatabaseName":"t","Region":"r","Odd":1},"Odd":1}}"#

  // MARK: Serialization

  @Test func createAnswersNothing() throws { #expect(try Catalog().call("CreateDatabase", whole).text == "{}") }

  @Test func getRepeatsTheModelsMembers() throws {
    let catalog = try Catalog()
    try catalog.ok("CreateDatabase", whole)
    let stored =
      #"{"Name":"sales","Description":"d","LocationUri":"s3://b/","Parameters":{"z":"1","a":"2"},"#
      + #""TargetDatabase":{"CatalogId":"1","DatabaseName":"t","Region":"r"},"CreateTime":1772355600,"#
      + #""CreateTableDefaultPermissions":[{"Principal":{"DataLakePrincipalIdentifier":"IAM_ALLOWED_PRINCIPALS"},"#
      + #""Permissions":["ALL"]}],"CatalogId":"000000000000"}"#
    #expect(catalog.call("GetDatabase", #"{"Name":"sales"}"#).text == #"{"Database":\#(stored)}"#)
    #expect(catalog.call("GetDatabases").text == #"{"DatabaseList":[\#(stored)]}"#)
  }

  @Test func noDatabases() throws { #expect(try Catalog().call("GetDatabases").text == #"{"DatabaseList":[]}"#) }

  @Test func permissionsGivenAreKept() throws {
    let catalog = try Catalog()
    try catalog.ok("CreateDatabase", #"{"DatabaseInput":{"Name":"a","CreateTableDefaultPermissions":[]}}"#)
    #expect(try catalog.ok("GetDatabase", #"{"Name":"a"}"#)["Database"]?["CreateTableDefaultPermissions"]?.text == "[]")
  }

  // MARK: Validation

  @Test(arguments: [
    (
      "CreateDatabase", "{}",
      "Value null at 'databaseInput' failed to satisfy constraint: Member must not be null; Value null at 'databaseInput.name' failed to satisfy constraint: Member must not be null",
      2
    ),
    (
      "CreateDatabase", #"{"DatabaseInput":{}}"#,
      "Value null at 'databaseInput.name' failed to satisfy constraint: Member must not be null", 1
    ),
    (
      "CreateDatabase", #"{"DatabaseInput":{"Name":""}}"#,
      "Value '' at 'databaseInput.name' failed to satisfy constraint: Member must have length greater than or equal to 1", 1
    ),
    (
      "CreateDatabase", #"{"CatalogId":"","DatabaseInput":{"Name":"a"}}"#,
      "Value '' at 'catalogId' failed to satisfy constraint: Member must have length greater than or equal to 1", 1
    ),
    ("GetDatabase", "{}", "Value null at 'name' failed to satisfy constraint: Member must not be null", 1),
    (
      "GetDatabases", #"{"MaxResults":0}"#,
      "Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1", 1
    ),
    (
      "GetDatabases", #"{"MaxResults":101}"#,
      "Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100", 1
    ),
    (
      "GetDatabases", #"{"ResourceShareType":"X"}"#,
      "Value 'X' at 'resourceShareType' failed to satisfy constraint: Member must satisfy enum value set: [FOREIGN, ALL, FEDERATED]",
      1
    ),
    (
      "UpdateDatabase", #"{"Name":"a"}"#,
      "Value null at 'databaseInput' failed to satisfy constraint: Member must not be null; Value null at 'databaseInput.name' failed to satisfy constraint: Member must not be null",
      2
    ),
    ("DeleteDatabase", "{}", "Value null at 'name' failed to satisfy constraint: Member must not be null", 1),
  ])
  func violations(_ operation: String, _ body: String, _ sentences: String, _ count: Int) throws {
    let heading = count == 1 ? "1 validation error detected: " : "\(count) validation errors detected: "
    #expect(try Catalog().problem(operation, body) == "ValidationException: " + heading + sentences)
  }

  @Test func namesAreOneLine() throws {
    let problem = try Catalog().problem("CreateDatabase", #"{"DatabaseInput":{"Name":"a\nb"}}"#)
    #expect(
      problem.contains("at 'databaseInput.name' failed to satisfy constraint: Member must satisfy regular expression pattern: "))
    #expect(
      try Catalog().problem("GetDatabase", #"{"Name":"\#(String(repeating: "n", count: 256))"}"#).hasSuffix(
        "less than or equal to 255"))
  }

  // MARK: Behaviour

  @Test func aNameIsTakenOnce() throws {
    let catalog = try Catalog()
    try catalog.ok("CreateDatabase", #"{"DatabaseInput":{"Name":"a"}}"#)
    #expect(
      catalog.problem("CreateDatabase", #"{"DatabaseInput":{"Name":"A"}}"#) == "AlreadyExistsException: Database already exists.")
  }

  @Test(arguments: ["GetDatabase", "DeleteDatabase"]) func absentDatabases(_ operation: String) throws {
    #expect(try Catalog().problem(operation, #"{"Name":"Nope"}"#) == "EntityNotFoundException: Database Nope not found.")
  }

  @Test func updateReplacesTheDefinitionAndKeepsTheRest() throws {
    let catalog = try Catalog()
    try catalog.ok("CreateDatabase", whole)
    catalog.clock.advance(seconds: 60)
    try catalog.ok("UpdateDatabase", #"{"Name":"SALES","DatabaseInput":{"Name":"other","Description":"new"}}"#)
    let database = try #require(try catalog.ok("GetDatabase", #"{"Name":"sales"}"#)["Database"])
    #expect(database["Name"]?.string == "sales")
    #expect(database["Description"]?.string == "new")
    #expect(database["Parameters"] == nil)
    #expect(database["CreateTime"]?.integer == 1_772_355_600)
    #expect(database["CatalogId"]?.string == "000000000000")
    #expect(
      catalog.problem("UpdateDatabase", #"{"Name":"no","DatabaseInput":{"Name":"no"}}"#)
        == "EntityNotFoundException: Database no not found.")
  }

  @Test func deletionTakesTablesVersionsAndPartitionsAlong() throws {
    let catalog = try Catalog.withOrders()
    try catalog.addPartition("2024", "01")
    try catalog.ok("DeleteDatabase", #"{"Name":"SALES"}"#)
    try catalog.ok("CreateDatabase", #"{"DatabaseInput":{"Name":"sales"}}"#)
    #expect(try catalog.ok("GetTables", #"{"DatabaseName":"sales"}"#).names("TableList") == [])
    try catalog.ok("CreateTable", #"{"DatabaseName":"sales","TableInput":{"Name":"orders"}}"#)
    #expect(try catalog.ok("GetPartitions", Catalog.orders())["Partitions"]?.elements?.isEmpty == true)
    #expect(try catalog.ok("GetTableVersions", Catalog.orders())["TableVersions"]?.elements?.count == 1)
  }

  @Test(arguments: 1...8) func pages(_ limit: Int) throws {
    let catalog = try Catalog()
    let names = ["a", "a_b", "b", "c", "d-e", "zoë", "ß"]
    for name in names { try catalog.ok("CreateDatabase", #"{"DatabaseInput":{"Name":"\#(name)"}}"#) }
    #expect(try catalog.pages("GetDatabases", "DatabaseList", limit: limit).compactMap { $0["Name"]?.string } == names)
  }

  @Test(arguments: ["x", "6162", "317c\u{e9}"]) func foreignTokens(_ token: String) throws {
    #expect(
      try Catalog().problem("GetDatabases", #"{"NextToken":"\#(token)"}"#) == "InvalidInputException: Invalid NextToken provided."
    )
  }
}
