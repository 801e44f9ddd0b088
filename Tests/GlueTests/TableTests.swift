import Basics
import Documents
import HTTP
import ServiceCore
import Synchronization
import Testing

/// CreateTable, GetTable, GetTables, UpdateTable, DeleteTable, BatchDeleteTable.
@Suite struct TableTests {
  // MARK: Serialization

  private static let input =
    #"{"Name":"Orders","Description":"d","Owner":"o","LastAccessTime":1700000000.25,"Retention":7,"#
    + #""StorageDescriptor":{"Columns":[{"Name":"ID","Type":"bigint","Comment":"c","Parameters":{"k":"v"}}],"#
    + #""Location":"s3://b/t/","InputFormat":"in","OutputFormat":"out","Compressed":false,"NumberOfBuckets":-1,"#
    + #""SerdeInfo":{"Name":"s","SerializationLibrary":"lib","Parameters":{"field.delim":","}},"BucketColumns":["ID"],"#
    + #""SortColumns":[{"Column":"ID","SortOrder":1}],"Parameters":{},"SkewedInfo":{"SkewedColumnNames":[]},"#
    + #""StoredAsSubDirectories":true},"PartitionKeys":[{"Name":"Year","Type":"int"}],"ViewOriginalText":"v","#
    + #""TableType":"EXTERNAL_TABLE","Parameters":{"EXTERNAL":"TRUE"}}"#

  @Test func getRepeatsEverything() throws {
    let catalog = try Catalog()
    try catalog.ok("CreateDatabase", #"{"DatabaseInput":{"Name":"sales"}}"#)
    #expect(catalog.call("CreateTable", #"{"DatabaseName":"SALES","TableInput":\#(Self.input)}"#).text == "{}")
    let members = Self.input.dropFirst(#"{"Name":"Orders","#.count).dropLast()
    let stored =
      #"{"Name":"orders","DatabaseName":"sales","CreateTime":1772355600,"UpdateTime":1772355600,\#(members),"#
      + #""CreatedBy":"arn:aws:iam::000000000000:root","IsRegisteredWithLakeFormation":false,"CatalogId":"000000000000","#
      + #""VersionId":"0","IsMultiDialectView":false}"#
    #expect(catalog.call("GetTable", #"{"DatabaseName":"sales","Name":"orders"}"#).text == #"{"Table":\#(stored)}"#)
    #expect(catalog.call("GetTables", #"{"DatabaseName":"sales"}"#).text == #"{"TableList":[\#(stored)]}"#)
  }

  @Test func retentionIsZeroUnlessGiven() throws {
    let catalog = try Catalog.withOrders()
    #expect(try catalog.ok("GetTable", #"{"DatabaseName":"sales","Name":"orders"}"#)["Table"]?["Retention"]?.integer == 0)
  }

  @Test(arguments: [
    ("CreateTable", #"{"DatabaseName":"d","TableInput":"t"}"#), ("CreateTable", #"{"DatabaseName":"d","TableInput":{"Name":1}}"#),
    ("CreateTable", #"{"DatabaseName":"d","TableInput":{"Name":"t","Retention":"1"}}"#),
    ("CreateTable", #"{"DatabaseName":"d","TableInput":{"Name":"t","StorageDescriptor":[]}}"#),
    ("CreateTable", #"{"DatabaseName":"d","TableInput":{"Name":"t","PartitionKeys":{}}}"#),
    ("CreateTable", #"{"DatabaseName":"d","TableInput":{"Name":"t","Parameters":{"a":1}}}"#),
    ("CreateTable", #"{"DatabaseName":"d","TableInput":{"Name":"t","LastAccessTime":"noon"}}"#),
    ("GetTables", #"{"DatabaseName":"d","MaxResults":"5"}"#), ("GetTables", #"{"DatabaseName":["d"]}"#),
    ("UpdateTable", #"{"DatabaseName":"d","TableInput":{"Name":"t"},"SkipArchive":"yes"}"#),
    ("BatchDeleteTable", #"{"DatabaseName":"d","TablesToDelete":"t"}"#),
    ("BatchDeleteTable", #"{"DatabaseName":"d","TablesToDelete":[1]}"#),
  ])
  func wrongTypes(_ operation: String, _ body: String) throws {
    #expect(try Catalog().problem(operation, body).hasPrefix("SerializationException: "))
  }

  // MARK: Validation

  @Test(arguments: [
    (
      "CreateTable", #"{"TableInput":{"Name":"t"}}"#,
      "Value null at 'databaseName' failed to satisfy constraint: Member must not be null"
    ),
    (
      "CreateTable", #"{"DatabaseName":"","TableInput":{"Name":"t"}}"#,
      "Value '' at 'databaseName' failed to satisfy constraint: Member must have length greater than or equal to 1"
    ),
    (
      "CreateTable", #"{"DatabaseName":"d","TableInput":{}}"#,
      "Value null at 'tableInput.name' failed to satisfy constraint: Member must not be null"
    ),
    (
      "CreateTable", #"{"DatabaseName":"d","TableInput":{"Name":"t","Retention":-1}}"#,
      "Value '-1' at 'tableInput.retention' failed to satisfy constraint: Member must have value greater than or equal to 0"
    ),
    (
      "CreateTable", #"{"DatabaseName":"d","TableInput":{"Name":"t","PartitionKeys":[{"Type":"int"}]}}"#,
      "Value null at 'tableInput.partitionKeys.1.member.name' failed to satisfy constraint: Member must not be null"
    ),
    (
      "CreateTable",
      #"{"DatabaseName":"d","TableInput":{"Name":"t","StorageDescriptor":{"SortColumns":[{"Column":"c","SortOrder":2}]}}}"#,
      "Value '2' at 'tableInput.storageDescriptor.sortColumns.1.member.sortOrder' failed to satisfy constraint: Member must have value less than or equal to 1"
    ),
    (
      "CreateTable", #"{"DatabaseName":"d","TableInput":{"Name":"t","Parameters":{"":"v"}}}"#,
      "Value '{}' at 'tableInput.parameters' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length greater than or equal to 1]"
    ),
    ("GetTable", #"{"DatabaseName":"d"}"#, "Value null at 'name' failed to satisfy constraint: Member must not be null"),
    ("GetTables", "{}", "Value null at 'databaseName' failed to satisfy constraint: Member must not be null"),
    (
      "GetTables", #"{"DatabaseName":"d","MaxResults":101}"#,
      "Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100"
    ),
    (
      "UpdateTable", #"{"DatabaseName":"d","TableInput":{"Name":"t"},"VersionId":""}"#,
      "Value '' at 'versionId' failed to satisfy constraint: Member must have length greater than or equal to 1"
    ),
    ("DeleteTable", #"{"Name":"t"}"#, "Value null at 'databaseName' failed to satisfy constraint: Member must not be null"),
    (
      "BatchDeleteTable", #"{"DatabaseName":"d"}"#,
      "Value null at 'tablesToDelete' failed to satisfy constraint: Member must not be null"
    ),
    (
      "BatchDeleteTable", #"{"DatabaseName":"d","TablesToDelete":["t",""]}"#,
      "Value '[t, ]' at 'tablesToDelete' failed to satisfy constraint: Member must satisfy constraint: [Member must have length greater than or equal to 1]"
    ),
  ])
  func violations(_ operation: String, _ body: String, _ sentence: String) throws {
    #expect(try Catalog().problem(operation, body) == "ValidationException: 1 validation error detected: " + sentence)
  }

  @Test func expressionsHaveALimit() throws {
    let long = String(repeating: "x", count: 2049)
    #expect(
      try Catalog().problem("GetTables", #"{"DatabaseName":"d","Expression":"\#(long)"}"#).hasSuffix("less than or equal to 2048")
    )
  }

  // MARK: Behaviour

  @Test func whatIsMissingIsNamed() throws {
    let catalog = try Catalog.withOrders()
    #expect(
      catalog.problem("GetTable", #"{"DatabaseName":"no","Name":"t"}"#) == "EntityNotFoundException: Database no not found.")
    #expect(catalog.problem("GetTable", #"{"DatabaseName":"sales","Name":"t"}"#) == "EntityNotFoundException: Entity Not Found")
    #expect(
      catalog.problem("DeleteTable", #"{"DatabaseName":"sales","Name":"T"}"#) == "EntityNotFoundException: Table T not found.")
    #expect(catalog.problem("GetTables", #"{"DatabaseName":"No"}"#) == "EntityNotFoundException: Database No not found.")
    #expect(
      catalog.problem("UpdateTable", #"{"DatabaseName":"sales","TableInput":{"Name":"t"}}"#)
        == "EntityNotFoundException: Table t not found.")
    #expect(
      catalog.problem("CreateTable", #"{"DatabaseName":"no","TableInput":{"Name":"t"}}"#)
        == "EntityNotFoundException: Database no not found.")
    #expect(
      catalog.problem("CreateTable", #"{"DatabaseName":"SALES","TableInput":{"Name":"ORDERS"}}"#)
        == "AlreadyExistsException: Table already exists.")
  }

  @Test func caseIsFoldedEverywhere() throws {
    let catalog = try Catalog.withOrders()
    #expect(try catalog.ok("GetTable", #"{"DatabaseName":"SaLeS","Name":"OrDeRs"}"#)["Table"]?["Name"]?.string == "orders")
    #expect(try catalog.ok("GetTables", #"{"DatabaseName":"SALES"}"#).names("TableList") == ["orders"])
    try catalog.ok("UpdateTable", #"{"DatabaseName":"SALES","TableInput":{"Name":"ORDERS"}}"#)
    #expect(try catalog.ok("GetTable", #"{"DatabaseName":"sales","Name":"orders"}"#)["Table"]?["VersionId"]?.string == "1")
    try catalog.ok("DeleteTable", #"{"DatabaseName":"SALES","Name":"ORDERS"}"#)
    #expect(try catalog.ok("GetTables", #"{"DatabaseName":"sales"}"#).names("TableList") == [])
  }

  @Test func aNewTableOfTheSameNameIsNew() throws {
    let catalog = try Catalog.withOrders()
    try catalog.addPartition("2024", "01")
    try catalog.ok("UpdateTable", #"{"DatabaseName":"sales","TableInput":{"Name":"orders"}}"#)
    try catalog.ok("DeleteTable", #"{"DatabaseName":"sales","Name":"orders"}"#)
    try catalog.ok("CreateTable", #"{"DatabaseName":"sales","TableInput":{"Name":"orders"}}"#)
    #expect(try catalog.ok("GetTableVersions", Catalog.orders()).names("TableVersions", "VersionId") == ["0"])
    #expect(try catalog.ok("GetPartitions", Catalog.orders())["Partitions"]?.elements?.count == 0)
  }

  @Test func batchDeletion() throws {
    let catalog = try Catalog.withOrders()
    let answer = catalog.call("BatchDeleteTable", #"{"DatabaseName":"sales","TablesToDelete":["none","ORDERS","orders"]}"#)
    #expect(
      answer.text
        == #"{"Errors":[{"TableName":"none","ErrorDetail":{"ErrorCode":"EntityNotFoundException","ErrorMessage":"Table none not found."}},"#
        + #"{"TableName":"orders","ErrorDetail":{"ErrorCode":"EntityNotFoundException","ErrorMessage":"Table orders not found."}}]}"#
    )
    #expect(catalog.call("BatchDeleteTable", #"{"DatabaseName":"sales","TablesToDelete":[]}"#).text == "{}")
    #expect(
      catalog.problem("BatchDeleteTable", #"{"DatabaseName":"no","TablesToDelete":["t"]}"#)
        == "EntityNotFoundException: Database no not found.")
  }

  // MARK: Listings

  private func names(_ expression: String) throws -> [String] {
    let catalog = try Catalog()
    try catalog.ok("CreateDatabase", #"{"DatabaseInput":{"Name":"d"}}"#)
    for name in ["a", "a1", "ab", "b_a", "x.y"] {
      try catalog.ok("CreateTable", #"{"DatabaseName":"d","TableInput":{"Name":"\#(name)"}}"#)
    }
    let body = JSON.object(["DatabaseName": .string("d"), "Expression": .string(expression)])
    return try catalog.ok("GetTables", body.text).names("TableList")
  }

  @Test(arguments: [
    ("a", ["a"]), ("a.*", ["a", "a1", "ab"]), ("A.*", ["a", "a1", "ab"]), ("a|ab", ["a", "ab"]), (".*a", ["a", "b_a"]),
    (#"a\d"#, ["a1"]), (#"x\.y"#, ["x.y"]), ("[ab].*", ["a", "a1", "ab", "b_a"]), ("none", []), ("^a$", ["a"]),
    ("(?i)AB", ["ab"]), ("", []), (".+", ["a", "a1", "ab", "b_a", "x.y"]),
  ])
  func expressionsMatchWholeNames(_ expression: String, _ expected: [String]) throws {
    #expect(try names(expression) == expected)
  }

  @Test(arguments: ["(", "[a", "*", "a{2,1}", #"\"#, "(?<n", "a**"]) func brokenExpressions(_ expression: String) throws {
    let catalog = try Catalog.withOrders()
    let body = JSON.object(["DatabaseName": .string("sales"), "Expression": .string(expression)])
    #expect(catalog.problem("GetTables", body.text) == "InvalidInputException: Unsupported expression '\(expression)'")
  }

  @Test(arguments: 1...8) func pages(_ limit: Int) throws {
    let catalog = try Catalog()
    try catalog.ok("CreateDatabase", #"{"DatabaseInput":{"Name":"d"}}"#)
    let names = ["a", "b", "b_2", "c", "d e", "é", "𝄞"]
    for name in names { try catalog.ok("CreateTable", #"{"DatabaseName":"d","TableInput":{"Name":"\#(name)"}}"#) }
    let all = try catalog.pages("GetTables", "TableList", ["DatabaseName": .string("d")], limit: limit)
    #expect(all.compactMap { $0["Name"]?.string } == names)
    let some = try catalog.pages(
      "GetTables", "TableList", ["DatabaseName": .string("d"), "Expression": .string("b.*|.")], limit: limit)
    #expect(some.compactMap { $0["Name"]?.string } == ["a", "b", "b_2", "c", "é", "𝄞"])
  }

  @Test func foreignTokens() throws {
    let catalog = try Catalog.withOrders()
    #expect(
      catalog.problem("GetTables", #"{"DatabaseName":"sales","NextToken":"junk"}"#)
        == "InvalidInputException: Invalid NextToken provided.")
  }

  // MARK: At once

  @Test(.timeLimit(.minutes(1))) func ofManyCreatorsOneWins() throws {
    let catalog = try Catalog.withOrders()
    let statuses = Mutex<[Int]>([])
    nonisolated(unsafe) let shared = catalog
    let threads = (0..<8).map { _ in
      WorkerThread {
        let status = shared.call("CreateTable", #"{"DatabaseName":"sales","TableInput":{"Name":"race"}}"#).status
        statuses.withLock { $0.append(status) }
      }
    }
    for thread in threads { thread.join() }
    #expect(statuses.withLock { $0.sorted() } == [200, 400, 400, 400, 400, 400, 400, 400])
  }
}
