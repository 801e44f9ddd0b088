import Basics
import Reports
import ScenarioKit
import Testing

@Suite struct RunnerTests {
  @Test func ingestsAsARoleAndSeesWhatIsEmitted() throws {
    let (result, text) = try run(
      """
      scenario: one table
      given:
        clock: 2026-03-01T09:00:00Z
        catalog: {sales: {tables: {orders: {columns: {id: bigint}}}}}
        roles: {Catalog: {allow: [glue:GetDatabases, glue:GetTables]}}
      when: {ingest: glue.yaml, as: Catalog}
      then:
        outcome: success
        exit: 0
        checks: {GetDatabases: passed, GetTables: passed}
        emits:
          database: [local.123456789012]
          table: {local.123456789012.sales.orders: {columns: [id BIGINT]}}
        requests: {denied: 0, sts:*: never}
        report: {failures: none, success: 100}
      """, files: ["glue.yaml": glueWorkflow])
    #expect(text.isEmpty)
    #expect(result.verdict == .passed)
    #expect(result.steps.map(\.passed) == [true])
  }

  @Test func tellsEveryBrokenExpectationWithItsPlace() throws {
    let (result, text) = try run(
      """
      scenario: one table too many
      given:
        catalog: {sales: {tables: {orders: {columns: {id: bigint, total: double}}}}}
        roles: {Catalog: {allow: [glue:Get*]}}
      when: {ingest: glue.yaml, as: Catalog}
      then:
        outcome: failure
        checks: {GetTables: {failed: AccessDeniedException}}
        emits:
          database: none
          table: {local.123456789012.sales.orders: {columns: [id BIGINT, total DECIMAL]}}
        requests: {glue:GetTables: {denied: 1}}
      """, files: ["glue.yaml": glueWorkflow])
    #expect(result.verdict == .failed)
    #expect(
      text == """

        error: expected outcome failure, found success
         --> scenario.yaml:7:12
          |
        7 |   outcome: failure
          |            ^^^^^^^ success

        error: the check GetTables passed, failed expected
         --> scenario.yaml:8:12
          |
        8 |   checks: {GetTables: {failed: AccessDeniedException}}
          |            ^^^^^^^^^ passed

        error: database was emitted, none expected
          --> scenario.yaml:10:15
           |
        10 |     database: none
           |               ^^^^ 1 emitted: local.123456789012

        error: columns differ in local.123456789012.sales.orders
          --> scenario.yaml:11:56
           |
        11 |     table: {local.123456789012.sales.orders: {columns: [id BIGINT, total DECIMAL]}}
           |                                                        ^
           |
           |   name    expected   emitted
           |   id      BIGINT     BIGINT
           |   total   DECIMAL    DOUBLE    <-- dataType

        error: expected 1 denied calls of glue:GetTables, found 0
          --> scenario.yaml:12:39
           |
        12 |   requests: {glue:GetTables: {denied: 1}}
           |                                       ^ 0 found
           |
           = why: r-8 glue:GetTables was allowed by policy "Catalog/inline" statement 1
           = why: r-10 glue:GetTables was allowed by policy "Catalog/inline" statement 1

        """)
  }

  @Test func toldDenialsNameTheNearMiss() throws {
    let (_, text) = try run(
      """
      scenario: the plural was forgotten
      given:
        catalog: {sales: {}}
        roles: {Catalog: {allow: [glue:GetTable]}}
      when: {call: glue:GetTables, input: {DatabaseName: sales}, as: Catalog}
      then:
        requests: {denied: 0}
        outcome: failure
      """)
    #expect(text.contains("expected 0 denied calls, found 1"))
    #expect(text.contains("glue:GetTables was denied (implicit) on arn:aws:glue:eu-west-1:123456789012:catalog; near miss: "))
  }

  @Test func stepsAddToTheWorldAndNameThemselvesInFailures() throws {
    let (result, text) = try run(
      """
      scenario: a fix that is none
      given:
        catalog: {sales: {}}
        roles: {Catalog: {allow: [glue:GetDatabases]}}
      steps:
        - name: before
          when: {call: glue:GetTables, input: {DatabaseName: sales}, as: Catalog}
          then: {error: AccessDeniedException, requests: {total: 1}}
        - name: after
          given: {roles: {Catalog: {alsoAllow: [glue:GetTable]}}}
          when: {call: glue:GetTables, input: {DatabaseName: sales}, as: Catalog}
          then: {result: {TableList: []}}
        - name: mended
          given: {roles: {Catalog: {alsoAllow: [glue:GetTables]}}, catalog: {sales: {tables: {t: {columns: {a: int}}}}}}
          when: {call: glue:GetTables, input: {DatabaseName: sales}, as: Catalog}
          then: {result: {TableList: [t]}}
      """)
    #expect(result.steps.map(\.passed) == [true, false, true])
    #expect(text.contains("it ended with AccessDeniedException, and no error is expected"))
    #expect(text.contains("= step: after"))
    #expect(!text.contains("= step: before"))
  }

  @Test func sessionsHaveTheirTerms() throws {
    let (result, text) = try run(
      """
      scenario: a narrowed session
      given:
        roles:
          Catalog:
            allow: [glue:*]
            session: {name: night, duration: 20m, policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}'}
      when: {call: glue:GetDatabases, as: Catalog}
      then:
        error: {code: AccessDeniedException, message: {contains: assumed-role/Catalog/night}}
        requests: {glue:GetDatabases: {denied: 1, because: session}}
      """)
    #expect(text.isEmpty)
    #expect(result.verdict == .passed)
  }

  @Test func rolesThatCannotBeAssumedFailTheStep() throws {
    let (result, text) = try run(
      """
      scenario: trusts nobody here
      given: {roles: {Catalog: {trust: arn:aws:iam::999999999999:root}}}
      when: {call: glue:GetDatabases, as: Catalog}
      then: {outcome: success}
      """)
    #expect(result.verdict == .failed)
    #expect(text.contains("error: the role Catalog cannot be assumed for this step: AccessDenied: User: "))
    #expect(text.contains("scenario.yaml:3:37"))
  }

  @Test func auditModeDoesWhatItWouldDeny() throws {
    let (result, text) = try run(
      """
      scenario: audit
      given: {iam: audit, roles: {Catalog: {}}}
      when: {call: glue:GetDatabases, as: Catalog}
      then: {outcome: success, requests: {glue:GetDatabases: {denied: 1, succeeded: 1, because: implicit}}}
      """)
    #expect(text.isEmpty)
    #expect(result.verdict == .passed)
  }

  @Test func seedsRowsIntoFilesAndPartitions() throws {
    let (result, text) = try run(
      """
      scenario: rows
      given:
        catalog:
          sales:
            tables:
              orders:
                format: csv
                columns: {id: bigint, total: "decimal(10,2)"}
                partitions: {day: date}
                rows:
                  - {id: 1, total: 19.90, day: 2026-02-27}
                  - {id: 2, day: 2026-02-28}
                  - {id: 3, total: 5, day: 2026-02-27}
      steps:
        - when: {call: s3:GetObject, input: {Bucket: lake, Key: sales/orders/day=2026-02-27/part-00000.csv}}
          then: {result: {Body: {matches: "^1,19.90\\\\n3,5\\\\n$"}}}
        - when: {call: s3:ListObjectsV2, input: {Bucket: lake}}
          then: {result: {KeyCount: 2}}
        - when: {call: glue:GetPartitions, input: {DatabaseName: sales, TableName: orders}}
          then: {result: {Partitions: [{Values: [2026-02-27]}, {Values: [2026-02-28]}]}}
      """)
    #expect(text == "")
    #expect(result.verdict == .passed)
  }

  @Test func queriesAnswerRows() throws {
    let (result, text) = try run(
      """
      scenario: sql
      given: {catalog: {sales: {}}}
      steps:
        - when: {query: "SELECT 1 AS one, 'x' AS letter"}
          then: {result: [{one: 1, letter: x}], requests: {athena:StartQueryExecution: 1}}
        - when: {query: SELECT nothing FROM nowhere.at_all}
          then: {error: {message: present}}
      """)
    #expect(text.isEmpty)
    #expect(result.verdict == .passed)
  }

  @Test func shippedScenariosHold() throws {
    let root = #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined()
    let suite = try ScenarioSuite(["\(root)/Scenarios"])
    #expect(suite.files.count >= 8)
    let report = try suite.run(ScenarioRunner(environment: ["PATH": "/usr/bin:/bin"]))
    #expect(TerminalReport(names: []).failures(report).isEmpty)
    #expect(report.exitCode == 0)
  }
}
