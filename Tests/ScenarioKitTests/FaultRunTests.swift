import Basics
import Reports
import ScenarioKit
import Testing

@Suite struct FaultRunTests {
  @Test func aFaultThatNeverFiresFailsTheScenario() throws {
    let (result, text) = try run(
      """
      scenario: too few calls
      given:
        faults:
          - name: slow down
            operation: glue:GetDatabases
            call: 3
            respond: ThrottlingException
      when: {call: glue:GetDatabases}
      then: {outcome: success}
      """)
    #expect(result.verdict == .failed)
    #expect(
      text == """

        error: fault "slow down" never fired: glue:GetDatabases was called 1 time (the rule waits for call 3)
         --> scenario.yaml:4:7
          |
        4 |     - name: slow down
          |       ^^^^
          |
          = help: a fault that never fires shows nothing; remove it, or write `faults: {slow down: never}`

        """)
  }

  @Test func faultsAreCountedStepByStep() throws {
    let (result, text) = try run(
      """
      scenario: two steps
      given:
        faults:
          - {name: cut, operation: glue:GetDatabases, call: 2, respond: InternalServiceException}
      steps:
        - when: {call: glue:GetDatabases}
          then: {outcome: success, faults: {cut: never}}
        - when: {call: glue:GetDatabases}
          then: {error: InternalServiceException, faults: {cut: 1}}
      """)
    #expect(text.isEmpty)
    #expect(result.verdict == .passed)
  }

  @Test func seedingAndAssumingRolesMeetNoFaults() throws {
    let (result, text) = try run(
      """
      scenario: everything is refused
      given:
        roles: {Catalog: {allow: [glue:*]}}
        faults: [{name: all, operation: any, deny: explicit}]
      steps:
        - when: {call: glue:GetDatabases, as: Catalog}
          then: {error: AccessDeniedException, faults: {all: 1}}
        - given: {catalog: {late: {}}, roles: {Late: {allow: [glue:*]}}}
          when: {call: glue:GetDatabases, as: Late}
          then: {error: AccessDeniedException, faults: {all: 1}}
      """)
    #expect(text.isEmpty)
    #expect(result.verdict == .passed)
  }

  @Test func aThrottledIngestionWaitsInNoTime() throws {
    let start = monotonicNanoseconds()
    let (result, text) = try run(
      """
      scenario: throttled four times
      given:
        clock: 2026-03-01T09:00:00Z
        catalog: {sales: {}}
        faults: [{name: slow, operation: glue:GetDatabases, call: 1-4, respond: ThrottlingException}]
      when: {ingest: glue.yaml}
      then: {outcome: success, faults: {slow: 4}, within: 5s}
      """, files: ["glue.yaml": glueWorkflow])
    #expect(text.isEmpty)
    #expect(result.verdict == .passed)
    #expect(monotonicNanoseconds() - start < 5_000_000_000)
  }
}
