import SQLSyntax
import Testing

@Suite struct LexerTests {
  private func kinds(_ text: String) throws -> [SQLToken.Kind] { try SQLLexer.tokens(of: text).map(\.kind) }

  @Test func words() throws {
    #expect(
      try kinds(#"Select a_1 "Q ""x""" `b ``c` 'it''s' é"#) == [
        .word("Select"), .word("a_1"), .quotedName(#"Q "x""#), .backquotedName("b `c"), .string("it's"), .word("é"), .end,
      ])
  }

  @Test func numbers() throws {
    #expect(
      try kinds("1 1.5 .5 5. 1e3 1.5E-3 1E+2 007") == [
        .integer("1"), .decimal("1.5"), .decimal(".5"), .decimal("5."), .double("1e3"), .double("1.5E-3"), .double("1E+2"),
        .integer("007"), .end,
      ])
  }

  @Test func symbols() throws {
    #expect(
      try kinds("<>!=<=>=||->=>=<>+-*/%(),.;?[]{}") == [
        .symbol("<>"), .symbol("!="), .symbol("<="), .symbol(">="), .symbol("||"), .symbol("->"), .symbol("=>"), .symbol("="),
        .symbol("<>"), .symbol("+"), .symbol("-"), .symbol("*"), .symbol("/"), .symbol("%"), .symbol("("), .symbol(")"),
        .symbol(","), .symbol("."), .symbol(";"), .symbol("?"), .symbol("["), .symbol("]"), .symbol("{"), .symbol("}"), .end,
      ])
  }

  @Test(arguments: ["-- all\n1", "/* a\n -- b */1", "1--", "1/**/", "\u{FEFF}".isEmpty ? "" : "1 -- x\r\n", "\t1\u{A0}"])
  func blanksAndCommentsAreLeftOut(_ text: String) throws { #expect(try kinds(text) == [.integer("1"), .end]) }

  @Test func placesCountFromOne() throws {
    let tokens = try SQLLexer.tokens(of: "a\n  'x\ny' é b\r\nc  ")
    #expect(tokens.map(\.position.text) == ["line 1:1", "line 2:3", "line 3:4", "line 3:6", "line 4:1", "line 4:4"])
    #expect(tokens.map(\.text) == ["a", "'x\ny'", "é", "b", "c", "<EOF>"])
  }

  @Test(arguments: [
    ("SELECT 'open", "line 1:8: mismatched input '''. Expecting: <expression>"),
    ("SELECT \"open", "line 1:8: mismatched input '\"'. Expecting: <expression>"),
    ("/* open", "line 1:1: mismatched input '/*'. Expecting: <statement>"),
    ("SELECT 1abc", "line 1:8: identifiers must not start with a digit; surround the identifier with double quotes"),
    ("SELECT 1e", "line 1:8: identifiers must not start with a digit; surround the identifier with double quotes"),
  ])
  func brokenWords(_ text: String, _ message: String) {
    #expect(throws: SQLSyntaxError(message: message)) { try SQLLexer.tokens(of: text) }
  }
}
