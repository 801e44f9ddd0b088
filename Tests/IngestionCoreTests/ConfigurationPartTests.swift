import Testing

@testable import IngestionCore

@Suite struct ConfigurationPartTests {
  @Test(arguments: [
    ("a ${NAME} b", "a value b"), ("$NAME-x", "value-x"), ("${UNKNOWN}", "${UNKNOWN}"), ("$", "$"), ("$$NAME", "$value"),
    ("${NAME", "${NAME"), ("100 $", "100 $"), ("$NAMEX", "$NAMEX"), ("nothing", "nothing"),
  ])
  func expandsVariables(_ text: String, _ expected: String) {
    #expect(EnvironmentExpansion.expand(text) { $0 == "NAME" ? "value" : nil } == expected)
  }

  @Test(arguments: [
    ("yes", PlainScalar.bool(true)), ("Off", .bool(false)), ("~", .null), ("", .null), ("12", .integer(12)),
    ("-1_000", .integer(-1000)),
    ("0x1F", .integer(31)), ("017", .integer(15)), ("012345678901", .text), ("123456789012", .integer(123_456_789_012)),
    ("1:30", .integer(90)), ("1.5", .number(1.5)), ("1e3", .text), ("2024-01-31", .timestamp),
    ("2024-01-31 10:00:00", .timestamp),
    ("us-east-1", .text), ("99999999999999999999999", .text), (".5", .number(0.5)), ("-", .text), ("y", .text),
  ])
  func readsPlainScalarsAsPyYAML(_ text: String, _ expected: PlainScalar) {
    #expect(PlainScalar(text) == expected)
  }

  @Test(
    arguments: [
      ("http://127.0.0.1:4566", "http://127.0.0.1:4566/"),
      ("https://GLUE.us-east-1.amazonaws.com", "https://glue.us-east-1.amazonaws.com/"),
      ("http://HOST:80/x y", "http://host/x%20y"), ("localhost:4566", "localhost:4566"), ("https://h:443/a", "https://h/a"),
      ("not a url", nil), ("http://", nil), ("", nil), ("//x", nil), ("1http://x", nil),
    ] as [(String, String?)])
  func normalizesURLs(_ text: String, _ expected: String?) {
    #expect(NormalizedURL(text)?.text == expected)
  }
}
