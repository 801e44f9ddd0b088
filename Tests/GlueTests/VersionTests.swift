import Basics
import Documents
import HTTP
import ServiceCore
import Testing

/// UpdateTable's archive, GetTableVersion, GetTableVersions, DeleteTableVersion, BatchDeleteTableVersion.
@Suite struct VersionTests {
  /// The table `orders` with versions 0 to `last`.
  private func catalog(updates: Int) throws -> Catalog {
    let catalog = try Catalog.withOrders()
    for number in 0..<updates {
      catalog.clock.advance(seconds: 10)
      try catalog.ok(
        "UpdateTable", #"{"DatabaseName":"sales","TableInput":{"Name":"orders","Description":"v\#(number + 1)"}}"#)
    }
    return catalog
  }

  private func versions(_ catalog: Catalog) throws -> [String] {
    try catalog.ok("GetTableVersions", Catalog.orders()).names("TableVersions", "VersionId")
  }

  // MARK: Serialization

  @Test func versionsHoldTheTableAsItWas() throws {
    let catalog = try catalog(updates: 1)
    let old = try catalog.ok("GetTableVersion", Catalog.orders(#""VersionId":"0""#))
    #expect(old["TableVersion"]?.members?.map(\.name) == ["Table", "VersionId"])
    #expect(old["TableVersion"]?["Table"]?["VersionId"]?.string == "0")
    #expect(old["TableVersion"]?["Table"]?["PartitionKeys"]?.elements?.count == 2)
    let current = try #require(try catalog.ok("GetTableVersion", Catalog.orders())["TableVersion"])
    #expect(current["VersionId"]?.string == "1")
    #expect(current["Table"] == (try catalog.ok("GetTable", #"{"DatabaseName":"sales","Name":"orders"}"#)["Table"]))
    #expect(current["Table"]?["CreateTime"]?.integer == 1_772_355_600)
    #expect(current["Table"]?["UpdateTime"]?.integer == 1_772_355_610)
  }

  // MARK: Validation

  @Test(arguments: [
    (
      "GetTableVersion", #"{"DatabaseName":"d"}"#,
      "Value null at 'tableName' failed to satisfy constraint: Member must not be null"
    ),
    (
      "GetTableVersions", #"{"DatabaseName":"d","TableName":"t","MaxResults":0}"#,
      "Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1"
    ),
    (
      "DeleteTableVersion", #"{"DatabaseName":"d","TableName":"t"}"#,
      "Value null at 'versionId' failed to satisfy constraint: Member must not be null"
    ),
    (
      "BatchDeleteTableVersion", #"{"DatabaseName":"d","TableName":"t"}"#,
      "Value null at 'versionIds' failed to satisfy constraint: Member must not be null"
    ),
  ])
  func violations(_ operation: String, _ body: String, _ sentence: String) throws {
    #expect(try Catalog().problem(operation, body) == "ValidationException: 1 validation error detected: " + sentence)
  }

  // MARK: Behaviour

  @Test func newestFirst() throws { #expect(try versions(try catalog(updates: 3)) == ["3", "2", "1", "0"]) }

  @Test func versionsSortAsNumbers() throws {
    #expect(try versions(try catalog(updates: 11)).prefix(3) == ["11", "10", "9"])
  }

  @Test func skippingTheArchiveLeavesOneVersionLess() throws {
    let catalog = try catalog(updates: 1)
    try catalog.ok("UpdateTable", #"{"DatabaseName":"sales","TableInput":{"Name":"orders"},"SkipArchive":true}"#)
    #expect(try versions(catalog) == ["2", "0"])
  }

  @Test func anExpectedVersionMustBeTheCurrentOne() throws {
    let catalog = try catalog(updates: 1)
    let input = #""DatabaseName":"sales","TableInput":{"Name":"orders"}"#
    for stale in ["0", "2", "x"] {
      #expect(
        catalog.problem("UpdateTable", #"{\#(input),"VersionId":"\#(stale)"}"#)
          == "ConcurrentModificationException: Update table failed due to concurrent modifications.")
    }
    try catalog.ok("UpdateTable", #"{\#(input),"VersionId":"1"}"#)
    #expect(try versions(catalog) == ["2", "1", "0"])
  }

  @Test func whatIsMissing() throws {
    let catalog = try catalog(updates: 1)
    #expect(
      catalog.problem("GetTableVersion", Catalog.orders(#""VersionId":"7""#))
        == "EntityNotFoundException: Table version 7 not found.")
    #expect(
      catalog.problem("GetTableVersion", Catalog.orders(#""VersionId":"x""#))
        == "InvalidInputException: Version id x is not a number.")
    #expect(
      catalog.problem("GetTableVersions", #"{"DatabaseName":"sales","TableName":"t"}"#)
        == "EntityNotFoundException: Table t not found.")
    #expect(
      catalog.problem("GetTableVersion", #"{"DatabaseName":"no","TableName":"t"}"#)
        == "EntityNotFoundException: Database no not found.")
  }

  @Test func deletion() throws {
    let catalog = try catalog(updates: 2)
    #expect(catalog.call("DeleteTableVersion", Catalog.orders(#""VersionId":"1""#)).text == "{}")
    #expect(try versions(catalog) == ["2", "0"])
    #expect(
      catalog.problem("DeleteTableVersion", Catalog.orders(#""VersionId":"1""#))
        == "EntityNotFoundException: Table version 1 not found.")
    #expect(
      catalog.problem("DeleteTableVersion", Catalog.orders(#""VersionId":"2""#))
        == "InvalidInputException: The current version of a table cannot be deleted.")
  }

  @Test func batchDeletion() throws {
    let catalog = try catalog(updates: 3)
    let answer = catalog.call("BatchDeleteTableVersion", Catalog.orders(#""VersionIds":["0","9","3","1"]"#))
    #expect(
      answer.text
        == #"{"Errors":[{"TableName":"orders","VersionId":"9","ErrorDetail":{"ErrorCode":"EntityNotFoundException","#
        + #""ErrorMessage":"Table version 9 not found."}},{"TableName":"orders","VersionId":"3","ErrorDetail":"#
        + #"{"ErrorCode":"InvalidInputException","ErrorMessage":"The current version of a table cannot be deleted."}}]}"#)
    #expect(try versions(catalog) == ["3", "2"])
    #expect(catalog.call("BatchDeleteTableVersion", Catalog.orders(#""VersionIds":["2"]"#)).text == "{}")
  }

  @Test(arguments: 1...6) func pages(_ limit: Int) throws {
    let catalog = try catalog(updates: 4)
    let pages = try catalog.pages(
      "GetTableVersions", "TableVersions", ["DatabaseName": .string("sales"), "TableName": .string("orders")], limit: limit)
    #expect(pages.compactMap { $0["VersionId"]?.string } == ["4", "3", "2", "1", "0"])
  }

  @Test(arguments: ["x", "317c61"]) func foreignTokens(_ token: String) throws {
    #expect(
      try catalog(updates: 0).problem("GetTableVersions", Catalog.orders(#""NextToken":"\#(token)""#))
        == "InvalidInputException: Invalid NextToken provided.")
  }
}
