import Basics
import Diagnosis
import Documents
import IAMPolicy
import Testing

/// Cases from the workflow file to the proved fix.
@Suite(.timeLimit(.minutes(2))) struct DoctorTests {
  private static let doctor = Doctor()

  private func examine(_ workflow: String, _ policy: String, boundary: String? = nil) throws -> Examination {
    try DoctorTests.doctor.examine(Samples.subject(workflow, policy, boundary: boundary))
  }

  @Test func aMissingPlural() throws {
    let policy = Samples.policy(Samples.statement(["glue:GetDatabases", "glue:GetTable", "glue:GetPartitions"], sid: "Catalog"))
    let examination = try examine(Samples.workflow("glue"), policy)
    #expect(!examination.isHealthy)
    #expect(examination.isCured)
    #expect(
      examination.text == """
        workflow.yaml: glue as role Ingestion of 123456789012, eu-west-1
          customer.json  the role's policy
          lake: databases sales, finance (made up), data s3://data-lake (made up)

        What happens
          connection test, GetDatabases: passed
            allowed  glue:GetDatabases  catalog  customer.json:4 #1 Catalog
          connection test, GetTables: FAILED
            allowed  glue:GetDatabases  catalog  customer.json:4 #1 Catalog
            DENIED   glue:GetTables     catalog  nothing allows it (identity)
                     the client was told: AccessDeniedException: User: \
        arn:aws:sts::123456789012:assumed-role/Ingestion/doctor is not authorized to perform: glue:GetTables on resource: \
        arn:aws:glue:eu-west-1:123456789012:catalog because no identity-based policy allows the glue:GetTables action

        What is lost
          the connection test fails at GetTables: AccessDeniedException: User: \
        arn:aws:sts::123456789012:assumed-role/Ingestion/doctor is not authorized to perform: glue:GetTables on resource: \
        arn:aws:glue:eu-west-1:123456789012:catalog because no identity-based policy allows the glue:GetTables action
          everything: none of 9 entities is written

        Why
          glue:GetTables on catalog, database/finance, table/finance/*
            nothing allows it (identity)
            near miss at customer.json:4 #1 Catalog: glue:GetTable differs from glue:GetTables by a letter or two

        The fix, proved: with it the run equals one under full rights
          add to the role's policy
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Action": "glue:GetTables",
                  "Resource": [
                    "arn:aws:glue:eu-west-1:123456789012:catalog",
                    "arn:aws:glue:eu-west-1:123456789012:database/*",
                    "arn:aws:glue:eu-west-1:123456789012:table/*/*"
                  ]
                }
              ]
            }
          as Terraform
            resource "aws_iam_role_policy" "openmetadata_ingestion" {
              name = "openmetadata-ingestion"
              role = "Ingestion"
              policy = jsonencode({
                Version = "2012-10-17"
                Statement = [
                  {
                    Effect   = "Allow"
                    Action   = "glue:GetTables"
                    Resource = ["arn:aws:glue:eu-west-1:123456789012:catalog", \
        "arn:aws:glue:eu-west-1:123456789012:database/*", "arn:aws:glue:eu-west-1:123456789012:table/*/*"]
                  }
                ]
              })
            }
          as CloudFormation
            OpenMetadataIngestion:
              Type: AWS::IAM::RolePolicy
              Properties:
                RoleName: Ingestion
                PolicyName: openmetadata-ingestion
                PolicyDocument:
                  Version: "2012-10-17"
                  Statement:
                    - Effect: Allow
                      Action:
                        - "glue:GetTables"
                      Resource:
                        - "arn:aws:glue:eu-west-1:123456789012:catalog"
                        - "arn:aws:glue:eu-west-1:123456789012:database/*"
                        - "arn:aws:glue:eu-west-1:123456789012:table/*/*"

          every line is needed; without it
            glue:GetTables: GetTables fails with AccessDeniedException

        Allowed, but not used by this run
          customer.json
            4: glue:GetPartitions

        3 permissions refused; the fix is proved.

        """)
  }

  @Test func aSoundPolicyIsHealthy() throws {
    let policy = Samples.policy(Samples.statement(["glue:GetDatabases", "glue:GetTables", "glue:GetTable"]))
    let examination = try examine(Samples.workflow("glue"), policy)
    #expect(examination.isHealthy)
    #expect(examination.text.hasSuffix("\nHealthy: nothing is refused that has an effect.\n"))
    #expect(examination.json["denials"]?.elements?.isEmpty == true)
  }

  @Test func theResultsBucketOfAthena() throws {
    let policy = Samples.policy(
      Samples.statement(["athena:*", "glue:Get*", "lakeformation:GetResourceLFTags"]),
      Samples.statement(["s3:*"], on: "arn:aws:s3:::aws-athena-query-results-*"))
    let examination = try examine(Samples.athena, policy)
    #expect(examination.isCured)
    let document = examination.json
    #expect(document["loss"]?["failedChecks"]?[0]?["name"]?.string == "CheckAccess")
    #expect(document["denials"]?[0]?["action"]?.string == "s3:GetBucketLocation")
    #expect(document["denials"]?[0]?["resource"]?.string == "arn:aws:s3:::company-results")
    #expect(
      document["fix"]?["additions"]?[0]?["policy"]?["Statement"]?.text
        == #"[{"Effect":"Allow","Action":"s3:GetBucketLocation","Resource":"arn:aws:s3:::company-results"},"#
        + #"{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"Resource":"arn:aws:s3:::company-results/openmetadata/*"}]"#
    )
    #expect(document["fix"]?["needs"]?.elements?.count == 3)
    #expect(examination.text.contains("Unable to verify/create output bucket company-results"))
  }

  @Test func aHiddenRefusalDeletesTables() throws {
    let policy = Samples.policy(
      Samples.statement(["glue:GetDatabases", "glue:GetTable"]),
      Samples.statement(["glue:GetTables"], on: "*", sid: "All"),
      Samples.statement(["glue:GetTables"], on: "arn:aws:glue:*:*:database/sales", sid: "Guard", effect: "Deny"))
    let examination = try examine(Samples.workflow("glue"), policy)
    #expect(!examination.isHealthy)
    #expect(examination.isCured)
    #expect(examination.text.contains("  narrow or remove the statement customer.json:6 #3 Guard: it denies glue:GetTables on "))
    #expect(examination.json["fix"]?["obstacles"]?[0]?["statement"]?.string == "customer.json:6 #3 Guard")
    #expect(examination.text.contains("marked as deleted on a server that knew them from an earlier run: 4 tables"))
  }

  @Test func aBoundaryIsWidenedItself() throws {
    let policy = Samples.policy(Samples.statement(["glue:*"]))
    let boundary = Samples.policy(Samples.statement(["glue:GetDatabases", "glue:GetTable"]))
    let examination = try examine(Samples.workflow("glue"), policy, boundary: boundary)
    #expect(examination.isCured)
    #expect(examination.json["fix"]?["additions"]?[0]?["to"]?.string == "the permissions boundary")
    #expect(examination.json["denials"]?[0]?["layer"]?.string == "boundary")
  }

  @Test func aServiceControlPolicyIsNamed() throws {
    let outline = try WorkflowOutline(Samples.workflow("glue"), path: "workflow.yaml", variables: [:])
    let policies = CustomerCase.Policies(
      identity: [PolicyFile(path: "customer.json", kind: .identity, text: Samples.policy(Samples.statement(["glue:*"])))],
      serviceControl: [
        PolicyFile(
          path: "guardrail.json", kind: .serviceControl,
          text: Samples.policy(Samples.statement(["glue:GetTables"], sid: "NoTables", effect: "Deny")))
      ])
    let examination = try DoctorTests.doctor.examine(CustomerCase(outline, policies))
    #expect(examination.isCured)
    #expect(examination.json["denials"]?[0]?["layer"]?.string == "service-control")
    #expect(examination.text.contains("narrow or remove the statement guardrail.json:4 #1 NoTables"))
  }

  /// Athena under full rights but for what a case says of its results bucket.
  private func results(bucket: String? = nil, key: String? = nil, grants: JSON? = nil) throws -> Examination {
    let outline = try WorkflowOutline(Samples.athena, path: "workflow.yaml", variables: [:])
    let rights = Samples.policy(Samples.statement(["athena:*", "glue:Get*", "s3:*", "lakeformation:GetResourceLFTags"]))
    let policies = CustomerCase.Policies(
      identity: [PolicyFile(path: "customer.json", kind: .identity, text: rights)],
      buckets: bucket.map { [("company-results", PolicyFile(path: "bucket.json", kind: .resource, text: $0))] } ?? [],
      key: key.map { PolicyFile(path: "key.json", kind: .resource, text: $0) }, lakeFormation: grants)
    return try DoctorTests.doctor.examine(CustomerCase(outline, policies))
  }

  @Test func aBucketPolicyIsNamed() throws {
    let bucket = """
      {"Version": "2012-10-17", "Statement": [{"Sid": "OnlyVpc", "Effect": "Deny", "Principal": "*", "Action": "s3:*",
       "Resource": ["arn:aws:s3:::company-results", "arn:aws:s3:::company-results/*"],
       "Condition": {"StringNotEquals": {"aws:SourceVpce": "vpce-1"}}}]}
      """
    let examination = try results(bucket: bucket)
    #expect(examination.isCured)
    #expect(examination.json["denials"]?[0]?["statement"]?.string == "bucket.json:1 #1 OnlyVpc")
    #expect(examination.json["fix"]?["obstacles"]?[0]?["statement"]?.string == "bucket.json:1 #1 OnlyVpc")
  }

  @Test func aKeyPolicyIsWidenedItself() throws {
    let key = """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::123456789012:user/admin"},
       "Action": "kms:*", "Resource": "*"}]}
      """
    let examination = try results(key: key)
    #expect(examination.isCured)
    #expect(examination.json["fix"]?["additions"]?[0]?["to"]?.string == "the key policy")
    #expect(examination.text.contains("kms:GenerateDataKey"))
  }

  @Test func grantsThatHideTablesAreTold() throws {
    let grants = JSON.object([
      "closed": .string("everything"),
      "grants": .object(["Ingestion": .array([.string("SELECT on sales.orders"), .string("DESCRIBE on sales")])]),
    ])
    let examination = try results(grants: grants)
    #expect(examination.isCured)
    #expect(
      examination.text.contains("  grant in Lake Formation what is not written above: DESCRIBE and SELECT for role Ingestion"))
    #expect(examination.text.contains("marked as deleted on a server that knew them from an earlier run"))
  }

  @Test func policiesThatAWSRefusesAreToldFirst() throws {
    #expect(throws: Diagnostic.self) { try examine(Samples.workflow("glue"), "{\"Statement\": []}") }
  }

  @Test func workflowsThatFailAnywayAreTold() throws {
    let workflow = Samples.workflow("glue").replacing("awsRegion: eu-west-1", with: "awsRegin: eu-west-1")
    #expect(throws: Diagnostic.self) { try examine(workflow, Samples.policy(Samples.statement(["glue:*"]))) }
  }

  @Test func ticketsAreMasked() throws {
    let policy = Samples.policy(Samples.statement(["glue:GetDatabases"], on: "arn:aws:glue:eu-west-1:210987654321:catalog"))
    let examination = try examine(Samples.workflow("glue"), policy)
    #expect(examination.text.contains("210987654321"))
    #expect(!examination.markdown.contains("210987654321"))
    #expect(examination.markdown.contains("| r-"))
    #expect(examination.markdown.contains("```json\n{"))
    let junit = try XMLElement.parse(Array(examination.junit.utf8))
    #expect(junit.attribute("failures").flatMap { Int($0) } ?? 0 > 1)
  }

  @Test func anErrorIsFoundInTheRun() throws {
    let policy = Samples.policy(Samples.statement(["athena:*", "glue:Get*"]))
    let pasted = PastedError("InvalidRequestException: Unable to verify/create output bucket company-results")
    let examination = try DoctorTests.doctor.examine(Samples.subject(Samples.athena, policy), pasted: pasted)
    #expect(examination.text.contains("  the run below shows it: r-"))
    #expect(examination.text.contains("s3:GetBucketLocation on arn:aws:s3:::company-results"))
  }
}
