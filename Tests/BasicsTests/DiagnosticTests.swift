import Basics
import Testing

@Suite struct DiagnosticTests {
  private let source = "given:\n  tabels:\n\t- ünï: x\nlast"

  @Test func `shows the line with a caret`() {
    let diagnostic = Diagnostic(
      "unknown key \"tabels\"", code: "ML003", help: "did you mean \"tables\"?",
      at: SourceLocation(file: "scenario.yaml", line: 2, column: 3, length: 6))
    #expect(
      diagnostic.rendered(source: source) == """
        error[ML003]: unknown key "tabels"
         --> scenario.yaml:2:3
          |
        2 |   tabels:
          |   ^^^^^^
          = help: did you mean "tables"?
        """)
  }

  @Test func `aligns under tabs and letters beyond ASCII`() {
    let diagnostic = Diagnostic("bad", severity: .warning, at: SourceLocation(line: 3, column: 4, length: 3))
    #expect(diagnostic.rendered(source: source) == "warning: bad\n --> 3:4\n  |\n3 | \t- ünï: x\n  | \t  ^^^")
  }

  @Test func `cuts the mark at the end of the line`() {
    let diagnostic = Diagnostic("bad", at: SourceLocation(line: 4, column: 3, length: 100))
    #expect(diagnostic.rendered(source: source).hasSuffix("4 | last\n  |   ^^"))
    let behind = Diagnostic("bad", at: SourceLocation(line: 4, column: 5))
    #expect(behind.rendered(source: source).hasSuffix("4 | last\n  |     ^"))
  }

  @Test func `widens the gutter for long line numbers`() {
    let long = String(repeating: "\n", count: 99) + "x"
    let text = Diagnostic("bad", help: "mend it", at: SourceLocation(line: 100, column: 1)).rendered(source: long)
    #expect(text == "error: bad\n   --> 100:1\n    |\n100 | x\n    | ^\n    = help: mend it")
  }

  @Test(arguments: [5, Int.max])
  func `shows no line that is not there`(line: Int) {
    let text = Diagnostic("bad", at: SourceLocation(file: "f", line: line, column: 1)).rendered(source: source)
    #expect(!text.contains("|"))
  }

  @Test func `reads lines that end with carriage returns`() {
    let text = Diagnostic("bad", at: SourceLocation(line: 2, column: 1, length: 2)).rendered(source: "one\r\ntwo\r\n")
    #expect(text == "error: bad\n --> 2:1\n  |\n2 | two\n  | ^^")
  }

  @Test func `places begin at one`() {
    #expect(SourceLocation(line: 0, column: -3) == SourceLocation(line: 1, column: 1))
    var location = SourceLocation(line: 1, column: 1)
    location.column = 0
    #expect(Diagnostic("bad", at: location).rendered(source: "one").hasSuffix("1 | one\n  | ^"))
  }

  @Test func `says less where less is known`() {
    #expect(Diagnostic("bad", severity: .note).rendered(source: source) == "note: bad")
    #expect(Diagnostic("bad", help: "mend it").rendered() == "error: bad\n  = help: mend it")
    #expect(Diagnostic("bad", at: SourceLocation(file: "f", line: 7, column: 2)).rendered() == "error: bad\n --> f:7:2")
  }

  @Test func `lengths are never below one`() {
    #expect(SourceLocation(line: 1, column: 1, length: 0).length == 1)
    #expect(EnvironmentFailure("port in use", help: "choose another").description == "port in use\n  help: choose another")
    #expect(EnvironmentFailure("disk full").description == "disk full")
  }
}
