import Documents
import Testing

@Suite struct GrantTests {
  private let world: LakeWorld

  init() throws {
    world = try LakeWorld()
    world.call("CreateLFTag", #"{"TagKey": "domain", "TagValues": ["sales", "hr"]}"#)
    world.call("RegisterResource", #"{"ResourceArn": "arn:aws:s3:::lake/raw", "UseServiceLinkedRole": true}"#)
  }

  private static let orders = #"{"Table": {"DatabaseName": "sales", "Name": "orders"}}"#

  private func body(_ resource: String, _ permissions: [String], _ grantable: [String], _ principal: String) -> String {
    func list(_ names: [String]) -> String { "[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
    let name =
      principal.contains(":") || principal == "IAM_ALLOWED_PRINCIPALS" ? principal : "arn:aws:iam::000000000000:\(principal)"
    return """
      {"Principal": {"DataLakePrincipalIdentifier": "\(name)"}, "Resource": \(resource),
       "Permissions": \(list(permissions)), "PermissionsWithGrantOption": \(list(grantable))}
      """
  }

  @discardableResult
  private func grant(
    _ resource: String, _ permissions: [String], with grantable: [String] = [], to principal: String = "role/Analyst"
  ) -> Answer {
    world.call("GrantPermissions", body(resource, permissions, grantable, principal))
  }

  @discardableResult
  private func revoke(
    _ resource: String, _ permissions: [String], with grantable: [String] = [], from principal: String = "role/Analyst"
  ) -> Answer {
    world.call("RevokePermissions", body(resource, permissions, grantable, principal))
  }

  /// What is held by others than those whom IAM lets in.
  private var held: [String] { world.grants().filter { !$0.hasPrefix("IAM_ALLOWED") } }

  private func columns(_ names: String..., of table: String = "orders") -> String {
    let list = names.map { "\"\($0)\"" }.joined(separator: ",")
    return "{\"TableWithColumns\": {\"DatabaseName\": \"sales\", \"Name\": \"\(table)\", \"ColumnNames\": [\(list)]}}"
  }

  private func allColumns(but names: String...) -> String {
    let list = names.map { "\"\($0)\"" }.joined(separator: ",")
    let wildcard = names.isEmpty ? "{}" : "{\"ExcludedColumnNames\": [\(list)]}"
    return "{\"TableWithColumns\": {\"DatabaseName\": \"sales\", \"Name\": \"orders\", \"ColumnWildcard\": \(wildcard)}}"
  }

  // MARK: What can be held

  @Test(arguments: [
    (#"{"Catalog": {}}"#, ["CREATE_DATABASE"], [#"Analyst: Catalog{} [CREATE_DATABASE] with []"#]),
    (
      #"{"Database": {"Name": "Sales"}}"#, ["DESCRIBE", "CREATE_TABLE"],
      [#"Analyst: Database{"Name":"sales"} [CREATE_TABLE,DESCRIBE] with []"#]
    ),
    (
      #"{"Table": {"DatabaseName": "sales", "Name": "orders"}}"#, ["INSERT", "ALTER"],
      [#"Analyst: Table{"DatabaseName":"sales","Name":"orders"} [ALTER,INSERT] with []"#]
    ),
    (
      #"{"Table": {"DatabaseName": "sales", "Name": "orders"}}"#, ["SELECT", "DESCRIBE"],
      [
        #"Analyst: Table{"DatabaseName":"sales","Name":"orders"} [DESCRIBE] with []"#,
        #"Analyst: TableWithColumns{"DatabaseName":"sales","Name":"orders","ColumnWildcard":{}} [SELECT] with []"#,
      ]
    ),
    (
      #"{"Table": {"DatabaseName": "sales", "TableWildcard": {}}}"#, ["SELECT", "DROP"],
      [
        #"Analyst: Table{"DatabaseName":"sales","Name":"ALL_TABLES","TableWildcard":{}} [DROP] with []"#,
        #"Analyst: TableWithColumns{"DatabaseName":"sales","Name":"ALL_TABLES","ColumnWildcard":{}} [SELECT] with []"#,
      ]
    ),
    (
      #"{"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnNames": ["Email", "day"]}}"#, ["SELECT"],
      [#"Analyst: TableWithColumns{"DatabaseName":"sales","Name":"orders","ColumnNames":["day","email"]} [SELECT] with []"#]
    ),
    (
      #"{"DataLocation": {"ResourceArn": "arn:aws:s3:::lake/raw/day"}}"#, ["DATA_LOCATION_ACCESS"],
      [#"Analyst: DataLocation{"ResourceArn":"arn:aws:s3:::lake/raw/day"} [DATA_LOCATION_ACCESS] with []"#]
    ),
    (
      #"{"LFTag": {"TagKey": "Domain", "TagValues": ["sales", "hr"]}}"#, ["DESCRIBE", "ASSOCIATE"],
      [
        #"Analyst: LFTag{"TagKey":"domain","TagValues":["hr","sales"]} [ASSOCIATE] with []"#,
        #"Analyst: LFTag{"TagKey":"domain","TagValues":["hr","sales"]} [DESCRIBE] with []"#,
      ]
    ),
    (
      #"{"LFTagPolicy": {"ResourceType": "TABLE", "Expression": [{"TagKey": "domain", "TagValues": ["sales"]}]}}"#,
      ["SELECT", "DESCRIBE"],
      [
        #"Analyst: LFTagPolicy{"ResourceType":"TABLE","Expression":[{"TagKey":"domain","TagValues":["sales"]}]} "#
          + "[DESCRIBE,SELECT] with []"
      ]
    ),
  ])
  func `a grant shows as Lake Formation lists it`(resource: String, permissions: [String], lines: [String]) {
    #expect(grant(resource, permissions).json == .object([:]))
    #expect(held == lines)
    #expect(grant(resource, permissions).status == 200)
    #expect(held == lines)
    #expect(revoke(resource, permissions).json == .object([:]))
    #expect(held == [])
  }

  @Test(arguments: [
    (#"{"Database": {"Name": "sales"}}"#, "SELECT"),
    (#"{"Table": {"DatabaseName": "sales", "Name": "orders"}}"#, "CREATE_TABLE"),
    (#"{"Table": {"DatabaseName": "sales", "TableWildcard": {}}}"#, "CREATE_TABLE"),
    (#"{"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnNames": ["id"]}}"#, "DESCRIBE"),
    (#"{"DataLocation": {"ResourceArn": "arn:aws:s3:::lake/raw"}}"#, "ALL"),
    (#"{"Catalog": {}}"#, "SELECT"),
    (#"{"LFTag": {"TagKey": "domain", "TagValues": ["*"]}}"#, "SELECT"),
    (
      #"{"LFTagPolicy": {"ResourceType": "DATABASE", "Expression": [{"TagKey": "domain", "TagValues": ["hr"]}]}}"#,
      "SELECT"
    ),
  ])
  func `a resource has its own permissions`(resource: String, permission: String) {
    #expect(grant(resource, [permission]).error == "InvalidInputException: Permissions modification is invalid.")
    #expect(held == [])
  }

  @Test(arguments: [
    (
      #"{"Database": {"Name": "nothing"}}"#, "DESCRIBE", "EntityNotFoundException: Database nothing not found."
    ),
    (
      #"{"Table": {"DatabaseName": "sales", "Name": "nothing"}}"#, "SELECT", "EntityNotFoundException: Entity Not Found"
    ),
    (
      #"{"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnNames": ["nothing"]}}"#, "SELECT",
      "InvalidInputException: Unsupported modification: cannot grant/revoke permission on non-existent column."
    ),
    (
      #"{"TableWithColumns": {"DatabaseName": "sales", "Name": "orders"}}"#, "SELECT",
      "InvalidInputException: Either column names or a column wildcard is required."
    ),
    (
      #"{"DataLocation": {"ResourceArn": "arn:aws:s3:::lake/rawest"}}"#, "DATA_LOCATION_ACCESS",
      "InvalidInputException: Please register the S3 path before granting permissions on it."
    ),
    (
      #"{"LFTag": {"TagKey": "domain", "TagValues": ["it"]}}"#, "DESCRIBE",
      "EntityNotFoundException: Tag or tag value does not exist."
    ),
    (
      #"{"LFTagPolicy": {"ResourceType": "TABLE", "Expression": [{"TagKey": "x", "TagValues": ["y"]}]}}"#, "SELECT",
      "EntityNotFoundException: Tag or tag value does not exist."
    ),
    (
      #"{"DataCellsFilter": {"DatabaseName": "sales", "TableName": "orders", "Name": "f"}}"#, "SELECT",
      "InvalidInputException: Cell Filter not found."
    ),
    (
      #"{"Database": {"Name": "sales"}, "Catalog": {}}"#, "DESCRIBE",
      "InvalidInputException: Resource parameter must have exactly 1 resource specified but 2 were provided."
    ),
    (
      #"{"Database": {"Name": "sales"}}"#, "DESCRIBE_TAG",
      "InvalidInputException:  Please grant only valid Lake Formation permissions. [DESCRIBE_TAG] are not all valid Lake "
        + "Formation permissions. "
    ),
  ])
  func `what is not there cannot be granted`(resource: String, permission: String, error: String) {
    #expect(grant(resource, [permission]).error == error)
    #expect(held == [])
  }

  @Test(arguments: [
    ("role/Analyst", true), ("user/ana", true), ("role/path/Analyst", false), ("user/Analyst", false), ("role/Nobody", false),
    ("root", false), ("arn:aws:iam::111111111111:role/Other", true), ("111111111111:IAMPrincipals", true),
    ("arn:aws:organizations::111111111111:organization/o-1", true), ("arn:aws:identitystore:::group/1", true),
    ("arn:aws:sts::000000000000:assumed-role/Analyst/s", false), ("IAM_ALLOWED_PRINCIPALS", true), ("asdf:x", false),
  ])
  func `principals are known to IAM`(principal: String, isKnown: Bool) {
    let answer = grant(GrantTests.orders, ["DESCRIBE"], to: principal)
    let arn = principal.contains(":") ? principal : "arn:aws:iam::000000000000:\(principal)"
    #expect(isKnown ? answer.status == 200 : answer.error == "InvalidInputException: Invalid principal, arn: \(arn)")
  }

  @Test func `only what is granted can be passed on`() {
    #expect(grant(GrantTests.orders, ["SELECT"], with: ["ALTER"]).code == "InvalidInputException")
    #expect(grant(GrantTests.orders, []).code == "InvalidInputException")
    grant(GrantTests.orders, ["ALTER", "SELECT"], with: ["ALTER"])
    let table = #"Table{"DatabaseName":"sales","Name":"orders"}"#
    let columns = #"TableWithColumns{"DatabaseName":"sales","Name":"orders","ColumnWildcard":{}}"#
    #expect(held == ["Analyst: \(table) [ALTER] with [ALTER]", "Analyst: \(columns) [SELECT] with []"])
    revoke(GrantTests.orders, [], with: ["ALTER"])
    #expect(held.first == "Analyst: \(table) [ALTER] with []")
  }

  @Test func `a resource link can be described and dropped`() {
    let target = JSON.object(["CatalogId": .string("111111111111"), "DatabaseName": .string("x"), "Name": .string("y")])
    let table = JSON.object(["Name": .string("link"), "TargetTable": target])
    world.glue("CreateTable", ["DatabaseName": .string("sales"), "TableInput": table])
    let link = #"{"Table": {"DatabaseName": "sales", "Name": "link"}}"#
    #expect(grant(link, ["SELECT"]).error == "InvalidInputException: Permissions modification is invalid.")
    #expect(grant(link, ["DESCRIBE"]).status == 200)
  }

  // MARK: Columns

  @Test func `columns add up and go one by one`() {
    grant(columns("id"), ["SELECT"])
    grant(columns("email", "day"), ["SELECT"], with: ["SELECT"])
    let place = #"Analyst: TableWithColumns{"DatabaseName":"sales","Name":"orders","ColumnNames":"#
    #expect(held == ["\(place)[\"day\",\"email\"]} [SELECT] with [SELECT]", "\(place)[\"id\"]} [SELECT] with []"])
    revoke(columns("email"), ["SELECT"])
    #expect(held == ["\(place)[\"day\"]} [SELECT] with [SELECT]", "\(place)[\"id\"]} [SELECT] with []"])
    #expect(revoke(columns("email"), ["SELECT"]).code == "InvalidInputException")
    revoke(GrantTests.orders, ["SELECT"])
    #expect(held == [])
  }

  @Test func `some columns do not narrow all of them`() {
    let invalid = "InvalidInputException: Permissions modification is invalid."
    grant(GrantTests.orders, ["SELECT"])
    #expect(grant(columns("id"), ["SELECT"]).error == invalid)
    #expect(grant(allColumns(but: "id"), ["SELECT"]).error == invalid)
    #expect(revoke(columns("id"), ["SELECT"]).error == invalid)
    revoke(allColumns(), ["SELECT"])
    #expect(held == [])
  }

  @Test func `all columns take the place of some`() {
    grant(columns("id"), ["SELECT"])
    #expect(grant(allColumns(but: "email"), ["SELECT"]).code == "InvalidInputException")
    grant(allColumns(), ["SELECT"])
    #expect(held == [#"Analyst: TableWithColumns{"DatabaseName":"sales","Name":"orders","ColumnWildcard":{}} [SELECT] with []"#])
    revoke(GrantTests.orders, ["SELECT"])
    grant(allColumns(but: "email", "id"), ["SELECT"])
    grant(allColumns(but: "email"), ["SELECT"])
    let left = #"{"ExcludedColumnNames":["email"]}"#
    #expect(
      held == [#"Analyst: TableWithColumns{"DatabaseName":"sales","Name":"orders","ColumnWildcard":\#(left)} [SELECT] with []"#])
  }

  @Test func `all columns stand for the table`() {
    grant(allColumns(), ["DESCRIBE", "SELECT"])
    #expect(held.first == #"Analyst: Table{"DatabaseName":"sales","Name":"orders"} [DESCRIBE] with []"#)
    let everything = #"{"TableWithColumns": {"DatabaseName": "sales", "Name": "ALL_TABLES", "ColumnWildcard": {}}}"#
    #expect(grant(everything, ["SELECT"]).status == 200)
    #expect(held.last?.contains("ALL_TABLES") == true)
  }

  // MARK: Revoking

  @Test func `what is not held cannot be revoked`() {
    let nothing = "No permissions revoked. Grantee has no permissions and no grantable permissions on resource."
    #expect(revoke(GrantTests.orders, ["SELECT"]).error == "InvalidInputException: \(nothing)")
    grant(GrantTests.orders, ["ALTER"])
    #expect(revoke(GrantTests.orders, ["DROP"]).code == "InvalidInputException")
    #expect(revoke(GrantTests.orders, ["ALTER", "DROP"]).status == 200)
    let tags = "No permissions revoked. Revoking Tag permissions on Tags that grantee does not have permissions on."
    #expect(
      revoke(#"{"LFTag": {"TagKey": "domain", "TagValues": ["hr"]}}"#, ["DESCRIBE"]).error == "InvalidInputException: \(tags)")
  }

  @Test func `values of a tag go one by one`() {
    grant(#"{"LFTag": {"TagKey": "domain", "TagValues": ["sales", "hr"]}}"#, ["DESCRIBE"])
    revoke(#"{"LFTag": {"TagKey": "domain", "TagValues": ["hr"]}}"#, ["DESCRIBE"])
    #expect(held == [#"Analyst: LFTag{"TagKey":"domain","TagValues":["sales"]} [DESCRIBE] with []"#])
    grant(#"{"LFTag": {"TagKey": "domain", "TagValues": ["*"]}}"#, ["DESCRIBE"])
    #expect(held == [#"Analyst: LFTag{"TagKey":"domain","TagValues":["*"]} [DESCRIBE] with []"#])
  }

  @Test func `a deleted tag takes its grants along`() {
    grant(#"{"LFTag": {"TagKey": "domain", "TagValues": ["*"]}}"#, ["DESCRIBE"])
    let policy = #"{"LFTagPolicy": {"ResourceType": "TABLE", "Expression": [{"TagKey": "domain", "TagValues": ["hr"]}]}}"#
    grant(policy, ["SELECT"])
    #expect(held.count == 2)
    world.call("DeleteLFTag", #"{"TagKey": "domain"}"#)
    #expect(held == [])
  }

  // MARK: Batches

  @Test func `a batch tells what failed and does the rest`() {
    func entry(_ id: String, _ resource: String, _ permission: String) -> String {
      """
      {"Id": "\(id)", "Principal": {"DataLakePrincipalIdentifier": "arn:aws:iam::000000000000:role/Analyst"},
       "Resource": \(resource), "Permissions": ["\(permission)"]}
      """
    }
    let entries = [
      entry("1", GrantTests.orders, "ALTER"), entry("2", #"{"Database": {"Name": "nothing"}}"#, "ALTER"),
      entry("3", #"{"Database": {"Name": "sales"}}"#, "SELECT"), #"{"Id": "4"}"#,
    ]
    let answer = world.call("BatchGrantPermissions", "{\"Entries\": [\(entries.joined(separator: ","))]}")
    let failures = answer.json["Failures"]?.elements ?? []
    #expect(failures.map { $0["RequestEntry"]?["Id"]?.string } == ["2", "3", "4"])
    #expect(
      failures.map { $0["Error"]?["ErrorCode"]?.string }
        == ["EntityNotFoundException", "InvalidInputException", "InvalidInputException"])
    #expect(failures.first?["RequestEntry"]?["Permissions"] == .array([.string("ALTER")]))
    #expect(held == [#"Analyst: Table{"DatabaseName":"sales","Name":"orders"} [ALTER] with []"#])
    let revoked = world.call("BatchRevokePermissions", "{\"Entries\": [\(entries[0])]}")
    #expect(revoked.json["Failures"] == .array([]))
    #expect(held == [])
  }

  @Test func `a batch has twenty entries with ids of their own`() {
    let many = (0..<21).map { "{\"Id\": \"\($0)\"}" }.joined(separator: ",")
    #expect(world.call("BatchGrantPermissions", "{\"Entries\": [\(many)]}").code == "InvalidInputException")
    #expect(world.call("BatchGrantPermissions", #"{"Entries": [{"Id": "1"}, {"Id": "1"}]}"#).code == "InvalidInputException")
    #expect(world.call("BatchRevokePermissions", #"{"Entries": [{}]}"#).code == "ValidationException")
  }
}
