import Basics
import Documents
import Testing

@Suite struct JSONParsingTests {
  @Test(arguments: [
    ("null", JSON.null), (" true ", .bool(true)), ("\t\r\nfalse\n", .bool(false)), ("\"\"", .string("")),
    ("0", .number(0)), ("-0", JSON(.number("-0"))), ("[]", .array([])), ("{}", .object([:])),
    ("[1,[2,{\"a\":null}]]", .array([.number(1), .array([.number(2), .object(["a": .null])])])),
    ("[ ]", .array([])), ("{ }", .object([:])), ("{\"a\" : 1 , \"b\" : 2}", .object(["a": .number(1), "b": .number(2)])),
    ("\"\u{7F}\"", .string("\u{7F}")), ("\"日本 größer 🦆\"", .string("日本 größer 🦆")),
    (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")), (#""\u0041\u00e9\u20AC""#, .string("Aé€")),
    (#""\uD83D\uDE00""#, .string("😀")), (#""a\u0000b""#, .string("a\0b")), (#""x\\""#, .string("x\\")),
  ])
  func `reads valid text`(text: String, expected: JSON) throws {
    #expect(try JSON.parse(text) == expected)
  }

  @Test(arguments: ["0", "-1", "12345678901234567890123", "1.50", "1e5", "1E+05", "-0.1e-7", "1772355600.500"])
  func `keeps numbers as written`(text: String) throws {
    guard case .number(let kept) = try JSON.parse(text).value else { return #expect(Bool(false), "\(text) is no number") }
    #expect(kept == text)
  }

  @Test(arguments: [
    ("", 0, "the JSON document ends too early"), ("  ", 2, "the JSON document ends too early"),
    ("[1", 2, "the JSON document ends too early"), ("{\"a\":", 5, "the JSON document ends too early"),
    ("[1,]", 3, "a JSON value cannot begin with this character"), ("[,1]", 1, "a JSON value cannot begin with this character"),
    ("[1 2]", 3, "a comma or ] is missing after the element"), ("{\"a\":1 \"b\"}", 7, "a comma or } is missing after the member"),
    ("{\"a\":1,}", 7, "a comma must not stand before }"), ("{a:1}", 1, "a member's name in double quotes or } is missing"),
    ("{\"a\":1,b:2}", 7, "a member's name in double quotes is missing"),
    ("{'a':1}", 1, "a member's name in double quotes or } is missing"),
    ("{\"a\" 1}", 5, "a colon is missing after the member's name"), ("nul", 0, "a JSON value cannot begin with this character"),
    ("True", 0, "a JSON value cannot begin with this character"), ("NaN", 0, "a JSON value cannot begin with this character"),
    ("01", 0, "this is not a JSON number"), ("-", 0, "this is not a JSON number"), ("[-a]", 1, "this is not a JSON number"),
    ("1.", 2, "the JSON document ends too early"), ("[1.]", 3, "digits must follow the decimal point"),
    ("[1e+]", 4, "digits must follow the exponent sign"), (".5", 0, "a JSON value cannot begin with this character"),
    ("+1", 0, "a JSON value cannot begin with this character"), ("1 2", 2, "there is text after the end of the JSON document"),
    ("{}}", 2, "there is text after the end of the JSON document"),
    ("nulll", 4, "there is text after the end of the JSON document"),
    ("\"abc", 0, "the string has no closing quote"), ("\"abc\\n", 0, "the string has no closing quote"),
    ("\"a\nb\"", 2, "a control character must be escaped inside a string"), (#""\x""#, 2, "this character cannot be escaped"),
    (#""\u12G4""#, 5, "four hexadecimal digits must follow \\u"), (#""\u12"#, 5, "four hexadecimal digits must follow \\u"),
    (#""\u+123""#, 3, "four hexadecimal digits must follow \\u"), ("\"a\\", 3, "the JSON document ends too early"),
    ("// text\n{}", 0, "comments are not allowed in JSON"), ("{\"a\": /* b */ 1}", 6, "comments are not allowed in JSON"),
    ("{} # done", 3, "comments are not allowed in JSON"), ("[1, // one\n2]", 4, "comments are not allowed in JSON"),
    ("\u{FEFF}{}", 0, "a JSON value cannot begin with this character"),
    ("\0", 0, "a JSON value cannot begin with this character"),
    ("[1\0]", 2, "a comma or ] is missing after the element"), ("[1\u{B}]", 2, "a comma or ] is missing after the element"),
  ])
  func `refuses invalid text`(text: String, offset: Int, message: String) {
    #expect(throws: JSONError(message, offset: offset)) { try JSON.parse(text) }
  }

  @Test(arguments: [[0xFF], [0xC3], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82]] as [[UInt8]])
  func `refuses strings that are not UTF-8`(bytes: [UInt8]) {
    let error = JSONError("the string is not UTF-8", offset: 1)
    #expect(throws: error) { try JSON.parse([0x22] + bytes + [0x22]) }
    #expect(throws: error) { try JSON.parse([0x22, 0x5C, 0x6E] + bytes + [0x22]) }
  }

  @Test(arguments: [
    (#""\uD800""#, "\u{FFFD}"), (#""\uDC00""#, "\u{FFFD}"), (#""\uD800x""#, "\u{FFFD}x"), (#""\uD800\n""#, "\u{FFFD}\n"),
    (#""\uDE00\uD83D""#, "\u{FFFD}\u{FFFD}"), (#""\uD83D\u0041""#, "\u{FFFD}A"), (#""\uD83D\uD83D\uDE00""#, "\u{FFFD}😀"),
  ])
  func `replaces lone surrogates`(text: String, expected: String) throws {
    #expect(try JSON.parse(text).string == expected)
  }

  @Test func `keeps repeated names, the last one wins on look-up`() throws {
    let json = try JSON.parse(#"{"a":1,"b":2,"a":3}"#)
    #expect(json.members?.map(\.name) == ["a", "b", "a"])
    #expect(json["a"]?.integer == 3)
  }

  @Test func `remembers where values and names stood`() throws {
    let json = try JSON.parse("{\n  \"größe\": [1, true],\n  \"b\": {}\n}")
    #expect(json.offset == 0)
    #expect(json.members?.map(\.offset) == [4, 28])
    #expect(json.members?.map(\.value.offset) == [15, 33])
    #expect(json["größe"]?.elements?.map(\.offset) == [16, 19])
  }

  @Test func `reads as deep as allowed and no deeper`() throws {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(throws: Never.self) { try JSON.parse(nested(200)) }
    #expect(throws: JSONError("the JSON document is nested deeper than 200 levels", offset: 200)) { try JSON.parse(nested(201)) }
    #expect(throws: JSONError("the JSON document is nested deeper than 2 levels", offset: 10)) {
      try JSON.parse("{\"a\":{\"b\":{}}}", maximumDepth: 2)
    }
    #expect(throws: JSONError.self) { try JSON.parse(String(repeating: "[", count: 1_000_000)) }
    #expect(throws: JSONError.self) { try JSON.parse(String(repeating: "{\"a\":", count: 1_000_000)) }
  }

  @Test func `errors point at line and column`() throws {
    let source = Array("{\n  \"größe\": 1,\n  // note\n}".utf8)
    let error = try #require(throws: JSONError.self) { try JSON.parse(source) }
    let diagnostic = error.diagnostic(in: source, file: "policy.json")
    #expect(diagnostic.location == SourceLocation(file: "policy.json", line: 3, column: 3))
    #expect(diagnostic.message == "comments are not allowed in JSON")
  }

  @Test(arguments: [(0, 1, 1), (3, 1, 3), (4, 2, 1), (7, 2, 4), (99, 2, 4), (-5, 1, 1)])
  func `columns count scalars`(offset: Int, line: Int, column: Int) {
    let location = SourceMap(Array("aé\nxyz".utf8)).location(of: offset)
    #expect(location == SourceLocation(line: line, column: column))
  }
}
