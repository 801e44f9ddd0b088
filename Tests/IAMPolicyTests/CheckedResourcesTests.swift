import Basics
import IAMPolicy
import Testing

@Suite struct CheckedResourcesTests {
  private let resources = CheckedResources(region: "eu-west-1", account: "123456789012")

  @Test(arguments: [
    ("glue:GetTables", "database/sales", ["catalog", "database/sales", "table/sales/*"]),
    ("glue:GetTable", "table/sales/orders", ["catalog", "database/sales", "table/sales/orders"]),
    (
      "glue:gettable", "arn:aws:glue:eu-west-1:123456789012:table/sales/orders",
      ["catalog", "database/sales", "table/sales/orders"]
    ),
    ("glue:GetDatabase", "database/sales", ["catalog", "database/sales"]), ("glue:GetJob", "job/nightly", ["job/nightly"]),
    ("glue:GetConnection", "connection/lake", ["catalog", "connection/lake"]),
  ])
  func glue(_ action: String, _ name: String, _ expected: [String]) throws {
    #expect(try resources.arns(for: action, on: name) == expected.map { "arn:aws:glue:eu-west-1:123456789012:\($0)" })
  }

  @Test(
    arguments: [
      ("athena:ListWorkGroups", nil, "*"), ("athena:ListWorkGroups", "workgroup/x", "*"),
      ("athena:GetWorkGroup", "workgroup/primary", "arn:aws:athena:eu-west-1:123456789012:workgroup/primary"),
      ("s3:GetObject", "lake/sales/1", "arn:aws:s3:::lake/sales/1"), ("s3:ListBucket", "lake", "arn:aws:s3:::lake"),
      ("glue:GetDatabases", nil, "arn:aws:glue:eu-west-1:123456789012:catalog"),
      ("lakeformation:GetResourceLFTags", nil, "arn:aws:lakeformation:eu-west-1:123456789012:catalog:123456789012"),
      ("sts:AssumeRole", "role/Catalog", "arn:aws:iam::123456789012:role/Catalog"), ("sqs:SendMessage", "*", "*"),
    ] as [(String, String?, String)])
  func others(_ action: String, _ name: String?, _ expected: String) throws {
    #expect(try resources.arns(for: action, on: name) == [expected])
  }

  @Test(arguments: [("glue:GetTable", nil), ("s3:GetObject", nil), ("sqs:SendMessage", "queue")] as [(String, String?)])
  func namesThatAreMissing(_ action: String, _ name: String?) {
    #expect(throws: Diagnostic.self) { try resources.arns(for: action, on: name) }
  }
}
