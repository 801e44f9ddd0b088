import Basics
import Reports
import ScenarioKit
import Testing

@Suite struct BadFileTests {
  @Test func aPolicyThatIAMRefusesIsShownWhereItStands() throws {
    let (result, text) = try run(
      """
      scenario: no policy
      given:
        roles:
          Catalog:
            policies:
              broken: '{"Version": "2012-10-17", "Statement": [{"Effect": "Maybe"}]}'
      when: {call: glue:GetDatabases, as: Catalog}
      then: {outcome: success}
      """)
    #expect(result.verdict == .unreadable)
    #expect(text.contains("error[ML008]: iam:PutRolePolicy refuses this: MalformedPolicyDocument: "))
    #expect(text.contains("--> scenario.yaml:6:17"))
  }

  @Test func filesThatAreNotThereAreAllNamed() throws {
    let (result, text) = try run(
      """
      scenario: lost files
      given:
        seed: seeds/lost.yaml
        roles: {Catalog: {policies: {A: {file: lost.json}}}}
      when: {ingest: configs/lost.yaml, as: Catalog}
      then: {outcome: success}
      """)
    #expect(result.verdict == .unreadable)
    #expect(
      result.failures.map(\.diagnostic.message) == [
        "there is no file \"seeds/lost.yaml\"", "there is no file \"configs/lost.yaml\"", "there is no file \"lost.json\"",
      ])
    #expect(text.contains("3 |   seed: seeds/lost.yaml\n  |         ^^^^^^^^^^^^^^^"))
  }

  @Test func mistakesInSeedsAreShownInTheSeed() throws {
    let folder = try ScenarioFolder([
      "glue/scenario.yaml": """
      scenario: a broken seed
      given: {seed: seeds/shop.yaml}
      when: {call: glue:GetDatabases}
      then: {outcome: success}
      """,
      "seeds/shop.yaml": "catalog:\n  sales:\n    tabels: {}\n",
    ])
    let report = try folder.run()
    #expect(report.exitCode == 2)
    #expect(
      folder.failures(report) == """

        error[ML003]: unknown key "tabels"
         --> seeds/shop.yaml:3:5
          |
        3 |     tabels: {}
          |     ^^^^^^
          |
          = help: did you mean "tables"?

        """)
  }

  @Test func namesThatOnlySeedsCouldDefineAreChecked() throws {
    let (result, text) = try run(
      """
      scenario: who
      given: {seed: seed.yaml}
      when: {call: glue:GetDatabases, as: Catalogue}
      then: {outcome: success}
      """, files: ["seed.yaml": "roles: {Catalog: {allow: glue:*}}"])
    #expect(result.verdict == .unreadable)
    #expect(text.contains("error[ML007]: no role or user is named \"Catalogue\""))
    #expect(text.contains("did you mean \"Catalog\"?"))
  }

  @Test(arguments: [
    ("glu:GetTables", "{}", "no service is named \"glu\""), ("glue:GetTabels", "{}", "did you mean glue:GetTables?"),
    ("s3:GetObjekt", "{}", "did you mean s3:GetObject?"),
    ("s3:GetObject", "{Bucket: b, Key: k, Rnge: x}", "did you mean Range?"),
  ])
  func operationsThatDoNotExistAreTold(operation: String, input: String, message: String) throws {
    let (result, text) = try run(
      """
      scenario: no such call
      when: {call: "\(operation)", input: \(input)}
      then: {outcome: success}
      """)
    #expect(result.verdict == .unreadable)
    #expect(text.contains(message))
    #expect(text.contains("--> scenario.yaml:2:7"))
  }

  @Test func aWorkflowThatCannotBeReadIsAnOutcome() throws {
    let (result, text) = try run(
      """
      scenario: bad workflow
      when: {ingest: glue.yaml}
      then:
        outcome: failure
        exit: 2
        report: {failures: [{name: configuration, error: {contains: threads}}]}
      """,
      files: ["glue.yaml": glueWorkflow.replacing("{type: DatabaseMetadata}", with: "{type: DatabaseMetadata, threads: many}")])
    #expect(text == "")
    #expect(result.verdict == .passed)
  }

  @Test func seedsThatAWSRefusesAreShownWhereTheyStand() throws {
    let (result, text) = try run(
      """
      scenario: a name that S3 refuses
      given: {storage: [Not_A_Bucket]}
      when: {call: s3:ListBuckets}
      then: {outcome: success}
      """)
    #expect(result.verdict == .unreadable)
    #expect(text.contains("error[ML008]: s3:CreateBucket refuses this: InvalidBucketName"))
    #expect(text.contains("--> scenario.yaml:2:19"))
  }
}
