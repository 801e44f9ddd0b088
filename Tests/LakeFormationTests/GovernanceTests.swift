import Documents
import Testing

/// What the Data Catalog creates shows in the grants.
@Suite struct GovernanceTests {
  private let world: LakeWorld

  init() throws { world = try LakeWorld(policies: ["ana": allowing("*")]) }

  private let database = #"{"Resource": {"Database": {"Name": "mine"}}}"#
  private let table = #"{"Resource": {"Table": {"DatabaseName": "mine", "Name": "t"}}}"#

  private func create() {
    world.glue("CreateDatabase", ["DatabaseInput": .object(["Name": .string("mine")])], by: "ana")
    world.createTable("t", in: "mine", columns: ["a"], by: "ana")
  }

  @Test func `a new database is open to whom IAM lets in and belongs to its creator`() {
    create()
    let all = "ALL,ALTER,CREATE_TABLE,DESCRIBE,DROP"
    #expect(
      world.grants(database) == [
        #"IAM_ALLOWED_PRINCIPALS: Database{"Name":"mine"} [ALL] with []"#,
        #"ana: Database{"Name":"mine"} [\#(all)] with [\#(all)]"#,
      ])
  }

  @Test func `a new table too`() {
    create()
    let place = #"{"DatabaseName":"mine","Name":"t""#
    let all = "ALL,ALTER,DELETE,DESCRIBE,DROP,INSERT"
    #expect(
      world.grants(table) == [
        "IAM_ALLOWED_PRINCIPALS: Table\(place)} [ALL] with []", "ana: Table\(place)} [\(all)] with [\(all)]",
        "ana: TableWithColumns\(place),\"ColumnWildcard\":{}} [SELECT] with [SELECT]",
      ])
  }

  @Test func `the root user is no principal`() {
    #expect(
      world.grants(#"{"Resource": {"Database": {"Name": "sales"}}}"#)
        == [#"IAM_ALLOWED_PRINCIPALS: Database{"Name":"sales"} [ALL] with []"#])
  }

  @Test func `a table is put under Lake Formation by revoking what everybody has`() {
    let body = #"""
      {"Principal": {"DataLakePrincipalIdentifier": "IAM_ALLOWED_PRINCIPALS"},
       "Resource": {"Table": {"DatabaseName": "sales", "Name": "orders"}}, "Permissions": ["ALL"]}
      """#
    #expect(world.call("RevokePermissions", body).status == 200)
    #expect(world.grants(#"{"Resource": {"Table": {"DatabaseName": "sales", "Name": "orders"}}}"#) == [])
    #expect(world.call("RevokePermissions", body).code == "InvalidInputException")
  }

  @Test func `a database may keep its tables closed`() {
    let input = JSON.object(["Name": .string("mine"), "CreateTableDefaultPermissions": .array([])])
    world.glue("CreateDatabase", ["DatabaseInput": input])
    world.createTable("t", in: "mine", columns: ["a"])
    #expect(world.grants(table) == [])
  }

  @Test func `grants outlive what they are about`() {
    create()
    let before = world.grants(database)
    world.glue("DeleteDatabase", ["Name": .string("mine")])
    #expect(world.call("ListPermissions", database).code == "EntityNotFoundException")
    world.glue("CreateDatabase", ["DatabaseInput": .object(["Name": .string("mine")])])
    #expect(world.grants(database) == before)
  }

  @Test func `a failed creation leaves no grants`() {
    create()
    #expect(world.glue("CreateDatabase", ["DatabaseInput": .object(["Name": .string("mine")])]).code == "AlreadyExistsException")
    #expect(world.grants(database).count == 2)
  }
}
