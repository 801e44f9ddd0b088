import Diagnosis
import IAMPolicy
import Testing

@Suite struct PastedErrorTests {
  @Test func aWholeSentence() {
    let error = PastedError(
      "botocore.errorfactory.AccessDeniedException: An error occurred (AccessDeniedException) when calling the GetTables "
        + "operation: User: arn:aws:sts::123456789012:assumed-role/Catalog/om is not authorized to perform: glue:GetTables on "
        + "resource: arn:aws:glue:eu-west-1:123456789012:catalog because no identity-based policy allows the glue:GetTables action"
    )
    #expect(error.code == "AccessDeniedException")
    #expect(error.operation == "GetTables")
    #expect(error.action == "glue:GetTables")
    #expect(error.resource == "arn:aws:glue:eu-west-1:123456789012:catalog")
    #expect(error.principal == "arn:aws:sts::123456789012:assumed-role/Catalog/om")
    #expect(error.principalName == "Catalog")
    #expect(error.layer == .identity)
    #expect(error.effect == .implicitDeny)
    #expect(error.causes.first?.action == "glue:GetTables")
  }

  @Test(
    arguments: [
      (
        "You are not authorized to perform: athena:StartQueryExecution on the resource. After your AWS administrator or you have "
          + "updated your permissions, please try again.", "athena:StartQueryExecution", nil
      ),
      (
        "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: glue:GetTables on resource: "
          + "arn:aws:glue:eu-west-1:111122223333:catalog with an explicit deny in a service control policy (Service: "
          + "AmazonDataCatalog; Status Code: 400; Error Code: AccessDeniedException; Request ID: r; Proxy: null)",
        "glue:GetTables", .serviceControl
      ),
      (
        "FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. MetaException(message:User: "
          + "arn:aws:iam::111122223333:user/ann is not authorized to perform: glue:GetDatabases on resource: "
          + "arn:aws:glue:eu-west-1:111122223333:catalog because no identity-based policy allows the glue:GetDatabases action)",
        "glue:GetDatabases", .identity
      ),
      (
        "User: arn:aws:sts::111122223333:assumed-role/R/s is not authorized to perform: s3:ListBucket on resource: "
          + "\"arn:aws:s3:::b\" because no session policy allows the s3:ListBucket action", "s3:ListBucket", .session
      ),
      (
        "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: sts:AssumeRole on resource: "
          + "arn:aws:iam::444455556666:role/Catalog", "sts:AssumeRole", .trust
      ),
      (
        "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: dynamodb:UpdateTable on resource: "
          + "arn:aws:dynamodb:eu-west-1:111122223333:table/t because no permissions boundary allows the dynamodb:UpdateTable action",
        "dynamodb:UpdateTable", .boundary
      ),
      (
        "User arn:aws:iam::111122223333:user/ann is not authorized to perform: iam:GetRole on resource: role X with an explicit "
          + "deny in an identity-based policy: arn:aws:iam::111122223333:policy/P", "iam:GetRole", .identity
      ),
    ] as [(String, String, PolicyLayer?)])
  func sentences(_ text: String, _ action: String, _ layer: PolicyLayer?) {
    let error = PastedError(text)
    #expect(error.action == action)
    #expect(error.layer == layer)
  }

  @Test func thePolicyThatDeniesIsNamed() {
    let error = PastedError(
      "User: arn:aws:iam::111122223333:user/ann is not authorized to perform: iam:GetRole on resource: role X with an explicit "
        + "deny in an identity-based policy: arn:aws:iam::111122223333:policy/P")
    #expect(error.policy == "arn:aws:iam::111122223333:policy/P")
    #expect(error.resource == "role X")
    #expect(error.effect == .explicitDeny)
  }

  @Test(
    arguments: [
      ("Unable to verify/create output bucket results", "s3:GetBucketLocation"),
      ("Access denied when writing output to url: s3://b/p/1.csv. Please ensure", "s3:PutObject"),
      ("You do not seem to have access to the S3 location of your query results. Please confirm", "s3:GetObject"),
      ("Permission denied on S3 path: s3://lake/sales", "s3:ListBucket"),
      ("Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: r)", "s3:GetObject"),
      ("sqlalchemy.exc.NoSuchTableError: orders", "glue:GetTable"),
      ("Fetching tables names failed for schema sales due to - MetadataException", "glue:GetTables"),
      ("Unable to get LF-Tags for database sales. Skipping.", "lakeformation:GetResourceLFTags"),
      ("Failed to get lineage details for job nightly", "glue:GetJob"),
      ("An error occurred (403) when calling the HeadObject operation: Forbidden", "s3:GetObject"),
      ("An error occurred (AccessDenied) when calling the ListObjectsV2 operation: Access Denied", "s3:ListBucket"),
      ("Insufficient Lake Formation permission(s): Required Describe on sales", nil),
      (
        "COLUMN_NOT_FOUND: line 1:8: Column 'x' cannot be resolved or requester is not authorized to access requested resources",
        nil
      ),
      ("The security token included in the request is invalid.", nil), ("Rate exceeded", nil), ("no error at all", nil),
    ] as [(String, String?)])
  func likeliestCauses(_ text: String, _ action: String?) {
    #expect(PastedError(text).causes.first?.action == action)
  }

  @Test func aMissingTableMayBeARefusal() {
    #expect(
      PastedError("NoSuchTableError: t").causes.map(\.text).first?.contains("reads every refused answer as a missing table")
        == true)
  }
}
