import Basics
import ScenarioKit
import Testing

/// Two steps: what a support ticket reports, and the fix.
let ticket = """
  scenario: A role without glue:GetTables sees databases but no tables
  about: |
    The usual support ticket.
    One added line is the whole fix.
  tags: [glue, permissions]

  given:
    seed: seeds/sales-and-finance.yaml

    roles:
      Catalog:
        allow:
          - glue:GetDatabase
          - glue:GetDatabases
          - glue:GetTable
          - s3:GetObject on arn:aws:s3:::lake/*

  steps:
    - name: with the policy from the ticket
      when:
        ingest: configs/glue.yaml
        as: Catalog
      then:
        outcome: failure
        checks:
          GetDatabases: passed
          GetTables:
            failed: AccessDeniedException
            message: >-
              User: arn:aws:sts::123456789012:assumed-role/Catalog/scenario
              is not authorized to perform: glue:GetTables
        emits: none          # a mandatory connection check failed
        requests:
          glue:GetTables: {denied: {atLeast: 1}, because: implicit}
          glue:GetTable: never

    - name: after adding the missing action
      given:
        roles:
          Catalog: {alsoAllow: [glue:GetTables]}
      when:
        ingest: configs/glue.yaml
        as: Catalog
      then:
        outcome: success
        checks: {GetDatabases: passed, GetTables: passed}
        emits:
          table: {count: 5}
        requests: {denied: 0}
  """

/// Faults of every kind that resilience needs.
let resilience = """
  scenario: The client outlives throttling, one forbidden database and an expired token
  tags: [glue, resilience]

  given:
    clock: 2026-03-01T09:00:00Z

    catalog:
      sales:   {tables: {generate: 240 like events}}
      vault: {tables: {generate: 10 like events}}

    shapes:
      events:
        format: json
        columns: {id: bigint, happened_at: timestamp, body: string}

    roles:
      Catalog:
        allow: [glue:Get*]
        session: 15m

    faults:
      - name: Glue asks us to slow down
        operation: glue:GetTables
        call: 3
        respond: ThrottlingException

      - name: vault is off limits
        operation: glue:GetTables
        where: {DatabaseName: vault}
        deny: explicit

      - name: the token dies half way
        operation: any
        after: 2 calls of glue:GetTables
        expire: session

  when:
    ingest: configs/glue.yaml
    as: Catalog

  then:
    outcome: partial
    faults: all fired

    requests:
      glue:GetTables: {throttled: 1, denied: 1, expired: 1}
      sts:AssumeRole: 2

    emits:
      table: {count: 240}

    report:
      failures:
        - name: vault
          error: {contains: with an explicit deny in an identity-based policy}
      warnings: none
  """

/// A scenario around a piece of `given`, one that stands on its own.
func scenario(given: String) -> String {
  """
  scenario: A title
  given:
  \(indented(given))
  when: {ingest: configs/glue.yaml}
  then: {outcome: success}
  """
}

/// A scenario around a piece of `then`.
func scenario(then: String) -> String {
  """
  scenario: A title
  when: {ingest: configs/glue.yaml}
  then:
  \(indented(then))
  """
}

/// The expectations that a piece of `then` stands for.
func expectations(_ then: String) throws -> Expectations {
  try #require(try Scenario.parse(scenario(then: then), file: "s.yaml").steps.first).then
}

/// Everything wrong with a scenario: place, code, message and help in a line each.
func problems(_ text: String) -> [String] {
  do throws(DiagnosticList) {
    _ = try Scenario.parse(text, file: "s.yaml")
    return []
  } catch {
    return error.diagnostics.map { diagnostic in
      let place = diagnostic.location.map { "\($0.line):\($0.column)" } ?? "?"
      return "\(place) \(diagnostic.code ?? "-") \(diagnostic.message)" + (diagnostic.help.map { " | \($0)" } ?? "")
    }
  }
}

private func indented(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { "  \($0)" }.joined(separator: "\n")
}
