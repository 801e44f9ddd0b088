import Basics
import IAMPolicy
import Testing

@Suite struct LintTests {
  /// A policy of one statement.
  private func policy(_ actions: String, on resources: String, version: String = "2012-10-17") -> String {
    """
    {
      "Version": "\(version)",
      "Statement": [
        {"Effect": "Allow", "Action": [\(actions)], "Resource": [\(resources)]}
      ]
    }
    """
  }

  private func codes(_ text: String, connector: ConnectorNeeds? = nil) -> [String] {
    PolicyLint.findings(in: text, connector: connector).map { $0.code ?? "" }
  }

  private func messages(_ text: String) -> [String] {
    PolicyLint.findings(in: text).map { "\($0.code ?? ""): \($0.message)" + ($0.help.map { " (\($0))" } ?? "") }
  }

  private static let table = #""arn:aws:glue:eu-west-1:123456789012:table/sales/*""#
  private static let catalog = #""arn:aws:glue:eu-west-1:123456789012:catalog""#
  private static let database = #""arn:aws:glue:eu-west-1:123456789012:database/sales""#

  @Test func aSoundPolicyHasNoFindings() {
    let resources = [LintTests.catalog, LintTests.database, LintTests.table].joined(separator: ", ")
    #expect(messages(policy(#""glue:GetTables", "glue:GetDatabases""#, on: resources)).isEmpty)
    #expect(messages(policy(#""s3:GetObject", "s3:ListBucket""#, on: #""arn:aws:s3:::lake", "arn:aws:s3:::lake/*""#)).isEmpty)
  }

  @Test func findingsPointAtThePlace() throws {
    let text = policy(#""s3:GetObject", "s3:HeadObject""#, on: #""arn:aws:s3:::lake/*""#)
    let finding = try #require(PolicyLint.findings(in: text, file: "customer.json").first)
    #expect(
      finding.rendered(source: text)
        == """
        error[ML041]: "s3:HeadObject" is no action, it grants nothing
         --> customer.json:4:52
          |
        4 |     {"Effect": "Allow", "Action": ["s3:GetObject", "s3:HeadObject"], "Resource": ["arn:aws:s3:::lake/*"]}
          |                                                    ^^^^^^^^^^^^^^^
          = help: did you mean "s3:GetObject"?
        """)
  }

  @Test(arguments: [
    ("s3:HeadObject", "s3:GetObject"), ("s3:ListObjectsV2", "s3:ListBucket"), ("s3:ListObjects", "s3:ListBucket"),
    ("glue:GetTabels", "glue:GetTables"), ("athena:GetTable", nil), ("s3:ListBuckets", "s3:ListAllMyBuckets"),
    ("lambda:Invoke", "lambda:InvokeFunction"), ("athena:GetDatabases", "athena:GetDatabase"),
  ])
  func unknownActions(_ written: String, _ meant: String?) {
    let found = PolicyLint.findings(in: policy("\"\(written)\"", on: "\"*\"")).first { $0.code == "ML041" }
    #expect(found?.help == meant.map { "did you mean \"\($0)\"?" })
  }

  @Test(arguments: [
    (#""athena:GetX*""#, "ML041: no action of athena matches \"athena:GetX*\""),
    (
      #""glue:GetTable, glue:GetTables""#,
      "ML041: \"glue:GetTable, glue:GetTables\" is read as one action and matches nothing (write every action as a text of its own)"
    ),
    (#""gleu:GetTable""#, "ML042: AWS has no service \"gleu\" in actions (did you mean \"glue:GetTable\"?)"),
    (
      #""lake-formation:GetDataAccess""#,
      "ML042: AWS has no service \"lake-formation\" in actions (did you mean \"lakeformation:GetDataAccess\"?)"
    ),
    (#""glue:*""#, "ML047: the statement allows every action of glue on every resource"),
    (#""*""#, "ML047: the statement allows everything to everything in the account"),
    (#""glue:Get*", "glue:GetTable""#, "ML049: \"glue:GetTable\" adds nothing, \"glue:Get*\" covers it"),
    (#""glue:GetTable", "glue:gettable""#, "ML049: \"glue:gettable\" is listed twice"),
  ])
  func actions(_ written: String, _ message: String) {
    #expect(messages(policy(written, on: #""*""#)) == [message])
  }

  @Test(arguments: [
    (
      "s3:GetObject", "arn:aws:s3:::lake",
      "ML043: s3:GetObject can never match: it acts on objects only (write \"arn:aws:s3:::lake/*\")"
    ),
    (
      "s3:ListBucket", "arn:aws:s3:::lake/*",
      "ML043: s3:ListBucket can never match: it acts on buckets only (write \"arn:aws:s3:::lake\")"
    ),
    (
      "athena:ListWorkGroups", "arn:aws:athena:eu-west-1:123456789012:workgroup/primary",
      "ML044: athena:ListWorkGroups takes no resource, so these resources grant nothing (write \"Resource\": \"*\")"
    ),
    (
      "athena:GetTableMetadata", "arn:aws:athena:eu-west-1:123456789012:workgroup/primary",
      "ML043: athena:GetTableMetadata can never match: it acts on a datacatalog only (such as arn:aws:athena:REGION:ACCOUNT:datacatalog/*)"
    ),
    (
      "lakeformation:GetResourceLFTags", "arn:aws:glue:eu-west-1:123456789012:table/sales/*",
      "ML044: lakeformation:GetResourceLFTags is checked on arn:aws:lakeformation:REGION:ACCOUNT:catalog:*, which no resource of the statement covers (write \"Resource\": \"*\")"
    ),
    (
      "s3:GetObject", "arn:aws:s3:eu-west-1:123456789012:lake/*",
      "ML046: ARNs of s3 name no region, this one covers nothing (write arn:aws:s3::123456789012:lake/*)"
    ),
    (
      "athena:GetWorkGroup", "arn:aws:athena:eu-west-1::workgroup/primary",
      "ML046: the ARN names no account and covers nothing (write the account's twelve digits: arn:aws:athena:eu-west-1:ACCOUNT:workgroup/primary)"
    ),
    (
      "athena:GetWorkGroup", "arn:aws:athena::123456789012:workgroup/primary",
      "ML046: the ARN names no region and covers nothing (write arn:aws:athena:*:123456789012:workgroup/primary for all regions)"
    ),
    (
      "athena:GetWorkGroup", "arn:aws:athena:eu-west-1:1234567890:workgroup/primary",
      "ML046: \"1234567890\" is no account: an account has twelve digits"
    ),
    (
      "athena:GetWorkGroup", "arn:aws:athena:ireland:123456789012:workgroup/primary",
      "ML046: \"ireland\" is no region (such as eu-west-1)"
    ),
    (
      "athena:GetWorkGroup", "arn:aws:athena:eu-west-1:<<ACCOUNT_ID>>:workgroup/primary",
      "ML045: the placeholder <<ACCOUNT_ID>> was not replaced"
    ),
    (
      "athena:GetWorkGroup", "arn:aws:athena:eu-west-1:${AWS::AccountId}:workgroup/primary",
      "ML045: the placeholder ${AWS::AccountId} was not replaced"
    ),
    (
      "athena:GetDatabase", "arn:aws:athena:eu-west-1:123456789012:datacatalog/AwsDataCatalog",
      "ML053: catalog names in ARNs are compared letter by letter, and many clients ask for awsdatacatalog (add the ARN with \"awsdatacatalog\" too)"
    ),
    ("glue:GetCatalogImportStatus", "arn:aws:glue:eu-west-1:123456789012:catalog", ""),
  ])
  func resources(_ action: String, _ resource: String, _ message: String) {
    let found = messages(policy("\"\(action)\"", on: "\"\(resource)\""))
    #expect(message.isEmpty ? found.isEmpty : found.contains(message), "\(found)")
  }

  @Test func theColumnsOfTheDocumentedPolicyAreNoResource() {
    let columns = #""arn:aws:glue:eu-west-1:123456789012:column/sales/*/email""#
    let found = messages(policy(#""lakeformation:GetResourceLFTags""#, on: LintTests.table + ", " + columns))
    #expect(found.map { $0.prefix(5) } == ["ML044", "ML048"])
    #expect(found.last == "ML048: glue has no resources called \"column\"")
  }

  @Test func resourcesThatNoActionUsesAreFound() {
    let found = messages(policy(#""s3:GetObject""#, on: #""arn:aws:s3:::lake", "arn:aws:s3:::lake/*""#))
    #expect(found == ["ML043: no action of this statement acts on \"arn:aws:s3:::lake\""])
  }

  @Test func theCatalogAndTheDatabaseBelongToATable() {
    let found = messages(policy(#""glue:GetTables""#, on: LintTests.catalog + ", " + LintTests.table))
    #expect(
      found == [
        "ML054: glue:GetTables is checked on a database, the catalog, a table together, and "
          + "arn:aws:glue:REGION:ACCOUNT:database/* is not covered (add it to the resources)"
      ])
  }

  @Test func commentsAreRefusedAndTheRestIsRead() {
    let text = """
      {
        "Version": "2012-10-17",
        "Statement": [{
          "Effect": "Allow", "Action": "s3:HeadBucket",
          // both buckets, "results" and data
          "Resource": "arn:aws:s3:::lake//x" /* twice */
        }]
      }
      """
    let found = PolicyLint.findings(in: text)
    #expect(found.map(\.code) == ["ML041", "ML040", "ML040"])
    #expect(found.map { $0.location?.line } == [4, 5, 6])
    #expect(found[1].location?.length == "// both buckets, \"results\" and data".count)
  }

  @Test(arguments: [
    ("{\"Statement\": [", "ML040"), ("[]", "ML040"),
    (#"{"Statement": {"Effect": "allow", "Action": "s3:GetObject", "Resource": "*"}}"#, "ML040"),
    (#"{"Statement": {"Effect": "Allow", "Action": "s3:GetObject"}}"#, "ML040"),
  ])
  func refusedPolicies(_ text: String, _ code: String) {
    #expect(codes(text) == [code])
  }

  @Test func variablesOfTheOldVersion() {
    let text = policy(#""s3:GetObject""#, on: #""arn:aws:s3:::lake/${aws:username}/*""#, version: "2008-10-17")
    #expect(codes(text) == ["ML055"])
    #expect(codes(policy(#""s3:GetObject""#, on: #""arn:aws:s3:::lake/${aws:username}/*""#)).isEmpty)
  }

  @Test func whatAConnectorMisses() {
    let text = policy(#""glue:GetDatabases", "glue:GetTables""#, on: #""*""#)
    let found = PolicyLint.findings(in: text, connector: .glue)
    #expect(found.map(\.message) == ["glue:GetTable is not allowed: without it dropped columns stay listed"])
    #expect(found.map(\.severity) == [.warning])
    #expect(codes(text, connector: .gluePipeline).count == 4)
  }

  @Test func trustAndResourcePoliciesAreToldByTheirElements() {
    let trust = #"{"Statement": {"Effect": "Allow", "Principal": {"AWS": "123456789012"}, "Action": "sts:AssumeRole"}}"#
    #expect(PolicyKind.told(by: trust) == .trust)
    #expect(codes(trust).isEmpty)
    let bucket = #"{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b"}}"#
    #expect(PolicyKind.told(by: bucket) == .resource)
    #expect(codes(bucket) == ["ML043"])
  }

  @Test(arguments: [
    ("a*c", "*b*", true), ("table/*/*", "table/sales/*", true), ("database/*", "table/sales/*", false), ("*", "", true),
    ("a?c", "abc", true), ("a?c", "ac", false), ("*/*", "bucket", false), ("*/*", "b*", true), ("", "", true),
    ("catalog", "catalog/*", false), ("**", "x", true),
  ])
  func overlap(_ left: String, _ right: String, _ meets: Bool) {
    #expect(ActionTable.meets(left, right) == meets)
    #expect(ActionTable.meets(right, left) == meets)
  }

  @Test func tablesOfActionsAreWhole() throws {
    let tables = try #require(ActionTable.action("glue:gettables"))
    #expect(tables.text == "glue:GetTables")
    #expect(tables.required.map(\.name) == ["database", "rootcatalog", "table"])
    #expect(ActionTable.action("lakeformation:GetDataAccess")?.types.map(\.service) == ["glue"])
    #expect(ActionTable.action("athena:ListWorkGroups")?.takesNoResource == true)
    #expect(ActionTable.actions(matching: "athena:*").count == 81)
    #expect(ActionTable.actions(matching: "s3:Get*Location").map(\.name).contains("GetBucketLocation"))
  }
}
