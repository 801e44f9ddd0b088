import Documents
import Testing

@Suite struct YAMLScalarTests {
  @Test(arguments: [
    ("1", "1"), ("-17", "-17"), ("+3", "3"), ("0", "0"), ("-0", "-0"), ("1.5", "1.5"), (".5", "0.5"), ("5.", "5"), ("1e3", "1e3"),
    ("1.5E+02", "1.5e02"), ("1e-3", "1e-3"), ("00.5", "0.5"), ("0x1F", "31"), ("0o17", "15"),
    ("12345678901234567890", "12345678901234567890"),
    ("000000000000", "\"000000000000\""), ("012", "\"012\""), ("123456789012", "123456789012"),
    ("true", "true"), ("False", "false"), ("TRUE", "true"), ("yes", "\"yes\""), ("no", "\"no\""), ("on", "\"on\""),
    ("off", "\"off\""),
    ("tRue", "\"tRue\""), ("~", "null"), ("null", "null"), ("Null", "null"), ("NULL", "null"), ("nULL", "\"nULL\""), ("", "null"),
    ("'1'", "\"1\""), ("\"true\"", "\"true\""), ("'~'", "\"~\""), ("''", "\"\""), ("!!str 12", "\"12\""), ("! 12", "\"12\""),
    ("!!int \"12\"", "12"), ("|-\n  12", "\"12\""), ("1_000", "\"1_000\""), ("0x", "\"0x\""), ("0x-1", "\"0x-1\""),
    ("0o8", "\"0o8\""),
    ("1.2.3", "\"1.2.3\""), ("1e", "\"1e\""), (".", "\".\""), ("-", "[null]"), ("+", "\"+\""), (".inf", "\".inf\""),
    ("-.inf", "\"-.inf\""),
    (".nan", "\".nan\""), ("2026-03-01", "\"2026-03-01\""), ("12:30:45", "\"12:30:45\""), ("0b101", "\"0b101\""),
    ("1,000", "\"1,000\""),
  ])
  func `types plain scalars by the core schema`(text: String, json: String) throws {
    let value = try YAML.parse(text).json
    #expect(value.text == json)
    #expect(try JSON.parse(value.text) == value)
  }

  @Test(
    arguments: [
      ("12", 12), ("+12", 12), ("-12", -12), ("012", 12), ("0x1f", 31), ("0o17", 15), ("1.0", nil), ("'12'", nil), ("text", nil),
      ("", nil),
      ("99999999999999999999", nil), ("1e3", nil), ("0x", nil), ("[1]", nil),
    ] as [(String, Int?)])
  func `answers whole numbers`(text: String, expected: Int?) throws {
    #expect(try YAML.parse(text).integer == expected)
  }

  @Test(
    arguments: [
      ("1.5", 1.5), ("12", 12), (".5", 0.5), ("5.", 5), ("-1e3", -1000), (".inf", .infinity), ("-.INF", -.infinity), ("0x10", 16),
      ("'1.5'", nil),
      ("inf", nil), ("nan", nil), ("0x1p3", nil), ("1e", nil), ("", nil),
    ] as [(String, Double?)])
  func `answers numbers`(text: String, expected: Double?) throws {
    #expect(try YAML.parse(text).double == expected)
  }

  @Test func `answers not-a-number`() throws {
    #expect(try YAML.parse(".NaN").double?.isNaN == true)
  }

  @Test(
    arguments: [("true", true), ("FALSE", false), ("yes", nil), ("'true'", nil), ("1", nil), ("[true]", nil)] as [(String, Bool?)]
  )
  func `answers booleans`(text: String, expected: Bool?) throws {
    #expect(try YAML.parse(text).bool == expected)
  }

  @Test func `quoted text is never null`() throws {
    #expect(try YAML.parse("''").isNull == false)
    #expect(try YAML.parse("[]").isNull == false)
  }

  @Test func `keeps the text of every scalar`() throws {
    let yaml = try YAML.parse("[012, 1.50, yes, 0x1F, ~, 'a  b', 1_000]")
    #expect(yaml.elements?.compactMap(\.scalar) == ["012", "1.50", "yes", "0x1F", "~", "a  b", "1_000"])
  }
}
