import Documents
import Testing

/// Who may grant: administrators, and those who hold what they give with the grant option.
@Suite struct AuthorityTests {
  private let world: LakeWorld

  init() throws { world = try LakeWorld(policies: ["ana": allowing("*"), "ben": allowing("*")]) }

  private static let orders = #"{"Table": {"DatabaseName": "sales", "Name": "orders"}}"#
  private static let refusal =
    "AccessDeniedException: Resource does not exist or requester is not authorized to access requested permissions."

  private func change(_ operation: String, _ permission: String, _ resource: String, by user: String) -> String {
    let answer = world.call(
      operation,
      #"""
      {"Principal": {"DataLakePrincipalIdentifier": "\#(LakeWorld.arn("ben"))"}, "Resource": \#(resource),
       "Permissions": ["\#(permission)"]}
      """#, by: user)
    return answer.status == 200 ? "done" : answer.error
  }

  private func give(_ permission: String, _ resource: String, grantable: Bool) {
    let list = "[\"\(permission)\"]"
    world.call(
      "GrantPermissions",
      #"""
      {"Principal": {"DataLakePrincipalIdentifier": "\#(LakeWorld.arn("ana"))"}, "Resource": \#(resource),
       "Permissions": \#(list), "PermissionsWithGrantOption": \#(grantable ? list : "[]")}
      """#)
  }

  @Test(arguments: [
    (orders, "SELECT"), (#"{"Database": {"Name": "sales"}}"#, "DESCRIBE"), (#"{"Catalog": {}}"#, "CREATE_DATABASE"),
    (#"{"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnNames": ["id"]}}"#, "SELECT"),
  ])
  func `what IAM allows is not enough`(resource: String, permission: String) {
    #expect(change("GrantPermissions", permission, resource, by: "ana") == AuthorityTests.refusal)
    #expect(change("RevokePermissions", permission, resource, by: "ana") == AuthorityTests.refusal)
    give(permission, resource, grantable: false)
    #expect(change("GrantPermissions", permission, resource, by: "ana") == AuthorityTests.refusal)
    give(permission, resource, grantable: true)
    #expect(change("GrantPermissions", permission, resource, by: "ana") == "done")
    #expect(change("RevokePermissions", permission, resource, by: "ana") == "done")
  }

  @Test func `more than was passed on cannot be granted`() {
    give("SELECT", #"{"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnNames": ["id"]}}"#, grantable: true)
    #expect(change("GrantPermissions", "SELECT", AuthorityTests.orders, by: "ana") == AuthorityTests.refusal)
    let two = #"{"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnNames": ["id", "email"]}}"#
    #expect(change("GrantPermissions", "SELECT", two, by: "ana") == AuthorityTests.refusal)
  }

  @Test func `administrators grant anything`() {
    world.settings(#"{"DataLakeAdmins": [{"DataLakePrincipalIdentifier": "\#(LakeWorld.arn("ana"))"}]}"#)
    #expect(change("GrantPermissions", "SELECT", AuthorityTests.orders, by: "ana") == "done")
    #expect(change("GrantPermissions", "CREATE_DATABASE", #"{"Catalog": {}}"#, by: "ana") == "done")
    #expect(world.call("CreateLFTag", #"{"TagKey": "a", "TagValues": ["b"]}"#, by: "ana").status == 200)
  }

  @Test func `creators grant what they created`() {
    world.glue("CreateDatabase", ["DatabaseInput": .object(["Name": "mine"])], by: "ana")
    world.createTable("t", in: "mine", columns: ["a"], by: "ana")
    let table = #"{"Table": {"DatabaseName": "mine", "Name": "t"}}"#
    #expect(change("GrantPermissions", "SELECT", table, by: "ana") == "done")
    #expect(change("GrantPermissions", "DROP", table, by: "ana") == "done")
    #expect(change("GrantPermissions", "DROP", table, by: "ben") == AuthorityTests.refusal)
  }

  @Test func `all tables and locations are passed on to what is in them`() {
    give("SELECT", #"{"Table": {"DatabaseName": "sales", "TableWildcard": {}}}"#, grantable: true)
    #expect(change("GrantPermissions", "SELECT", AuthorityTests.orders, by: "ana") == "done")
    world.call("RegisterResource", #"{"ResourceArn": "arn:aws:s3:::lake", "UseServiceLinkedRole": true}"#)
    give("DATA_LOCATION_ACCESS", #"{"DataLocation": {"ResourceArn": "arn:aws:s3:::lake/a"}}"#, grantable: true)
    func grant(_ arn: String) -> String {
      change("GrantPermissions", "DATA_LOCATION_ACCESS", "{\"DataLocation\": {\"ResourceArn\": \"\(arn)\"}}", by: "ana")
    }
    #expect(grant("arn:aws:s3:::lake/a/b") == "done")
    #expect(grant("arn:aws:s3:::lake/ab") == AuthorityTests.refusal)
  }

  @Test func `LF-tags are created by those who may`() {
    let body = #"{"TagKey": "a", "TagValues": ["b"]}"#
    #expect(
      world.call("CreateLFTag", body, by: "ana").error
        == "AccessDeniedException: Insufficient Lake Formation permission(s): Required Create Tag on Catalog")
    world.grant("CREATE_LF_TAG", #"{"Catalog": {}}"#, to: "ana")
    #expect(world.call("CreateLFTag", body, by: "ana").status == 200)
  }

  // MARK: By path

  @Test func `permissions are found by the path of the data`() {
    world.call("RegisterResource", #"{"ResourceArn": "arn:aws:s3:::lake", "UseServiceLinkedRole": true}"#)
    for (name, location) in [("raw", "s3://lake/a/raw/"), ("other", "s3://lake/ab/")] {
      let table = JSON.object(["Name": .string(name), "StorageDescriptor": .object(["Location": .string(location)])])
      world.glue("CreateTable", ["DatabaseName": "hr", "TableInput": table])
    }
    world.grant("SELECT", #"{"Table": {"DatabaseName": "hr", "Name": "raw"}}"#, to: "ana")
    world.grant("DATA_LOCATION_ACCESS", #"{"DataLocation": {"ResourceArn": "arn:aws:s3:::lake/a"}}"#, to: "ben")
    let answer = world.call("GetEffectivePermissionsForPath", #"{"ResourceArn": "arn:aws:s3:::lake/a"}"#)
    #expect(
      answer.json["Permissions"]?.elements?.map(LakeWorld.line) == [
        #"ben: DataLocation{"ResourceArn":"arn:aws:s3:::lake/a"} [DATA_LOCATION_ACCESS] with []"#,
        #"IAM_ALLOWED_PRINCIPALS: Table{"DatabaseName":"hr","Name":"raw"} [ALL] with []"#,
        #"ana: TableWithColumns{"DatabaseName":"hr","Name":"raw","ColumnWildcard":{}} [SELECT] with []"#,
      ])
    #expect(
      world.call("GetEffectivePermissionsForPath", #"{"ResourceArn": "arn:aws:s3:::elsewhere"}"#).code
        == "EntityNotFoundException")
  }
}
