import AWSWire
import Documents
import Testing

@Suite struct ShapeTests {
  private let members: [Shape.Member] = [
    .required("Name", .string(.length(1...3))), .optional("Count", .integer(0...9)), .optional("Ratio", .double),
    .optional("On", .bool), .optional("At", .timestamp), .optional("Names", .list(.text)),
    .optional("Parts", .list(.structure([.required("Key", .text)]))), .optional("Inner", .structure([.optional("A", .text)])),
    .optional("Map", .map(key: .length(1...2), value: .length(0...2))), .optional("Numbers", .list(.integer(0...9))),
    .optional("Grid", .list(.list(.string(.length(1...2))))),
  ]

  private func read(_ text: String) throws -> (JSON, String?) {
    let fields = Fields(try JSON.parse(text))
    let document = try fields.document(members)
    return (document, fields.violation(code: "V")?.message)
  }

  @Test func knownMembersComeInTheModelsOrder() throws {
    let (document, problem) = try read(
      #"{"Map":{"k":"v"},"Unknown":1,"Inner":{"A":"x","B":2},"Parts":[{"Key":"k","More":1}],"Names":["a"],"At":5.50,"On":true,"#
        + #""Ratio":1.50,"Count":3,"Name":"n","Numbers":[1,2],"Grid":[["a"],[]]}"#)
    #expect(problem == nil)
    #expect(
      document.text
        == #"{"Name":"n","Count":3,"Ratio":1.50,"On":true,"At":5.5,"Names":["a"],"Parts":[{"Key":"k"}],"Inner":{"A":"x"},"#
        + #""Map":{"k":"v"},"Numbers":[1,2],"Grid":[["a"],[]]}"#)
  }

  @Test func nullsAreAbsent() throws {
    let (document, problem) = try read(#"{"Name":"n","Count":null,"Parts":null,"Map":{"k":null}}"#)
    #expect(problem == nil)
    #expect(document.text == #"{"Name":"n","Map":{}}"#)
  }

  @Test(arguments: [
    ("{}", "Value null at 'name' failed to satisfy constraint: Member must not be null"),
    (
      #"{"Name":"n","Parts":[{"Key":"a"},{}]}"#,
      "Value null at 'parts.2.member.key' failed to satisfy constraint: Member must not be null"
    ),
    (
      #"{"Name":"n","Map":{"long":"v"}}"#,
      "Value '{long}' at 'map' failed to satisfy constraint: Map keys must satisfy constraint: "
        + "[Member must have length less than or equal to 2]"
    ),
    (
      #"{"Name":"n","Map":{"k":"long"}}"#,
      "Value '{k=...}' at 'map' failed to satisfy constraint: Map value must satisfy constraint: "
        + "[Member must have length less than or equal to 2]"
    ),
    (
      #"{"Name":"n","Numbers":[1,10]}"#,
      "Value '10' at 'numbers.2.member' failed to satisfy constraint: Member must have value less than or equal to 9"
    ),
    (
      #"{"Name":"n","Grid":[["a"],["long"]]}"#,
      "Value '[long]' at 'grid.2.member' failed to satisfy constraint: Member must satisfy constraint: "
        + "[Member must have length less than or equal to 2]"
    ),
  ])
  func violations(_ text: String, _ expected: String) throws {
    #expect(try read(text).1 == "1 validation error detected: \(expected)")
  }

  @Test(arguments: [
    #"{"Name":"n","Inner":"x"}"#, #"{"Name":"n","Parts":{}}"#, #"{"Name":"n","Parts":["x"]}"#, #"{"Name":"n","Map":[]}"#,
    #"{"Name":"n","Ratio":"1"}"#, #"{"Name":"n","Numbers":["1"]}"#, #"{"Name":"n","Numbers":5}"#, #"{"Name":"n","Grid":["a"]}"#,
  ])
  func wrongTypesEndTheReading(_ text: String) throws {
    #expect {
      try read(text)
    } throws: { error in
      (error as? ServiceError)?.code == "SerializationException"
    }
  }
}
