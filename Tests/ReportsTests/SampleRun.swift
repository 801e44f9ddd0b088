import Basics
import Reports

let sampleSource = """
  scenario: A role
  then:
    emits:
      table: none
  """

let denial = Failure(
  Diagnostic(
    "table was emitted, none expected", help: "narrow the statement, or expect `table: {count: 1}`",
    at: SourceLocation(file: "Scenarios/glue/denial.yaml", line: 4, column: 12, length: 4)),
  step: "after the fix", found: "1 emitted: glue_local.sales.orders",
  reasons: ["r-14 glue:GetTables was allowed by policy \"Catalog\" statement 3 (glue:Get*)"],
  link: "http://127.0.0.1:4566/_mocklake/requests/r-14")

let difference = Failure(
  Diagnostic(
    "columns differ in athena_local.default.sales.orders",
    at: SourceLocation(file: "Scenarios/glue/denial.yaml", line: 3, column: 3)),
  comparison: Comparison(
    actualHeading: "emitted",
    rows: [
      .init("total", expected: "DECIMAL", actual: "DOUBLE", remark: "dataType"),
      .init("order_date", expected: "DATE", actual: "(missing)", remark: "partition column not emitted"),
      .init("id", expected: "BIGINT", actual: "BIGINT"),
    ]))

let sampleRun = RunReport(
  scenarios: [
    ScenarioResult(
      name: "athena/happy-path", file: "Scenarios/athena/happy-path.yaml", title: "Athena publishes <everything> & more",
      verdict: .passed, duration: .milliseconds(412), tags: ["athena"],
      steps: [StepResult(name: "", passed: true, duration: .milliseconds(400))]),
    ScenarioResult(
      name: "glue/denial", file: "Scenarios/glue/denial.yaml", title: "A role", verdict: .failed,
      duration: .milliseconds(203), failures: [denial, difference]),
    ScenarioResult(
      name: "glue/throttled", file: "Scenarios/glue/throttled.yaml", title: "Throttled", verdict: .passed,
      duration: .milliseconds(1871), isSlow: true),
    ScenarioResult(
      name: "later", file: "Scenarios/later.yaml", title: "Later", verdict: .skipped, skipReason: "not before # May"),
  ],
  duration: .milliseconds(2104), started: Timestamp(seconds: 1_772_355_600),
  sources: ["Scenarios/glue/denial.yaml": sampleSource], reportPath: "report/index.html")
