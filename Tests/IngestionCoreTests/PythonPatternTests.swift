import Testing

@testable import IngestionCore

/// Every expectation was got from Python 3.11's `re` with `IGNORECASE`.
@Suite struct PythonPatternTests {
  @Test(arguments: [
    ("sales", "SALES_2024", true), ("sales$", "sales_2024", false), ("sales$", "sales", true), ("^s.*s$", "sales", true),
    (".*orders", "all_orders", true), ("orders", "all_orders", false), ("(a|b)+c", "ababc", true), ("a{2,3}b", "aaab", true),
    ("a{2,3}b", "ab", false), ("a{,2}b", "aab", true), ("a{x}", "a{x}", true), ("[^0-9]+$", "abc1", false),
    ("[a-c]x", "Bx", true),
    (#"\d+_\w+"#, "12_ab", true), (#"\d"#, "x1", false), ("(?!tmp_).*", "tmp_x", false), ("(?!tmp_).*", "x_tmp_", true),
    (#"(?P<y>\d{4})-(?P=y)"#, "2024-2024", true), (#"(?P<y>\d{4})-(?P=y)"#, "2024-2025", false), (#"(ab)\1"#, "ABab", true),
    ("a.c", "a\nc", false), ("(?s)a.c", "a\nc", true), ("x*", "yyy", true), ("", "abc", true), ("a|", "zzz", true),
    ("(?:dev|test)_.*", "TEST_db", true), ("[]]x", "]x", true), (#"[a\]]+$"#, "a]a", true), (#"[\w.]+$"#, "a.b", true),
    (#"a\.b"#, "aXb", false), (#"a\.b"#, "a.b", true), (#"\bfoo\b"#, "foo bar", true), (#"foo\Z"#, "foo\n", false),
    ("foo$", "foo\n", true), ("a+?b", "aaab", true), ("a++ab", "aaab", false), ("(?>a+)ab", "aaab", false),
    ("(?<=x)y", "xy", false),
    ("x(?<=x)y", "xy", true), (".*(?<!_old)$", "t_old", false), (".*(?<!_old)$", "t_new", true), ("É", "é", true),
    ("straße", "STRASSE", false), ("(a*)*b", "aaaa", false), ("[[:alpha:]]", "a", false), ("a{0}b", "b", true),
    (#"(a)?b\1"#, "b", false), ("(?i:A)b", "ab", true), ("^$", "", true), (#"\x41"#, "a", true), (#"\u00e9"#, "É", true),
    ("tmp|.*_tmp$", "x_tmp", true), (#"local\.db\.sales\..*"#, "local.db.sales.t", true), (#"a\-b"#, "a-b", true),
    ("[a-]+$", "a-a", true), ("(?x) a b # c", "ab", true),
  ])
  func matchesAsPython(_ pattern: String, _ text: String, _ expected: Bool) throws {
    #expect(try PythonPattern(pattern, ignoringCase: true).matchesPrefix(of: text) == expected)
  }

  @Test(arguments: [
    ("(", "missing ), unterminated subpattern at position 0"), ("[a", "unterminated character set at position 0"),
    ("a**", "multiple repeat at position 2"), ("*a", "nothing to repeat at position 0"),
    (")", "unbalanced parenthesis at position 0"),
    ("a)", "unbalanced parenthesis at position 1"), ("(?P<x", "missing >, unterminated name at position 4"),
    (#"\q"#, #"bad escape \q at position 0"#), (#"a\"#, "bad escape (end of pattern) at position 1"),
    ("[b-a]", "bad character range b-a at position 1"), ("(?<=a*)b", "look-behind requires fixed-width pattern"),
    ("(?z)", "unknown extension ?z at position 1"), ("a{3,2}", "min repeat greater than max repeat at position 2"),
    ("(?P=zz)", "unknown group name 'zz' at position 4"), (#"\2"#, "invalid group reference 2 at position 1"),
    (#"[\q]"#, #"bad escape \q at position 1"#), ("a+*", "multiple repeat at position 2"),
    ("((b)", "missing ), unterminated subpattern at position 0"), ("?", "nothing to repeat at position 0"),
    (#"\x4"#, #"incomplete escape \x4 at position 0"#), ("x{2}{3}", "multiple repeat at position 4"),
    ("(?<x)", "unknown extension ?<x at position 1"), ("(?", "unexpected end of pattern at position 2"),
  ])
  func complainsAsPython(_ pattern: String, _ message: String) {
    do throws(PythonPatternError) {
      _ = try PythonPattern(pattern)
      Issue.record("\(pattern) was read")
    } catch {
      #expect(error.description == message)
    }
  }

  @Test func runawayExpressionsEnd() throws {
    let pattern = try PythonPattern("(x+x+)+y")
    #expect(!pattern.matchesPrefix(of: String(repeating: "x", count: 200)))
  }

  @Test func nestsBoundedly() {
    #expect(throws: PythonPatternError.self) { try PythonPattern(String(repeating: "(", count: 10_000)) }
  }

  @Test(
    arguments: [
      ([], [], "any", true), (["sales.*"], [], "sales_eu", true), (["sales.*"], [], "hr", false), ([], ["tmp"], "tmp_1", false),
      ([], ["tmp"], "my_tmp", true), (["s.*"], ["sales"], "sales", false), (["s.*"], ["sales$"], "sales2", true),
    ] as [([String], [String], String, Bool)])
  func filters(_ includes: [String], _ excludes: [String], _ name: String, _ expected: Bool) throws {
    #expect(try FilterPattern(includes: includes, excludes: excludes).accepts(name) == expected)
  }

  @Test func invalidFiltersSaySo() {
    let filter = FilterPattern(includes: ["("])
    let problem = FilterPattern.InvalidPattern(pattern: "(", reason: "missing ), unterminated subpattern at position 0")
    #expect(filter.problem == problem)
    #expect(throws: problem) { try filter.accepts("x") }
    #expect(problem.description == "Invalid regex [(]: missing ), unterminated subpattern at position 0")
  }
}
