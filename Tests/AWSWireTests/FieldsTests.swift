import AWSWire
import Basics
import Documents
import Testing

@Suite struct FieldsTests {
  private let name = StringConstraint(
    minimum: 1, maximum: 5,
    pattern: .init("[a-z]*") { $0.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } })

  /// The sentence after reading `read` from a document; nil without violations.
  private func sentence(_ json: String, isText: Bool = false, _ read: (Fields) throws -> Void) throws -> String? {
    let fields = Fields(try JSON.parse(json), isText: isText)
    try read(fields)
    return fields.violation(code: "ValidationException")?.message
  }

  /// What reading throws.
  private func failure(_ json: String, isText: Bool = false, _ read: (Fields) throws -> Void) throws -> ServiceError? {
    do {
      try read(Fields(try JSON.parse(json), isText: isText))
      return nil
    } catch let error as ServiceError {
      return error
    }
  }

  // MARK: One violation

  @Test func missingMember() throws {
    for document in ["{}", #"{"DatabaseName":null}"#] {
      #expect(
        try sentence(document) { _ = try $0.required("DatabaseName", name) }
          == "1 validation error detected: Value null at 'databaseName' failed to satisfy constraint: Member must not be null")
    }
  }

  @Test(arguments: [
    ("", "Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1"),
    ("abcdef", "Value 'abcdef' at 'name' failed to satisfy constraint: Member must have length less than or equal to 5"),
    ("A", "Value 'A' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]*"),
  ])
  func brokenText(_ value: String, _ expected: String) throws {
    #expect(
      try sentence(#"{"Name":"\#(value)"}"#) { _ = try $0.required("Name", name) } == "1 validation error detected: \(expected)")
  }

  @Test func keptConstraintsAreSilent() throws {
    let fields = Fields(try JSON.parse(#"{"Name":"abc","Other":null}"#))
    #expect(try fields.required("Name", name) == "abc")
    #expect(try fields.string("Other", name) == nil)
    #expect(fields.violation(code: "ValidationException") == nil)
  }

  @Test func lengthsCountUTF16Units() throws {
    let three = StringConstraint.length(0...3)
    #expect(try sentence(#"{"A":"𝄞a"}"#) { _ = try $0.string("A", three) } == nil)
    #expect(try sentence(#"{"A":"𝄞𝄞"}"#) { _ = try $0.string("A", three) } != nil)
  }

  @Test func enumeration() throws {
    #expect(
      try sentence(#"{"Kind":"X"}"#) { _ = try $0.string("Kind", .oneOf(["ALL", "NONE"])) }
        == "1 validation error detected: Value 'X' at 'kind' failed to satisfy constraint: "
        + "Member must satisfy enum value set: [ALL, NONE]")
  }

  @Test(arguments: [
    (0, "Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1"),
    (101, "Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100"),
  ])
  func numberOutOfRange(_ value: Int, _ expected: String) throws {
    #expect(
      try sentence(#"{"MaxResults":\#(value)}"#) { _ = try $0.integer("MaxResults", in: 1...100) }
        == "1 validation error detected: \(expected)")
  }

  @Test func pathsLeadIntoStructuresAndLists() throws {
    let text = try sentence(#"{"TableInput":{"Columns":[{"Name":"a"},{"Name":""}]}}"#) { fields in
      let table = try fields.requiredStructure("TableInput")
      _ = try table.list("Columns") { item throws(ServiceError) in try item.required("Name", name) }
    }
    #expect(
      text
        == "1 validation error detected: Value '' at 'tableInput.columns.2.member.name' failed to satisfy constraint: "
        + "Member must have length greater than or equal to 1")
  }

  // MARK: Several violations

  @Test func severalViolationsAreToldTogether() throws {
    let text = try sentence(#"{"Name":"ABCDEF","Max":0}"#) { fields in
      _ = try fields.required("Database", name)
      _ = try fields.required("Name", name)
      _ = try fields.integer("Max", in: 1...2)
      _ = try fields.requiredStructure("Input")
    }
    #expect(
      text
        == "5 validation errors detected: Value null at 'database' failed to satisfy constraint: Member must not be null; "
        + "Value 'ABCDEF' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-z]*; "
        + "Value 'ABCDEF' at 'name' failed to satisfy constraint: Member must have length less than or equal to 5; "
        + "Value '0' at 'max' failed to satisfy constraint: Member must have value greater than or equal to 1; "
        + "Value null at 'input' failed to satisfy constraint: Member must not be null")
  }

  @Test func violationCarriesTheServicesCode() throws {
    let fields = Fields(nil)
    _ = try fields.required("A")
    let error = try #require(fields.violation(code: "ValidationError"))
    #expect(error.code == "ValidationError")
    #expect(error.status == 400)
    #expect(error.origin == .service)
  }

  // MARK: Lists and maps

  @Test func listLengths() throws {
    #expect(
      try sentence(#"{"Tables":["a","b","c"]}"#) { _ = try $0.strings("Tables", count: 0...2) }
        == "1 validation error detected: Value '[3 items]' at 'tables' failed to satisfy constraint: "
        + "Member must have length less than or equal to 2")
    #expect(
      try sentence(#"{"Tables":[]}"#) { _ = try $0.strings("Tables", count: 1...2) }?.hasSuffix(
        "Member must have length greater than or equal to 1") == true)
  }

  @Test func listElements() throws {
    #expect(
      try sentence(#"{"Keys":["a",""]}"#) { _ = try $0.strings("Keys", .length(1...3)) }
        == "1 validation error detected: Value '[a, ]' at 'keys' failed to satisfy constraint: "
        + "Member must satisfy constraint: [Member must have length greater than or equal to 1]")
  }

  @Test func mapsKeepOrderAndDropNulls() throws {
    let pairs = try #require(try Fields(try JSON.parse(#"{"Tags":{"b":"1","n":null,"a":"2"}}"#)).map("Tags"))
    #expect(pairs.map(\.key) == ["b", "a"])
    #expect(pairs.map(\.value) == ["1", "2"])
  }

  // MARK: Wrong types

  @Test(arguments: [
    (#"{"A":1}"#, "NUMBER_VALUE can not be converted to a String"),
    (#"{"A":1.5}"#, "DECIMAL_VALUE can not be converted to a String"),
    (#"{"A":true}"#, "TRUE_VALUE can not be converted to a String"),
    (#"{"A":false}"#, "FALSE_VALUE can not be converted to a String"),
    (#"{"A":{}}"#, "Start of structure or map found where not expected."),
    (#"{"A":[]}"#, "Start of list found where not expected"),
  ])
  func textExpected(_ document: String, _ message: String) throws {
    let error = try #require(try failure(document) { _ = try $0.string("A") })
    #expect(error.code == "SerializationException")
    #expect(error.message == message)
    #expect(error.status == 400)
    #expect(error.origin == .frontEnd)
  }

  @Test(arguments: [
    (#"{"A":"1"}"#, "STRING_VALUE can not be converted to an Integer"),
    (#"{"A":1.0}"#, "DECIMAL_VALUE can not be converted to an Integer"),
    (#"{"A":99999999999999999999}"#, "NUMBER_VALUE can not be converted to an Integer"),
  ])
  func integerExpected(_ document: String, _ message: String) throws {
    #expect(try failure(document) { _ = try $0.integer("A") }?.message == message)
  }

  @Test func otherWrongTypes() throws {
    #expect(try failure(#"{"A":"yes"}"#) { _ = try $0.bool("A") }?.message == "STRING_VALUE can not be converted to a Boolean")
    #expect(
      try failure(#"{"A":"x"}"#) { _ = try $0.timestamp("A") }?.message == "STRING_VALUE can not be converted to a Timestamp")
    #expect(try failure(#"{"A":"x"}"#) { _ = try $0.structure("A") }?.message == "Unexpected field type")
    #expect(
      try failure(#"{"A":{}}"#) { _ = try $0.strings("A") }?.message == "Start of structure or map found where not expected.")
    #expect(try failure(#"{"A":[1]}"#) { _ = try $0.strings("A") }?.message == "NUMBER_VALUE can not be converted to a String")
    #expect(try failure(#"{"A":["x"]}"#) { _ = try $0.list("A") { _ in 1 } }?.message == "Unexpected field type")
    #expect(try failure(#"{"A":[]}"#) { _ = try $0.map("A") }?.message == "Start of list found where not expected")
    #expect(try failure(#"{"A":{"k":1}}"#) { _ = try $0.map("A") }?.message == "NUMBER_VALUE can not be converted to a String")
  }

  // MARK: Moments, numbers and the query protocol

  @Test(arguments: [
    (#"{"A":1700000000}"#, Int64(1_700_000_000_000)), (#"{"A":1700000000.5}"#, 1_700_000_000_500),
    (#"{"A":1.7E9}"#, 1_700_000_000_000), (#"{"A":"2023-11-14T22:13:20Z"}"#, 1_700_000_000_000), (#"{"A":-1}"#, -1000),
  ])
  func timestamps(_ document: String, _ milliseconds: Int64) throws {
    #expect(try Fields(try JSON.parse(document)).timestamp("A") == Timestamp(milliseconds: milliseconds))
  }

  @Test func absurdTimesAreRefusedNotTrapped() throws {
    for number in ["1e300", "-1e300", "1e14", "1e999"] {
      #expect(try failure(#"{"A":\#(number)}"#) { _ = try $0.timestamp("A") }?.code == "SerializationException")
    }
  }

  @Test func textValuesOfTheQueryProtocol() throws {
    let fields = Fields(try JSON.parse(#"{"N":"900","Yes":"True","No":"false","Empty":""}"#), isText: true)
    #expect(try fields.integer("N") == 900)
    #expect(try fields.bool("Yes") == true)
    #expect(try fields.bool("No") == false)
    #expect(try fields.strings("Empty") == [])
    let error = try #require(try failure(#"{"N":"9x"}"#, isText: true) { _ = try $0.integer("N") })
    #expect(error.code == "MalformedInput")
  }
}
