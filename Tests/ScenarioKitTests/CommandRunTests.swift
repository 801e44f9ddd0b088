import Basics
import Reports
import ScenarioKit
import Testing

@Suite struct CommandRunTests {
  @Test func commandsFindTheWorldInTheirEnvironment() throws {
    let (result, text) = try run(
      """
      scenario: a command
      given: {region: us-west-2, roles: {Catalog: {}}}
      when:
        run: |
          echo "$AWS_REGION $AWS_ENDPOINT_URL $MOCKLAKE_METADATA_URL"
          echo "$AWS_ACCESS_KEY_ID" >&2
          exit 3
        as: Catalog
      then:
        outcome: failure
        exit: 3
        output: {matches: '^us-west-2 http://127\\.0\\.0\\.1:\\d+ http://127\\.0\\.0\\.1:\\d+\\nASIA\\w{16}\\n$'}
        requests: none
      """)
    #expect(text == "")
    #expect(result.verdict == .passed)
  }

  @Test func commandsReachTheWorldThroughASocket() throws {
    let (result, text) = try run(
      """
      scenario: a socket
      when: {run: 'curl -s "$AWS_ENDPOINT_URL/_mocklake/health"'}
      then: {exit: 0, output: {contains: '"status":"running"'}}
      """)
    #expect(text == "")
    #expect(result.verdict == .passed || result.skipReason == "curl is not installed")
  }

  @Test func programsThatAreMissingSkipTheScenario() throws {
    let (result, _) = try run(
      """
      scenario: missing
      when: {run: AWS_PAGER= no-such-program-here --flag}
      then: {exit: 0}
      """)
    #expect(result.verdict == .skipped)
    #expect(result.skipReason == "no-such-program-here is not installed")
  }

  @Test func withoutTheOriginalClientItsScenariosAreSkipped() throws {
    let (result, _) = try run(
      """
      scenario: the original
      when: {ingest: glue.yaml, client: openmetadata-1.12}
      then: {outcome: success}
      """, files: ["glue.yaml": glueWorkflow])
    #expect(result.verdict == .skipped)
    #expect(result.skipReason == "openmetadata-ingestion is not installed; MOCKLAKE_OPENMETADATA names its environment")
  }

  @Test func theOriginalClientsLogIsRead() throws {
    let folder = try ScenarioFolder([
      "scenario.yaml": """
      scenario: the original, played by a script
      when: {ingest: {source: {type: glue}}, client: openmetadata-1.12}
      then:
        outcome: partial
        exit: 0
        checks:
          GetDatabases: passed
          GetTables: {failed: AccessDeniedException, message: "User: x is not authorized"}
        report: {records: 39, success: 98.57}
        output: {contains: '"type": "glue"'}
      """,
      "venv/bin/metadata": """
      #!/bin/sh
      echo '[2026-03-01 09:00:00] INFO     {metadata.TestConnection:x:1} - Running GetDatabases...'
      echo '[2026-03-01 09:00:00] INFO     {metadata.TestConnection:x:1} - Running GetTables...'
      echo '[2026-03-01 09:00:00] ERROR    {metadata.TestConnection:x:1} - GetTables-An error occurred (AccessDeniedException) when calling the GetTables operation: User: x is not authorized'
      echo '[2026-03-01 09:00:00] INFO     {metadata.Utils:x:1} - Processed records: 39'
      echo '[2026-03-01 09:00:00] INFO     {metadata.Utils:x:1} - Errors: 1'
      echo '[2026-03-01 09:00:00] INFO     {metadata.Utils:x:1} - Workflow Success %: 98.57'
      cat "$3"
      """,
    ])
    #expect(chmodExecutable("\(folder.path)/venv/bin/metadata"))
    let environment = ["PATH": "/usr/bin:/bin", "MOCKLAKE_OPENMETADATA": "\(folder.path)/venv"]
    let report = try folder.run(environment: environment)
    #expect(folder.failures(report) == "")
    #expect(report.count(.passed) == 1)
  }
}
