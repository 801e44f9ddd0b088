import Basics
import Documents
import HTTP
import Testing

@Suite struct ResourcePolicyTests {
  private static let stranger = "111122223333"
  private static let owner = "000000000000"

  private func statement(
    _ actions: String = "glue:*", effect: String = "Allow", principal: String = stranger, on resource: String = "*"
  ) -> String {
    let place = resource == "*" ? "*" : "arn:aws:glue:us-east-1:\(Self.owner):\(resource)"
    return #"{"Effect":"\#(effect)","Principal":{"AWS":"\#(principal)"},"Action":"\#(actions)","Resource":"\#(place)"}"#
  }

  private func input(_ statements: String..., more: KeyValuePairs<String, JSON?> = [:]) -> String {
    var body = JSON.object(more)
    body.set("PolicyInJson", .string(#"{"Version":"2012-10-17","Statement":[\#(statements.joined(separator: ","))]}"#))
    return body.text
  }

  @Test func policiesAreKeptReplacedAndRemoved() throws {
    let catalog = try Catalog()
    #expect(catalog.problem("GetResourcePolicy") == "EntityNotFoundException: Policy not found")
    #expect(catalog.problem("DeleteResourcePolicy") == "EntityNotFoundException: Policy not found")
    #expect(try catalog.ok("GetResourcePolicies")["GetResourcePoliciesResponseList"]?.elements?.isEmpty == true)
    let first = try catalog.ok("PutResourcePolicy", input(statement()))["PolicyHash"]?.string
    catalog.clock.advance(seconds: 5)
    let second = try catalog.ok("PutResourcePolicy", input(statement("glue:GetTable")))["PolicyHash"]?.string
    #expect(first != nil && second != nil && first != second)
    let answer = try catalog.ok("GetResourcePolicy")
    #expect(answer["PolicyHash"]?.string == second)
    #expect(answer["CreateTime"]?.integer == 1_772_355_600)
    #expect(answer["UpdateTime"]?.integer == 1_772_355_605)
    #expect(
      answer["PolicyInJson"]?.string == """
        {
          "Version" : "2012-10-17",
          "Statement" : [ {
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "111122223333"
            },
            "Action" : "glue:GetTable",
            "Resource" : "*"
          } ]
        }
        """)
    #expect(try catalog.ok("GetResourcePolicies")["GetResourcePoliciesResponseList"]?[0] == answer)
    try catalog.ok("DeleteResourcePolicy")
    #expect(catalog.problem("GetResourcePolicy") == "EntityNotFoundException: Policy not found")
  }

  @Test func regionsHavePoliciesOfTheirOwn() throws {
    let catalog = try Catalog()
    try catalog.ok("PutResourcePolicy", input(statement()))
    #expect(catalog.call("GetResourcePolicy", region: "eu-west-1").status == 400)
    #expect(catalog.call("GetResourcePolicy", account: Self.stranger).status == 400)
  }

  @Test func conditionsOnThePresentPolicyAreChecked() throws {
    let catalog = try Catalog()
    let missing = "EntityNotFoundException: Policy not found"
    let mismatch =
      "ConditionCheckFailureException: The policy hash condition does not match the current policy"
    #expect(
      catalog.problem("PutResourcePolicy", input(statement(), more: ["PolicyExistsCondition": .string("MUST_EXIST")])) == missing)
    #expect(catalog.problem("PutResourcePolicy", input(statement(), more: ["PolicyHashCondition": .string("x")])) == mismatch)
    let hash = try catalog.ok("PutResourcePolicy", input(statement(), more: ["PolicyExistsCondition": .string("NOT_EXIST")]))[
      "PolicyHash"]
    #expect(
      catalog.problem("PutResourcePolicy", input(statement(), more: ["PolicyExistsCondition": .string("NOT_EXIST")]))
        == "ConditionCheckFailureException: Policy already exists")
    try catalog.ok("PutResourcePolicy", input(statement("glue:Get*"), more: ["PolicyHashCondition": hash]))
    #expect(catalog.problem("DeleteResourcePolicy", JSON.object(["PolicyHashCondition": hash]).text) == mismatch)
    #expect(
      catalog.problem("PutResourcePolicy", input(statement(), more: ["PolicyExistsCondition": .string("SOME")]))
        .hasPrefix("ValidationException"))
    #expect(
      catalog.problem(
        "PutResourcePolicy", input(statement(), more: ["ResourceArn": .string("arn:aws:glue:us-east-1:000000000000:catalog")]))
        == "InvalidInputException: Glue resource level policy is not currently supported")
  }

  @Test(
    arguments: [
      ("no", "This policy contains invalid Json"), ("{}", "Could not parse the policy: Statement is empty!"),
      (#"{"Statement":{"Effect":"Allow","Action":"glue:*","Resource":"*"}}"#, "Missing required field Principal"),
      (
        #"{"Statement":{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}}"#,
        "Policy has invalid action: s3:*"
      ),
      (
        #"{"Statement":{"Effect":"Allow","Principal":"*","Action":"glue:*","Resource":"arn:aws:glue:us-east-1:111122223333:catalog"}}"#,
        "Policy has invalid resource: arn:aws:glue:us-east-1:111122223333:catalog"
      ),
    ])
  func policiesAreChecked(text: String, message: String) throws {
    let body = JSON.object(["PolicyInJson": .string(text)]).text
    #expect(try Catalog().problem("PutResourcePolicy", body) == "InvalidInputException: \(message)")
  }

  @Test func longPoliciesAreRefused() throws {
    let problem = try Catalog().problem(
      "PutResourcePolicy", input(statement(on: "table/\(String(repeating: "x", count: 10_240))")))
    #expect(problem.hasPrefix("InvalidInputException: Policy exceeds"))
  }

  @Test func anotherAccountSeesWhatThePolicyShows() throws {
    let catalog = try Catalog.withOrders()
    try catalog.ok("CreateDatabase", #"{"DatabaseInput":{"Name":"vault"}}"#)
    func problem(_ operation: String, _ members: String) -> String {
      catalog.problem(operation, #"{"CatalogId":"\#(Self.owner)"\#(members)}"#, account: Self.stranger)
    }
    func denial(_ action: String, _ resource: String) -> String {
      "AccessDeniedException: User: arn:aws:iam::\(Self.stranger):root is not authorized to perform: glue:\(action) on resource: "
        + "arn:aws:glue:us-east-1:\(Self.owner):\(resource) because no resource-based policy allows the glue:\(action) action"
    }
    #expect(problem("GetDatabases", "") == denial("GetDatabases", "catalog"))
    try catalog.ok(
      "PutResourcePolicy",
      input(
        statement("glue:Get*", on: "catalog"), statement("glue:Get*", on: "database/sales"),
        statement("glue:Get*", on: "table/sales/*")))
    #expect(problem("GetDatabases", "") == "status 200")
    #expect(problem("GetTable", #","DatabaseName":"sales","Name":"orders""#) == "status 200")
    #expect(problem("GetTables", #","DatabaseName":"vault""#) == denial("GetTables", "database/vault"))
    #expect(
      problem("DeleteTable", #","DatabaseName":"sales","Name":"orders""#) == denial("DeleteTable", "catalog"))
  }

  @Test func theOwnersOwnCallersAreBoundByDenials() throws {
    let catalog = try Catalog.withOrders()
    try catalog.ok("PutResourcePolicy", input(statement("glue:DeleteTable", effect: "Deny", principal: "*")))
    #expect(
      catalog.problem("DeleteTable", #"{"DatabaseName":"sales","Name":"orders"}"#)
        == "AccessDeniedException: User: arn:aws:iam::\(Self.owner):root is not authorized to perform: glue:DeleteTable on "
        + "resource: arn:aws:glue:us-east-1:\(Self.owner):catalog with an explicit deny in a resource-based policy")
    try catalog.ok("DeleteResourcePolicy")
    try catalog.ok("DeleteTable", #"{"DatabaseName":"sales","Name":"orders"}"#)
  }
}
