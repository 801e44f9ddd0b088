import Documents
import ServiceCore
import Testing

/// What callers must be allowed to do: the action on the account's catalog, and for some calls reading in Glue.
@Suite struct DenialTests {
  private static let catalog = "arn:aws:lakeformation:us-east-1:000000000000:catalog:000000000000"

  private static let bodies: [(operation: String, body: String)] = [
    ("AddLFTagsToResource", #"{"Resource": {"Database": {"Name": "sales"}}, "LFTags": [{"TagKey": "a", "TagValues": ["b"]}]}"#),
    ("BatchGrantPermissions", #"{"Entries": []}"#),
    ("BatchRevokePermissions", #"{"Entries": []}"#),
    (
      "CreateDataCellsFilter",
      #"{"TableData": {"TableCatalogId": "000000000000", "DatabaseName": "sales", "TableName": "orders", "Name": "f"}}"#
    ),
    ("CreateLFTag", #"{"TagKey": "a", "TagValues": ["b"]}"#),
    ("DeleteDataCellsFilter", #"{"DatabaseName": "sales", "TableName": "orders", "Name": "f"}"#),
    ("DeleteLFTag", #"{"TagKey": "a"}"#),
    ("DeregisterResource", #"{"ResourceArn": "arn:aws:s3:::b"}"#),
    ("DescribeResource", #"{"ResourceArn": "arn:aws:s3:::b"}"#),
    ("GetDataCellsFilter", #"{"TableCatalogId": "000000000000", "DatabaseName": "sales", "TableName": "orders", "Name": "f"}"#),
    ("GetDataLakeSettings", "{}"),
    ("GetEffectivePermissionsForPath", #"{"ResourceArn": "arn:aws:s3:::b"}"#),
    ("GetLFTag", #"{"TagKey": "a"}"#),
    ("GetResourceLFTags", #"{"Resource": {"Database": {"Name": "sales"}}}"#),
    (
      "GrantPermissions",
      #"{"Principal": {"DataLakePrincipalIdentifier": "a"}, "Resource": {"Catalog": {}}, "Permissions": ["ALL"]}"#
    ),
    ("ListDataCellsFilter", "{}"),
    ("ListLFTags", "{}"),
    ("ListPermissions", "{}"),
    ("ListResources", "{}"),
    ("PutDataLakeSettings", #"{"DataLakeSettings": {}}"#),
    ("RegisterResource", #"{"ResourceArn": "arn:aws:s3:::b", "UseServiceLinkedRole": true}"#),
    (
      "RemoveLFTagsFromResource",
      #"{"Resource": {"Database": {"Name": "sales"}}, "LFTags": [{"TagKey": "a", "TagValues": ["b"]}]}"#
    ),
    (
      "RevokePermissions",
      #"{"Principal": {"DataLakePrincipalIdentifier": "a"}, "Resource": {"Catalog": {}}, "Permissions": ["ALL"]}"#
    ),
    ("SearchDatabasesByLFTags", #"{"Expression": []}"#),
    ("SearchTablesByLFTags", #"{"Expression": []}"#),
    (
      "UpdateDataCellsFilter",
      #"{"TableData": {"TableCatalogId": "000000000000", "DatabaseName": "sales", "TableName": "orders", "Name": "f"}}"#
    ),
    ("UpdateLFTag", #"{"TagKey": "a", "TagValuesToAdd": ["b"]}"#),
    ("UpdateResource", #"{"ResourceArn": "arn:aws:s3:::b", "RoleArn": "arn:aws:iam::000000000000:role/Admin"}"#),
  ]

  @Test(arguments: bodies)
  func `every action is checked on the account's catalog`(operation: String, body: String) throws {
    // A Glue ARN, as OpenMetadata's documentation has it, does not match.
    let glue = allowing("lakeformation:*", on: "arn:aws:glue:us-east-1:000000000000:*")
    let world = try LakeWorld(policies: ["ana": glue])
    let answer = world.call(operation, body, by: "ana")
    #expect(answer.status == 400)
    #expect(
      answer.error
        == "AccessDeniedException: User: arn:aws:iam::000000000000:user/ana is not authorized to perform: "
        + "lakeformation:\(operation) on resource: \(DenialTests.catalog) because no identity-based policy allows the "
        + "lakeformation:\(operation) action")
  }

  @Test func `tags are read without any right in Glue`() throws {
    let world = try LakeWorld(policies: ["ana": allowing("lakeformation:GetResourceLFTags")])
    for resource in [
      #"{"Database": {"Name": "sales"}}"#, #"{"Table": {"DatabaseName": "sales", "Name": "orders"}}"#,
    ] {
      #expect(world.call("GetResourceLFTags", "{\"Resource\": \(resource)}", by: "ana").status == 200)
    }
  }

  @Test(arguments: [
    (#"{"Database": {"Name": "sales"}}"#, "database sales"),
    (#"{"Table": {"DatabaseName": "sales", "Name": "orders"}}"#, "table orders"),
  ])
  func `grants and assignments need the right to read in Glue`(resource: String, name: String) throws {
    let world = try LakeWorld(policies: ["ana": allowing("lakeformation:*"), "ben": allowing("lakeformation:*", "glue:Get*")])
    world.settings(#"{"DataLakeAdmins": [{"DataLakePrincipalIdentifier": "\#(LakeWorld.arn("ben"))"}]}"#)
    world.call("CreateLFTag", #"{"TagKey": "a", "TagValues": ["b"]}"#)
    let tags = "{\"Resource\": \(resource), \"LFTags\": [{\"TagKey\": \"a\", \"TagValues\": [\"b\"]}]}"
    let grant = """
      {"Resource": \(resource), "Permissions": ["DESCRIBE"],
       "Principal": {"DataLakePrincipalIdentifier": "arn:aws:iam::000000000000:role/Analyst"}}
      """
    for (operation, body) in [("AddLFTagsToResource", tags), ("GrantPermissions", grant)] {
      let answer = world.call(operation, body, by: "ana")
      #expect(answer.error == "AccessDeniedException: Insufficient Glue permissions to access \(name)")
      #expect(world.call(operation, body, by: "ben").status == 200)
    }
  }

  @Test func `a role is handed over by those who may pass it`() throws {
    let world = try LakeWorld(policies: ["ana": allowing("lakeformation:*")])
    let body = #"{"ResourceArn": "arn:aws:s3:::b", "RoleArn": "arn:aws:iam::000000000000:role/Admin"}"#
    let answer = world.call("RegisterResource", body, by: "ana")
    #expect(
      answer.error
        == "AccessDeniedException: User: arn:aws:iam::000000000000:user/ana is not authorized to perform: iam:PassRole on "
        + "resource: arn:aws:iam::000000000000:role/Admin because no identity-based policy allows the iam:PassRole action")
  }

  @Test func `another account's catalog is another's`() throws {
    let world = try LakeWorld(policies: ["ana": allowing("lakeformation:*")])
    let answer = world.call("ListLFTags", #"{"CatalogId": "111111111111"}"#, by: "ana")
    #expect(answer.code == "AccessDeniedException")
    #expect(answer.error.contains("arn:aws:lakeformation:us-east-1:111111111111:catalog:111111111111"))
  }

  @Test func `calls to Glue leave their own rows in the journal`() throws {
    let world = try LakeWorld()
    world.call("CreateLFTag", #"{"TagKey": "a", "TagValues": ["b"]}"#)
    let start = world.cloud.journal.position
    world.call(
      "AddLFTagsToResource", #"{"Resource": {"Database": {"Name": "hr"}}, "LFTags": [{"TagKey": "a", "TagValues": ["b"]}]}"#)
    world.call("GetResourceLFTags", #"{"Resource": {"Database": {"Name": "hr"}}}"#)
    let rows = world.cloud.journal.records(after: start, milliseconds: 0).records.map { "\($0.service):\($0.operation)" }
    #expect(rows.sorted() == ["glue:GetDatabase", "lakeformation:AddLFTagsToResource", "lakeformation:GetResourceLFTags"])
  }
}
