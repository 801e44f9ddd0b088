import Documents
import Testing

@Suite struct JSONWritingTests {
  private let sample = JSON.object([
    "b": .array([.number(1), .null, .bool(true)]), "a": .object(["text": .string("é\"\\\n\u{1}/")]), "empty": .array([]),
    "none": .object([:]),
  ])

  @Test func `writes compact text in member order`() {
    #expect(sample.text == #"{"b":[1,null,true],"a":{"text":"é\"\\\n\u0001/"},"empty":[],"none":{}}"#)
    #expect(sample.bytes == Array(sample.text.utf8))
  }

  @Test func `writes indented text`() {
    #expect(
      sample.prettyText == #"""
        {
          "b": [
            1,
            null,
            true
          ],
          "a": {
            "text": "é\"\\\n\u0001/"
          },
          "empty": [],
          "none": {}
        }
        """#)
  }

  @Test func `sorts members at every level`() throws {
    let left = try JSON.parse(#"{"b":[{"z":1,"y":2}],"a":0}"#)
    let right = try JSON.parse(#"{"a":0,"b":[{"y":2,"z":1}]}"#)
    #expect(left.sortedText == #"{"a":0,"b":[{"y":2,"z":1}]}"#)
    #expect(left.sortedText == right.sortedText)
  }

  @Test func `escapes every control character so that it reads back`() throws {
    for scalar in (0...0x9F).compactMap(Unicode.Scalar.init(_:)) {
      let text = "<\(Character(scalar))>"
      let written = JSON.string(text).bytes
      #expect(written.allSatisfy { $0 >= 0x20 })
      #expect(try JSON.parse(written).string == text)
    }
  }

  @Test func `sets, replaces and removes members`() {
    var json = JSON.object(["a": .number(1), "b": .number(2)])
    json.set("a", .string("x"))
    json.set("c", .null)
    json.set("b", nil)
    json.set("unknown", nil)
    #expect(json.text == #"{"a":"x","c":null}"#)
    var number = JSON.number(1)
    number.set("a", .null)
    #expect(number.text == "1")
  }

  @Test func `leaves out members without a value`() {
    #expect(JSON.object(["a": nil, "b": .null]).text == #"{"b":null}"#)
  }

  @Test(arguments: [
    ("1", "1.0", true), ("1e2", "100", true), ("0.1", "1E-1", true), ("-0", "0e9", true), ("1", "-1", false), ("10", "1", false),
    ("9007199254740993", "9007199254740992", false), ("1e99999999999999999999", "1e99999999999999999999", true),
    ("1e9223372036854775807", "10e9223372036854775807", false), ("{\"a\":1,\"b\":2}", "{\"b\":2,\"a\":1}", true),
    ("{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":2}", true), ("{\"a\":1,\"a\":2}", "{\"a\":2,\"a\":1}", false),
    ("{\"a\":1,\"a\":1}", "{\"a\":1,\"b\":1}", false), ("[1,2]", "[2,1]", false), ("null", "false", false), ("\"1\"", "1", false),
    ("{\"a\":1}", "{\"a\":1,\"b\":null}", false), ("[{\"a\":[]}]", "[{\"a\":[]}]", true),
  ])
  func `compares by meaning`(left: String, right: String, equal: Bool) throws {
    let (left, right) = (try JSON.parse(left), try JSON.parse(right))
    #expect((left == right) == equal && (right == left) == equal && left == left)
  }

  @Test func `answers nil for what a value is not`() throws {
    let json = try JSON.parse("[1.5, \"1\", 99999999999999999999]")
    #expect(json["a"] == nil && json[3] == nil && json[-1] == nil && json.string == nil && json.members == nil)
    #expect(json[0]?.integer == nil && json[0]?.double == 1.5 && json[1]?.integer == nil && json[2]?.integer == nil)
    #expect(json[1]?.bool == nil && json.isNull == false && JSON.null.isNull)
  }
}
