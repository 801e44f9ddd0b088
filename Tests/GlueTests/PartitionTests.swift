import Basics
import Documents
import HTTP
import ServiceCore
import Testing

/// Create-, Get-, Update- and DeletePartition, GetPartitions and the batch operations.
@Suite struct PartitionTests {
  private func values(_ answer: JSON) -> [[String]] {
    (answer["Partitions"]?.elements ?? []).map { $0["Values"]?.elements?.compactMap(\.string) ?? [] }
  }

  private func listed(_ catalog: Catalog, _ members: String = "") throws -> [[String]] {
    values(try catalog.ok("GetPartitions", Catalog.orders(members)))
  }

  // MARK: Serialization

  @Test func answersRepeatThePartition() throws {
    let catalog = try Catalog.withOrders()
    let input =
      #""PartitionInput":{"Parameters":{"k":"v"},"Values":["2024","03"],"StorageDescriptor":{"Location":"s3://b/p/","Odd":1},"Odd":1}"#
    #expect(catalog.call("CreatePartition", Catalog.orders(input)).text == "{}")
    let stored =
      #"{"Values":["2024","03"],"DatabaseName":"sales","TableName":"orders","CreationTime":1772355600,"#
      + #""StorageDescriptor":{"Location":"s3://b/p/"},"Parameters":{"k":"v"},"CatalogId":"000000000000"}"#
    #expect(
      catalog.call("GetPartition", Catalog.orders(#""PartitionValues":["2024","03"]"#)).text == #"{"Partition":\#(stored)}"#)
    #expect(catalog.call("GetPartitions", Catalog.orders()).text == #"{"Partitions":[\#(stored)]}"#)
    #expect(
      catalog.call("BatchGetPartition", Catalog.orders(#""PartitionsToGet":[{"Values":["2024","03"]},{"Values":["1","1"]}]"#))
        .text
        == #"{"Partitions":[\#(stored)],"UnprocessedKeys":[]}"#)
  }

  @Test func columnsCanBeLeftOut() throws {
    let catalog = try Catalog.withOrders()
    try catalog.ok(
      "CreatePartition",
      Catalog.orders(
        #""PartitionInput":{"Values":["1","2"],"StorageDescriptor":{"Columns":[{"Name":"c"}],"Location":"l"}}"#))
    try catalog.addPartition("1", "3")
    let bare = try catalog.ok("GetPartitions", Catalog.orders(#""ExcludeColumnSchema":true"#))
    #expect(bare["Partitions"]?[0]?["StorageDescriptor"]?.text == #"{"Location":"l"}"#)
    #expect(bare["Partitions"]?[1]?["StorageDescriptor"] == nil)
    #expect(try catalog.ok("GetPartitions", Catalog.orders())["Partitions"]?[0]?["StorageDescriptor"]?["Columns"] != nil)
  }

  @Test(arguments: [
    ("CreatePartition", #""PartitionInput":[]"#), ("CreatePartition", #""PartitionInput":{"Values":"a"}"#),
    ("CreatePartition", #""PartitionInput":{"Values":[2024]}"#), ("GetPartition", #""PartitionValues":"a""#),
    ("GetPartitions", #""Segment":1"#), ("GetPartitions", #""ExcludeColumnSchema":"true""#),
    ("BatchCreatePartition", #""PartitionInputList":["a"]"#), ("BatchGetPartition", #""PartitionsToGet":[["a"]]"#),
    ("BatchDeletePartition", #""PartitionsToDelete":{}"#), ("BatchUpdatePartition", #""Entries":[[]]"#),
  ])
  func wrongTypes(_ operation: String, _ members: String) throws {
    #expect(try Catalog.withOrders().problem(operation, Catalog.orders(members)).hasPrefix("SerializationException: "))
  }

  // MARK: Validation

  @Test(arguments: [
    ("CreatePartition", "", "Value null at 'partitionInput' failed to satisfy constraint: Member must not be null"),
    (
      "CreatePartition", #""PartitionInput":{"Values":[""]}"#,
      "Value '[]' at 'partitionInput.values' failed to satisfy constraint: Member must satisfy constraint: [Member must have length greater than or equal to 1]"
    ),
    ("GetPartition", "", "Value null at 'partitionValues' failed to satisfy constraint: Member must not be null"),
    ("DeletePartition", "", "Value null at 'partitionValues' failed to satisfy constraint: Member must not be null"),
    (
      "GetPartitions", #""MaxResults":1001"#,
      "Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000"
    ),
    (
      "GetPartitions", #""Segment":{"SegmentNumber":-1,"TotalSegments":2}"#,
      "Value '-1' at 'segment.segmentNumber' failed to satisfy constraint: Member must have value greater than or equal to 0"
    ),
    (
      "UpdatePartition", #""PartitionInput":{}"#,
      "Value null at 'partitionValueList' failed to satisfy constraint: Member must not be null"
    ),
    ("BatchCreatePartition", "", "Value null at 'partitionInputList' failed to satisfy constraint: Member must not be null"),
    ("BatchGetPartition", "", "Value null at 'partitionsToGet' failed to satisfy constraint: Member must not be null"),
    ("BatchDeletePartition", "", "Value null at 'partitionsToDelete' failed to satisfy constraint: Member must not be null"),
    ("BatchUpdatePartition", "", "Value null at 'entries' failed to satisfy constraint: Member must not be null"),
    (
      "BatchUpdatePartition", #""Entries":[]"#,
      "Value '[0 items]' at 'entries' failed to satisfy constraint: Member must have length greater than or equal to 1"
    ),
    (
      "BatchUpdatePartition", #""Entries":[{"PartitionValueList":["a"]}]"#,
      "Value null at 'entries.1.member.partitionInput' failed to satisfy constraint: Member must not be null"
    ),
  ])
  func violations(_ operation: String, _ members: String, _ sentence: String) throws {
    #expect(
      try Catalog().problem(operation, Catalog.orders(members)) == "ValidationException: 1 validation error detected: " + sentence
    )
  }

  @Test(arguments: [
    ("BatchCreatePartition", "PartitionInputList", 101), ("BatchDeletePartition", "PartitionsToDelete", 26),
    ("BatchGetPartition", "PartitionsToGet", 1001),
  ])
  func batchesHaveALimit(_ operation: String, _ member: String, _ count: Int) throws {
    let items = Array(repeating: #"{"Values":["1","1"]}"#, count: count).joined(separator: ",")
    let problem = try Catalog.withOrders().problem(operation, Catalog.orders(#""\#(member)":[\#(items)]"#))
    #expect(problem.hasSuffix("failed to satisfy constraint: Member must have length less than or equal to \(count - 1)"))
  }

  @Test(arguments: [
    "CreatePartition", "GetPartition", "GetPartitions", "UpdatePartition", "DeletePartition", "BatchCreatePartition",
    "BatchGetPartition", "BatchDeletePartition", "BatchUpdatePartition",
  ])
  func theTableMustBeThere(_ operation: String) throws {
    let members =
      #""PartitionInput":{"Values":["1","1"]},"PartitionValues":["1","1"],"PartitionValueList":["1","1"],"#
      + #""PartitionInputList":[],"PartitionsToGet":[],"PartitionsToDelete":[],"#
      + #""Entries":[{"PartitionValueList":["1","1"],"PartitionInput":{"Values":["1","1"]}}]"#
    let catalog = try Catalog()
    #expect(catalog.problem(operation, Catalog.orders(members)) == "EntityNotFoundException: Database sales not found.")
    try catalog.ok("CreateDatabase", #"{"DatabaseInput":{"Name":"sales"}}"#)
    #expect(catalog.problem(operation, Catalog.orders(members)) == "EntityNotFoundException: Table orders not found.")
  }

  // MARK: Behaviour

  @Test func aPartitionIsThereOnce() throws {
    let catalog = try Catalog.withOrders()
    try catalog.addPartition("2024", "03")
    #expect(
      catalog.problem("CreatePartition", Catalog.orders(#""PartitionInput":{"Values":["2024","03"]}"#))
        == "AlreadyExistsException: Partition already exists.")
    try catalog.addPartition("2024", "3")
    #expect(try listed(catalog).count == 2)
  }

  @Test(arguments: [[], ["2024"], ["2024", "03", "05"]]) func valuesMustFitTheKeys(_ values: [String]) throws {
    #expect(
      try Catalog.withOrders().problem(
        "CreatePartition", Catalog.orders(#""PartitionInput":{"Values":\#(Catalog.list(values))}"#))
        == "InvalidInputException: The number of partition keys do not match the number of partition values")
  }

  @Test func valuesAreNotConfusedWithEachOther() throws {
    let catalog = try Catalog.withOrders()
    try catalog.addPartition("a,b", "c")
    try catalog.addPartition("a", "b,c")
    try catalog.addPartition(#"a","b"#, "é/=%")
    #expect(try listed(catalog).count == 3)
    let found = try catalog.ok("GetPartition", Catalog.orders(#""PartitionValues":["a","b,c"]"#))
    #expect(found["Partition"]?["Values"]?.text == #"["a","b,c"]"#)
  }

  @Test func deletion() throws {
    let catalog = try Catalog.withOrders()
    try catalog.addPartition("2024", "03")
    #expect(catalog.call("DeletePartition", Catalog.orders(#""PartitionValues":["2024","03"]"#)).text == "{}")
    for operation in ["DeletePartition", "GetPartition"] {
      #expect(
        catalog.problem(operation, Catalog.orders(#""PartitionValues":["2024","03"]"#))
          == "EntityNotFoundException: Partition not found.")
    }
  }

  @Test func updateMayMoveAPartition() throws {
    let catalog = try Catalog.withOrders()
    try catalog.addPartition("2024", "03")
    try catalog.addPartition("2024", "04")
    catalog.clock.advance(seconds: 5)
    func update(_ from: String, _ to: String) -> String {
      Catalog.orders(
        #""PartitionValueList":["2024","\#(from)"],"PartitionInput":{"Values":["2024","\#(to)"],"Parameters":{"n":"\#(to)"}}"#)
    }
    #expect(catalog.call("UpdatePartition", update("03", "05")).text == "{}")
    #expect(try listed(catalog) == [["2024", "04"], ["2024", "05"]])
    let moved = try catalog.ok("GetPartition", Catalog.orders(#""PartitionValues":["2024","05"]"#))["Partition"]
    #expect(moved?["CreationTime"]?.integer == 1_772_355_600)
    #expect(moved?["Parameters"]?.text == #"{"n":"05"}"#)
    #expect(catalog.problem("UpdatePartition", update("05", "04")) == "AlreadyExistsException: Partition already exists.")
    #expect(catalog.problem("UpdatePartition", update("09", "10")) == "EntityNotFoundException: Partition not found.")
    #expect(try listed(catalog).count == 2)
  }

  @Test func batchCreationTellsWhatFailed() throws {
    let catalog = try Catalog.withOrders()
    try catalog.addPartition("1", "1")
    let items = #"[{"Values":["1","1"]},{"Values":["1","2"]},{"Values":["1"]},{"Values":["1","2"]}]"#
    let answer = try catalog.ok("BatchCreatePartition", Catalog.orders(#""PartitionInputList":\#(items)"#))
    let errors = answer["Errors"]?.elements?.map {
      "\($0["PartitionValues"]?.text ?? "") \($0["ErrorDetail"]?["ErrorCode"]?.string ?? "")"
    }
    #expect(
      errors == [#"["1","1"] AlreadyExistsException"#, #"["1"] InvalidInputException"#, #"["1","2"] AlreadyExistsException"#])
    #expect(try listed(catalog) == [["1", "1"], ["1", "2"]])
    #expect(catalog.call("BatchCreatePartition", Catalog.orders(#""PartitionInputList":[]"#)).text == "{}")
  }

  @Test func batchDeletionAndUpdateTellWhatFailed() throws {
    let catalog = try Catalog.withOrders()
    try catalog.addPartition("1", "1")
    try catalog.addPartition("1", "2")
    let deleted = try catalog.ok(
      "BatchDeletePartition", Catalog.orders(#""PartitionsToDelete":[{"Values":["1","1"]},{"Values":["9","9"]}]"#))
    #expect(
      deleted.text
        == #"{"Errors":[{"PartitionValues":["9","9"],"ErrorDetail":{"ErrorCode":"EntityNotFoundException","ErrorMessage":"Partition not found."}}]}"#
    )
    let updated = try catalog.ok(
      "BatchUpdatePartition",
      Catalog.orders(
        #""Entries":[{"PartitionValueList":["1","2"],"PartitionInput":{"Values":["1","3"]}},"#
          + #"{"PartitionValueList":["8","8"],"PartitionInput":{"Values":["8","8"]}}]"#))
    #expect(
      updated.text
        == #"{"Errors":[{"PartitionValueList":["8","8"],"ErrorDetail":{"ErrorCode":"EntityNotFoundException","ErrorMessage":"Partition not found."}}]}"#
    )
    #expect(try listed(catalog) == [["1", "3"]])
  }

  // MARK: Listings

  /// Twelve partitions of two years.
  private func filled() throws -> Catalog {
    let catalog = try Catalog.withOrders()
    for year in [2023, 2024] {
      for month in ["01", "02", "03", "04", "05", "06"] { try catalog.addPartition(String(year), month) }
    }
    return catalog
  }

  @Test func expressionsFilter() throws {
    let catalog = try filled()
    #expect(try listed(catalog, #""Expression":"year = 2024 AND month > '04'""#) == [["2024", "05"], ["2024", "06"]])
    #expect(try listed(catalog, #""Expression":"  ""#).count == 12)
    #expect(
      catalog.problem("GetPartitions", Catalog.orders(#""Expression":"city = 'x'""#))
        == "InvalidInputException: Unsupported expression: 'city' is not a partition key of the table.")
  }

  @Test(arguments: 1...13) func pages(_ limit: Int) throws {
    let catalog = try filled()
    let place: KeyValuePairs<String, JSON?> = ["DatabaseName": .string("sales"), "TableName": .string("orders")]
    let all = try catalog.pages("GetPartitions", "Partitions", place, limit: limit)
    #expect(Set(all.map { $0["Values"]?.text ?? "" }).count == 12)
    #expect(all.count == 12)
    let some = try catalog.pages(
      "GetPartitions", "Partitions",
      ["DatabaseName": .string("sales"), "TableName": .string("orders"), "Expression": .string("month IN ('01','06')")],
      limit: limit)
    #expect(
      some.map { $0["Values"]?.text } == [#"["2023","01"]"#, #"["2023","06"]"#, #"["2024","01"]"#, #"["2024","06"]"#])
  }

  @Test(arguments: 1...10) func segmentsDivideThePartitions(_ total: Int) throws {
    let catalog = try filled()
    let parts = try (0..<total).map { number in
      try listed(catalog, #""Segment":{"SegmentNumber":\#(number),"TotalSegments":\#(total)}"#)
    }
    #expect(parts.reduce(0) { $0 + $1.count } == 12)
    #expect(Set(parts.flatMap { $0 }).count == 12)
    #expect(
      catalog.problem(
        "GetPartitions", Catalog.orders(#""Segment":{"SegmentNumber":\#(min(total, 9)),"TotalSegments":\#(min(total, 9))}"#))
        == "InvalidInputException: The segment number must be smaller than the number of segments.")
  }

  @Test func foreignTokens() throws {
    #expect(
      try filled().problem("GetPartitions", Catalog.orders(#""NextToken":"junk""#))
        == "InvalidInputException: Invalid NextToken provided.")
  }
}
