import CommandLine
import Testing

@Suite struct ManualPageTests {
  private let page = ManualPage(sample, date: "March 1, 2026", version: "1.0").text

  @Test func theSectionsStandInTheUsualOrder() {
    let sections = page.split(separator: "\n").filter { $0.hasPrefix(".Sh ") }.map { $0.dropFirst(4) }
    #expect(
      sections == [
        "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "EXAMPLES", "ENVIRONMENT", "EXIT STATUS", "VERSION",
      ])
  }

  @Test func everyListIsClosed() {
    let lines = page.split(separator: "\n")
    #expect(lines.filter { $0.hasPrefix(".Bl") }.count == lines.filter { $0 == ".El" }.count)
  }

  @Test func optionsCarryTheirFacts() {
    #expect(
      page.contains(
        ".It Fl p , Fl \\-port Ar port\nPort to listen on; 0 picks a free one. [default: 4566] [env: MOCKLAKE_PORT]\n"))
    #expect(page.contains(".It Ev MOCKLAKE_PORT"))
  }

  @Test func textCannotBecomeAMacro() {
    let odd = CommandDescription("odd", summary: ".Sh \\fBbold", discussion: "'quote\n.dot")
    let page = ManualPage(odd, date: "March 1, 2026", version: "1").text
    #expect(page.contains(".Nd \\&.Sh \\efBbold"))
    #expect(page.contains("\n\\&'quote\n\\&.dot\n"))
  }
}
