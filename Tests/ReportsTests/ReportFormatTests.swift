import Basics
import Documents
import Foundation
import FoundationXML
import Reports
import Testing

@Suite struct ReportFormatTests {
  @Test func junitIsWellFormedAndCounts() throws {
    let reader = ElementReader()
    let parser = XMLParser(data: Data(ReportFormat.junit.render(sampleRun).utf8))
    parser.delegate = reader
    #expect(parser.parse())
    #expect(reader.attributes["testsuites"]?.first?["failures"] == "1")
    #expect(reader.attributes["testsuite"]?.map { $0["name"] } == ["athena", "glue", "scenarios"])
    #expect(reader.attributes["testcase"]?.map { $0["time"] } == ["0.412", "0.203", "1.871", "0.000"])
    #expect(reader.attributes["testcase"]?.first?["name"] == "Athena publishes <everything> & more")
    #expect(reader.attributes["testcase"]?[1]["classname"] == "glue.denial")
    #expect(reader.attributes["skipped"]?.first?["message"] == "not before # May")
    #expect(reader.attributes["failure"]?.count == 2)
    #expect(reader.text.contains("4 |     table: none\n  |            ^^^^ 1 emitted"))
  }

  @Test func junitMakesCharactersVisibleThatXMLCannotHold() {
    let failure = Failure(Diagnostic("a\u{0}b\u{1B}[0m\u{FFFE}"))
    let parser = XMLParser(data: Data(ReportFormat.junit.render(run(failure)).utf8))
    #expect(parser.parse())
  }

  @Test func jsonHoldsEveryFact() throws {
    let json = try JSON.parse(ReportFormat.json.render(sampleRun))
    #expect(json["schema"]?.string == "mocklake.test/1")
    #expect(json["success"]?.bool == false)
    #expect(json["counts"]?["passed"]?.integer == 2)
    #expect(json["started"]?.string == "2026-03-01T09:00:00Z")
    let failure = try #require(json["scenarios"]?[1]?["failures"]?[0])
    #expect(failure["file"]?.string == "Scenarios/glue/denial.yaml")
    #expect(failure["line"]?.integer == 4)
    #expect(failure["found"]?.string == "1 emitted: glue_local.sales.orders")
    #expect(failure["reasons"]?[0]?.string?.hasPrefix("r-14") == true)
    #expect(json["scenarios"]?[1]?["failures"]?[1]?["comparison"]?[0]?["remark"]?.string == "dataType")
    #expect(json["scenarios"]?[3]?["skipReason"]?.string == "not before # May")
  }

  @Test func jsonLinesAreOneEventEach() throws {
    let lines = ReportFormat.jsonLines.render(sampleRun).split(separator: "\n")
    let events = try lines.map { try JSON.parse(String($0))["event"]?.string }
    #expect(events == ["started", "scenario", "scenario", "scenario", "scenario", "finished"])
  }

  @Test func tapNumbersEveryScenario() {
    let lines = ReportFormat.tap.render(sampleRun).split(separator: "\n").map(String.init)
    #expect(lines.prefix(4) == ["TAP version 14", "1..4", "ok 1 - athena/happy-path", "not ok 2 - glue/denial"])
    #expect(
      lines[4...7] == [
        "  ---", "  duration_ms: 203", "  failures:",
        "    - message: \"table was emitted, none expected: 1 emitted: glue_local.sales.orders\"",
      ])
    #expect(lines.last == "ok 4 - later # SKIP not before # May")
  }

  @Test func gitHubShowsFailuresOnTheirLines() {
    let text = ReportFormat.github.render(sampleRun)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines[0].hasPrefix(
        "::error file=Scenarios/glue/denial.yaml,line=4,col=12,endColumn=16,title=glue/denial::table was emitted"))
    #expect(lines[0].contains("%0Ahelp: narrow"))
  }

  @Test func gitHubPropertiesCannotBreakOut() {
    var report = run(Failure(Diagnostic("100 % sure\n::stop::")))
    report.scenarios[0].name = "a,b:c"
    let text = ReportFormat.github.render(report)
    #expect(text == "::error file=a.yaml,title=a%2Cb%3Ac::100 %25 sure%0A::stop::\n")
  }

  @Test func markdownIsATableWithFencedFailures() {
    let text = ReportFormat.markdown.render(sampleRun)
    #expect(text.contains("| failed | glue/denial<br>A role | 203 ms |\n"))
    #expect(text.contains("| passed | athena/happy-path<br>Athena publishes \\<everything\\> & more | 412 ms |\n"))
    #expect(text.contains("### glue/denial\n\n```text\n") || text.contains("### glue/denial\n```text\n"))
    #expect(ReportFormat.markdown.render(run(Failure(Diagnostic("```` here")))).contains("\n`````text\n"))
  }

  private func run(_ failure: Failure) -> RunReport {
    RunReport(
      scenarios: [ScenarioResult(name: "a", file: "a.yaml", verdict: .failed, failures: [failure])], duration: .zero,
      started: Timestamp(seconds: 0))
  }
}

private final class ElementReader: NSObject, XMLParserDelegate {
  var attributes: [String: [[String: String]]] = [:]
  var text = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    self.attributes[name, default: []].append(attributes)
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
