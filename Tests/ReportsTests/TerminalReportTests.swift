import Basics
import Reports
import Testing

@Suite struct TerminalReportTests {
  @Test func theWholeRunReadsAsDesigned() {
    #expect(
      TerminalReport(names: sampleRun.scenarios.map(\.name)).text(sampleRun) == """
          pass  athena/happy-path                  412 ms
          FAIL  glue/denial                        203 ms
          pass  glue/throttled                      1.8 s  slow
          skip  later                           not before # May

        error: table was emitted, none expected
         --> Scenarios/glue/denial.yaml:4:12
          |
        4 |     table: none
          |            ^^^^ 1 emitted: glue_local.sales.orders
          |
          = step: after the fix
          = why: r-14 glue:GetTables was allowed by policy "Catalog" statement 3 (glue:Get*)
          = help: narrow the statement, or expect `table: {count: 1}`
          = open: http://127.0.0.1:4566/_mocklake/requests/r-14

        error: columns differ in athena_local.default.sales.orders
         --> Scenarios/glue/denial.yaml:3:3
          |
        3 |   emits:
          |   ^
          |
          |   name         expected   emitted
          |   total        DECIMAL    DOUBLE      <-- dataType
          |   order_date   DATE       (missing)   <-- partition column not emitted
          |   id           BIGINT     BIGINT

        4 scenarios: 2 passed, 1 failed, 1 skipped in 2.1 s     report: report/index.html

        """)
  }

  @Test func everyStyledPieceIsStillThereWithoutStyle() {
    let styled = TerminalReport(names: []) { text, tone in "<\(tone.rawValue)>\(text)</>" }.text(sampleRun)
    #expect(styled.contains("<bad>FAIL</>"))
    #expect(styled.contains("<bad>^^^^</> <bad>1 emitted: glue_local.sales.orders</>"))
    #expect(styled.contains("<doubtful>slow</>"))
  }

  @Test func anExcerptNeedsItsSource() {
    let lines = FailureRenderer(sources: [:]).lines(denial)
    #expect(lines[1] == " --> Scenarios/glue/denial.yaml:4:12")
    #expect(lines[2] == "  = found: 1 emitted: glue_local.sales.orders")
  }

  @Test(arguments: [(0, 0, 1), (99, 1, 1), (4, 99, 50), (1, 1, 99_999)])
  func aPlaceOutsideTheTextDoesNotCrash(line: Int, column: Int, length: Int) {
    let place = SourceLocation(file: "a", line: line, column: column, length: length)
    let lines = FailureRenderer(sources: ["a": sampleSource]).lines(Failure(Diagnostic("x", at: place), found: "y"))
    #expect(lines.joined().contains("y"))
  }

  @Test func aLongComparisonKeepsWhatDiffers() {
    let rows = (0..<50).map { index in
      Comparison.Row("c\(index)", expected: "a", actual: "b", remark: index % 10 == 9 ? "differs" : nil)
    }
    let (kept, hidden) = Comparison(rows: rows).shortened(to: 20)
    #expect(kept.count == 20)
    #expect(hidden == 30)
    #expect(kept.filter { $0.remark != nil }.map(\.name) == ["c9", "c19", "c29", "c39", "c49"])
    let lines = FailureRenderer(sources: [:]).lines(Failure(Diagnostic("x"), comparison: Comparison(rows: rows)))
    #expect(lines.last == "  |   ... 30 more rows")
  }

  @Test(
    arguments: [
      ([], 0), ([.passed, .skipped], 0), ([.flaky], 0), ([.passed, .failed], 1), ([.failed, .unreadable], 2),
    ] as [([Verdict], Int32)])
  func theExitCodeFollowsTheWorst(verdicts: [Verdict], code: Int32) {
    let report = RunReport(
      scenarios: verdicts.map { ScenarioResult(name: "a", file: "a.yaml", verdict: $0) }, duration: .zero,
      started: Timestamp(seconds: 0))
    #expect(report.exitCode == code)
    #expect(report.isSuccess == (code == 0))
  }
}
