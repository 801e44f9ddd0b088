import Basics
import Documents
import Reports
import ScenarioKit
import ServiceCore
import Testing

@Suite struct JudgeTests {
  private let seen: Observation = {
    var seen = Observation()
    seen.outcome = .partial
    seen.checks = [
      .init(name: "GetDatabases", passed: true),
      .init(name: "GetTables", passed: false, code: "AccessDeniedException", message: "User: x is not authorized"),
    ]
    seen.entities = [
      .init(kind: "databaseSchema", fqn: "g.d.sales", body: .object(["name": .string("sales")])),
      .init(
        kind: "table", fqn: "g.d.sales.orders",
        body: .object([
          "tableType": .string("External"), "tags": .array([.object(["tagFQN": .string("Domain.Sales")])]),
          "columns": .array([
            column("id", "BIGINT", "bigint"), column("total", "DECIMAL", "decimal(10,2)"), column("day", "DATE", "date"),
          ]),
        ])),
      .init(kind: "table", fqn: "g.d.sales.customers", body: .object(["tableType": .string("View")])),
    ]
    seen.requests = [
      .init(id: "r-1", action: "sts:AssumeRole"),
      .init(id: "r-2", action: "glue:GetTables", errorCode: "ThrottlingException"),
      .init(
        id: "r-3", action: "glue:GetTables", errorCode: "AccessDeniedException", denial: "implicit",
        explanation: "was denied: nothing allows it", link: "http://x/r-3"),
      .init(id: "r-4", action: "glue:GetTables", explanation: "was allowed by policy \"Catalog\" statement 1"),
      .init(id: "r-5", action: "glue:GetTable", isDependent: true),
      .init(id: "r-6", action: "glue:GetDatabases", errorCode: "ExpiredTokenException"),
    ]
    var report = Observation.Report()
    report.failures = [.init(name: "vault", error: "with an explicit deny in an identity-based policy: x")]
    (report.records, report.success) = (39, 97.5)
    seen.report = report
    (seen.exit, seen.output, seen.duration) = (1, "done\n", .seconds(3))
    seen.result = .object(["Name": .string("orders")])
    return seen
  }()

  @Test(arguments: [
    "outcome: partial", "checks: {GetDatabases: passed, GetTables: failed, GetViews: never}",
    "checks: {GetTables: {failed: AccessDeniedException, message: {contains: not authorized}}}",
    "emits: {table: {count: 2}, pipeline: none}", "emits: {table: {atLeast: 1, atMost: 2}}", "emits: {table: 2}",
    "emits: {table: [g.d.sales.customers, g.d.sales.orders]}", "emits: {table: {contains: g.d.sales.orders}}",
    "emits: {table: {count: 2, g.d.sales.orders: {tableType: External}, g.d.sales.x: absent}}",
    "emits: {table: {g.d.sales.orders: {columns: [id BIGINT, 'total decimal(10,2)', day]}}}",
    "emits: {table: {g.d.sales.orders: {tags: {contains: Domain.Sales}, description: absent}}}",
    "emits: {table: {g.d.sales.orders: }}", "requests: {total: 5, denied: 1, throttled: 1, expired: 1, failed: 3, succeeded: 2}",
    "requests: {glue:GetTables: {denied: {atLeast: 1}, because: implicit, throttled: 1, total: 3}}",
    "requests: {sts:AssumeRole: 1, glue:GetTable: 1, glue:Create*: never, 'glue:*': {atMost: 5}}",
    "report: {failures: [{name: vault, error: {contains: explicit deny}}], warnings: none, records: 39, success: 97.5}",
    "exit: 1", "output: {contains: done}", "within: 3s", "result: {Name: orders}", "error: absent",
  ])
  func whatWasSeenHolds(then: String) throws {
    #expect(try failures(then) == [])
  }

  @Test(arguments: [
    ("outcome: success", "expected outcome success, found partial: partial"),
    ("checks: {GetTables: passed}", "the check GetTables failed, passed expected: failed"),
    ("checks: {GetDatabases: failed}", "the check GetDatabases passed, failed expected: passed"),
    ("checks: {GetDatabases: never}", "the check GetDatabases ran, never expected: passed"),
    ("checks: {GetTable: passed}", "the check GetTable did not run: the checks were GetDatabases, GetTables"),
    (
      "checks: {GetTables: {failed: ThrottlingException}}",
      "error of the check GetTables: expected ThrottlingException: found AccessDeniedException"
    ),
    (
      "checks: {GetTables: {failed: present, message: nope}}",
      "message of the check GetTables: expected nope: found User: x is not authorized"
    ),
    (
      "emits: none",
      "entities were emitted, none expected: 3 emitted: g.d.sales, g.d.sales.orders, g.d.sales.customers"
    ),
    ("emits: {table: none}", "table was emitted, none expected: 2 emitted: g.d.sales.orders, g.d.sales.customers"),
    ("emits: {table: 240}", "expected 240 of kind table, found 2: 2 emitted: g.d.sales.orders, g.d.sales.customers"),
    ("emits: {pipeline: {atLeast: 1}}", "expected at least 1 of kind pipeline, found 0: 0 emitted"),
    ("emits: {table: [g.d.sales.orders]}", "table was emitted that is not in the list: g.d.sales.customers"),
    (
      "emits: {databaseSchema: [g.d.sales, g.d.hr]}", "databaseSchema g.d.hr was not emitted"
    ),
    (
      "emits: {table: {g.d.sales.order: {}}}",
      "table g.d.sales.order was not emitted: 2 emitted: g.d.sales.orders, g.d.sales.customers"
    ),
    ("emits: {table: {g.d.sales.orders: absent}}", "table g.d.sales.orders was emitted, absent expected"),
    ("emits: {table: {g.d.sales.orders: {tableType: View}}}", "tableType of g.d.sales.orders: expected View: found External"),
    ("emits: {table: {g.d.sales.orders: {columns: [id, total]}}}", "columns differ in g.d.sales.orders"),
    ("emits: {table: {g.d.sales.orders: {columns: {count: 2}}}}", "columns of g.d.sales.orders differs"),
    ("requests: {denied: 0}", "expected 0 denied calls, found 1: 1 found: r-3 glue:GetTables"),
    (
      "requests: {total: {atMost: 4}}",
      "expected at most 4 calls, found 5: 5 found: r-1 sts:AssumeRole, r-2 glue:GetTables, r-3 glue:GetTables, r-4 glue:GetTables, r-6 glue:GetDatabases"
    ),
    ("requests: {glue:GetTables: never}", "expected no calls of glue:GetTables, found 3: 3 found: r-2, r-3, r-4"),
    ("requests: {glue:GetTables: {expired: 1}}", "expected 1 expired calls of glue:GetTables, found 0: 0 found"),
    ("requests: {glue:GetTables: {because: explicit}}", "expected explicit denials of glue:GetTables, found implicit: r-3"),
    (
      "requests: {sts:AssumeRole: {because: explicit}}",
      "sts:AssumeRole was not denied, explicit denial expected: 1 calls, none denied"
    ),
    (
      "requests: none",
      "expected no calls, found 5: 5 found: r-1 sts:AssumeRole, r-2 glue:GetTables, r-3 glue:GetTables, r-4 glue:GetTables, r-6 glue:GetDatabases"
    ),
    ("report: {warnings: {count: 1}}", "report of warnings differs"),
    (
      "report: {failures: none}",
      "report of failures: expected none: found [{\"name\":\"vault\",\"error\":\"with an explicit deny in an identity-based policy: x\"}]"
    ),
    ("exit: 0", "exit code: expected 0: found 1"), ("output: never mind", "output: expected never mind: found done\n"),
    ("within: 2s", "the step took 3.0 s: 2.0 s allowed"), ("result: {Name: x}", "result differs"),
    ("error: AccessDenied", "error: expected AccessDenied: found (missing)"),
  ])
  func whatWasSeenDoesNotHold(then: String, failure: String) throws {
    #expect(try failures(then) == [failure])
  }

  @Test func failuresCarryReasonsHelpAndLinks() throws {
    let failures = try judge("outcome: success\nrequests: {denied: 0, glue:GetTabels: 1}\nemits: {table: {g.d.sales.order: {}}}")
      .failures(step: "one")
    #expect(failures.map { $0.diagnostic.location?.line } == [4, 5, 5, 6])
    #expect(
      failures[0].reasons == [
        "the check GetTables failed: User: x is not authorized", "vault: with an explicit deny in an identity-based policy: x",
      ])
    #expect(failures[1].reasons == ["r-3 glue:GetTables was denied: nothing allows it"])
    #expect(failures[1].link == "http://x/r-3")
    #expect(failures[2].diagnostic.help == "glue:GetTables was called")
    #expect(failures[3].diagnostic.help == "the nearest name that was is g.d.sales.orders")
    #expect(failures.allSatisfy { $0.step == "one" })
  }

  @Test(arguments: [
    ("[id, total DECIMAL, day DATE, extra INT]", "id,total,day,extra!column not emitted"),
    ("[id, total DOUBLE, day]", "id,total!dataType,day"), ("[total, id, day]", "total!order,id!order,day"),
    ("[total, day]", "total,day,id!not expected"), ("[id]", "id,total!not expected,day!not expected"),
  ])
  func columnsAreComparedSideBySide(columns: String, rows: String) throws {
    let failure = try #require(try judge("emits: {table: {g.d.sales.orders: {columns: \(columns)}}}").failures().first)
    let found = failure.comparison?.rows.map { $0.name + ($0.remark.map { "!\($0)" } ?? "") }
    #expect(found?.joined(separator: ",") == rows)
  }

  private func judge(_ then: String) throws -> Judge { Judge(try expectations(then), seen: seen) }

  private func failures(_ then: String) throws -> [String] { try judge(then).failures().map(\.summary) }
}

@Suite struct FaultJudgeTests {
  private let scripts: [FaultScript]

  init() throws {
    let text = """
      faults:
        - {name: slow, operation: glue:GetTables, call: 3, respond: ThrottlingException}
        - {name: gone, operation: any, where: {DatabaseName: vault}, call: every 2nd, deny: explicit}
      """
    scripts = try Scenario.parse(scenario(given: text), file: "s").given.faults
  }

  @Test func aFaultThatNeverFiresIsAFailureEvenIfNothingIsSaid() {
    let failures = judge([(2, 0), (2, 1)]).failures(nil)
    #expect(
      failures.map(\.summary) == [
        "fault \"slow\" never fired: glue:GetTables was called 2 times (the rule waits for call 3)"
      ])
    #expect(failures[0].diagnostic.location?.line == 4)
    #expect(
      judge([(3, 1), (1, 0)]).failures(nil).map(\.summary) == [
        "fault \"gone\" never fired: any operation was called 1 time as described (the rule waits for every 2nd call)"
      ])
  }

  @Test func faultsThatFiredAreFine() throws {
    #expect(judge([(3, 1), (2, 1)]).failures(nil).isEmpty)
    let place = SourceLocation(line: 1, column: 1)
    #expect(judge([(3, 1), (2, 1)]).failures(.allFired(place)).isEmpty)
    #expect(judge([(3, 1), (2, 0)]).failures(.allFired(place)).count == 1)
  }

  @Test func countsAreHeldAgainstWhatFired() {
    let place = SourceLocation(line: 1, column: 1)
    let never = FaultExpectation.counts([(name: "slow", matcher: Matcher(.nothing, at: place))])
    #expect(judge([(2, 0), (2, 1)]).failures(never).isEmpty)
    #expect(
      judge([(3, 1), (2, 1)]).failures(never).map(\.diagnostic.message) == [
        "fault \"slow\" fired 1 time, expected none"
      ])
  }

  private func judge(_ counts: [(Int, Int)]) -> FaultJudge {
    FaultJudge(zip(scripts, counts).map { FaultJudge.Tally($0, matched: $1.0, fired: $1.1) })
  }
}

private func column(_ name: String, _ type: String, _ display: String) -> JSON {
  .object(["name": .string(name), "dataType": .string(type), "dataTypeDisplay": .string(display)])
}
