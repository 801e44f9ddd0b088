import Basics
import Documents
import ScenarioKit
import Testing

@Suite struct MatcherTests {
  @Test(arguments: [
    ("success", #""success""#), ("5", "5"), ("5", #""5""#), ("5.0", "5"), ("19.90", "19.9"), ("\"5\"", #""5""#),
    ("true", "true"), ("null", "null"), ("~", "null"), ("none", "[]"), ("none", "{}"), ("none", "0"), ("none", "null"),
    ("never", "0"), ("present", "0"), ("present", "[]"), ("absent", "null"), ("\"none\"", #""none""#),
    ("2026-02-28", #""2026-02-28""#), ("{count: 2}", "[1,2]"), ("{count: 1}", #"{"a":1}"#), ("{count: {atLeast: 1}}", "[1,2]"),
    ("{atLeast: 2}", "2"), ("{atMost: 2}", "2"), ("{atLeast: 1, atMost: 3}", "2"), ("{contains: ell}", #""hello""#),
    ("{contains: b}", #"["a","b"]"#), ("{contains: [a, b]}", #"["b","a","c"]"#),
    ("{contains: {name: b}}", #"[{"name":"b","x":1}]"#),
    ("{contains: Domain.Sales}", #"[{"tagFQN":"Domain.Sales","state":"x"}]"#), ("{startsWith: he}", #""hello""#),
    ("{matches: ^h.*o$}", #""hello""#), ("{matches: l+}", #""hello""#), ("{oneOf: [a, b]}", #""b""#), ("{not: a}", #""b""#),
    ("{not: {contains: x}}", #""abc""#), ("{not: absent}", "1"), ("{approximately: [97.5, 0.5]}", "97.9"),
    ("{a: 1, b: {c: x}}", #"{"b":{"c":"x","d":2},"a":1,"z":0}"#), ("{a: absent}", "{}"), ("[1, 2]", "[1,2]"),
    ("[{a: 1}]", #"[{"a":1,"b":2}]"#), ("[]", "[]"), ("{}", #"{"a":1}"#),
  ])
  func itMatches(matcher: String, value: String) throws {
    #expect(try mismatches(matcher, value) == [])
  }

  @Test(arguments: [
    ("success", #""failure""#, ": success / failure"), ("\"5\"", "5", ": \"5\" / 5"), ("\"null\"", "null", ": \"null\" / null"),
    ("true", #""yes""#, ": true / yes"), ("none", "[1]", ": none / [1]"), ("never", "2", ": none / 2"),
    ("none", "\"\"", ": none / "), ("present", "null", ": present / null"), ("absent", "1", ": absent / 1"),
    ("{count: 2}", "[1]", "count: 2 / 1"), ("{count: 2}", "5", ": 2 of them / 5"), ("{atLeast: 2}", "1.5", ": at least 2 / 1.5"),
    ("{atMost: 2}", #""2""#, ": at most 2 / 2"), ("{atLeast: 2, atMost: 1}", "1.5", ": at least 2 / 1.5; : at most 1 / 1.5"),
    ("{contains: x}", #""hello""#, ": containing x / hello"), ("{contains: [a, b]}", #"["a"]"#, ": containing a and b / [\"a\"]"),
    ("{startsWith: x}", #""hello""#, ": starting with \"x\" / hello"), ("{matches: ^x}", #""hello""#, ": matching /^x/ / hello"),
    ("{matches: x}", "5", ": matching /x/ / 5"), ("{oneOf: [a, b]}", #""c""#, ": one of a, b / c"),
    ("{not: a}", #""a""#, ": not a / a"),
    ("{approximately: [97.5, 0.5]}", "98.1", ": 97.5 ± 0.5 / 98.1"),
    ("{a: 1, b: {c: x}}", #"{"a":2,"b":{}}"#, "a: 1 / 2; b.c: x / (missing)"), ("{a: 1}", "[]", ": {a: 1} / []"),
    ("[1, 2]", "[1]", ": 2 / (missing)"), ("[1]", "[1,2]", ": (nothing) / 2"), ("[{a: 1}, 5]", #"[{"a":2},5]"#, "[0].a: 1 / 2"),
    ("[1]", "1", ": [1] / 1"),
  ])
  func itSaysWhereItDoesNotMatch(matcher: String, value: String, expected: String) throws {
    #expect(try mismatches(matcher, value).joined(separator: "; ") == expected)
  }

  @Test func nothingIsThere() throws {
    for (text, matches) in [
      ("none", true), ("absent", true), ("present", false), ("null", true), ("a", false), ("{count: 0}", true), ("{a: 1}", false),
      ("[]", false),
    ] {
      #expect(try matcher(text).matches(nil) == matches, "\(text)")
    }
  }

  @Test func aMismatchPointsAtItsMatcher() throws {
    let mismatch = try #require(
      try matcher("{a: 1,\n    b: {c: wrong}}").mismatches(try JSON.parse(#"{"a":1,"b":{"c":2}}"#)).first)
    #expect((mismatch.location.line, mismatch.location.length) == (5, 5))
  }

  private func matcher(_ text: String) throws -> Matcher {
    try #require(try expectations("result: \(text)").result)
  }

  private func mismatches(_ text: String, _ value: String) throws -> [String] {
    try matcher(text).mismatches(try JSON.parse(value)).map { "\($0.path): \($0.expected) / \($0.actual)" }
  }
}
