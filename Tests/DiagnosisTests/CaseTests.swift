import Basics
import Diagnosis
import Documents
import IAMPolicy
import Testing

@Suite struct CaseTests {
  @Test func aWorkflowIsRead() throws {
    let text = Samples.workflow(
      "athena", "        assumeRoleArn: arn:aws:iam::210987654321:role/data/Catalog\n      s3StagingDir: s3://results/om/"
    )
    .replacing("awsRegion: eu-west-1", with: "awsRegion: ${AWS_REGION}")
    let outline = try WorkflowOutline(text, path: "a.yaml", variables: [:])
    #expect(outline.connector == "athena")
    #expect(outline.region == "eu-west-1")
    #expect(outline.assumedRole?.account == "210987654321")
    #expect(outline.assumedRole?.name == "Catalog")
    #expect(outline.staging == WorkflowOutline.Location("s3://results/om/"))
    #expect(outline.workGroup == "primary")
    #expect(outline.filled.map(\.placeholder) == ["${AWS_REGION}"])
    let aws = outline.document["source"]?["serviceConnection"]?["config"]?["awsConfig"]
    #expect(aws?["awsAccessKeyId"]?.string == "${AWS_ACCESS_KEY_ID}")
    #expect(aws?["awsSessionToken"] == nil)
  }

  @Test func filtersNameDatabases() throws {
    let text = Samples.workflow("glue").replacing(
      "      markDeletedTables: true",
      with: "      markDeletedTables: true\n      schemaFilterPattern: {includes: [^sales$, finance.*, \"a|b\"]}")
    #expect(try WorkflowOutline(text, path: "a.yaml", variables: [:]).databases == ["sales", "finance"])
  }

  @Test(arguments: ["[]", "source: {}", "a: b"]) func otherFilesAreRefused(_ text: String) {
    #expect(throws: Diagnostic.self) { try WorkflowOutline(text, path: "a.yaml", variables: [:]) }
  }

  @Test func placeholdersAreFilledByTheConfiguration() throws {
    let policy = Samples.policy(
      Samples.statement(["athena:*"], on: "arn:aws:athena:<<AWS_REGION>>:<<ACCOUNT_ID>>:workgroup/<<WORKGROUP_NAME>>"),
      Samples.statement(["s3:*"], on: "arn:aws:s3:::{{bucket}}/*"),
      Samples.statement(["glue:*"], on: "arn:aws:glue:*:*:table/<DATABASE_NAME>/*"))
    let subject = try Samples.subject(Samples.athena, policy)
    let filled = subject.policies.identity[0]
    #expect(filled.filled.map(\.value) == ["eu-west-1", "123456789012", "analysts", "*", "company-results"])
    #expect(filled.text.contains("arn:aws:athena:eu-west-1:123456789012:workgroup/analysts"))
  }

  @Test func commentsAreReadOver() throws {
    let policy = PolicyFile(path: "a/b c.json", kind: .identity, text: "{\"Statement\": [] // none\n}")
    #expect(policy.hadComments)
    #expect(policy.text == "{\"Statement\": []        \n}")
    #expect(policy.name == "b-c.json")
  }

  @Test func statementsComeAndGo() {
    let policy = PolicyFile(
      path: "p", kind: .identity, text: Samples.policy(Samples.statement(["a:b"]), Samples.statement(["c:d"])))
    #expect(policy.removing(statement: 0).statements.map { $0["Action"]?[0]?.string } == ["c:d"])
    #expect(policy.adding([.object(["Action": .array([.string("e:f")])])]).statements.count == 3)
  }
}
