import Documents
import Testing

@Suite struct ListingTests {
  private let world: LakeWorld

  init() throws {
    world = try LakeWorld()
    world.call("CreateLFTag", #"{"TagKey": "domain", "TagValues": ["sales", "hr"]}"#)
    world.call("CreateLFTag", #"{"TagKey": "level", "TagValues": ["public", "secret"]}"#)
    world.call("RegisterResource", #"{"ResourceArn": "arn:aws:s3:::lake", "UseServiceLinkedRole": true}"#)
  }

  private let policy =
    #"{"LFTagPolicy": {"ResourceType": "TABLE", "Expression": [{"TagKey": "domain", "TagValues": ["sales"]}]}}"#

  private func grant(_ resource: String, _ permissions: String, to name: String = "role/Analyst") {
    let answer = world.call(
      "GrantPermissions",
      """
      {"Principal": {"DataLakePrincipalIdentifier": "arn:aws:iam::000000000000:\(name)"}, "Resource": \(resource),
       "Permissions": [\(permissions)]}
      """)
    #expect(answer.status == 200, "\(answer.error)")
  }

  private func grantEverything() {
    grant(#"{"Catalog": {}}"#, #""CREATE_DATABASE""#)
    grant(#"{"Database": {"Name": "sales"}}"#, #""DESCRIBE""#)
    grant(#"{"Table": {"DatabaseName": "sales", "Name": "orders"}}"#, #""SELECT", "DESCRIBE""#)
    grant(#"{"Table": {"DatabaseName": "sales", "Name": "orders"}}"#, #""ALTER""#, to: "user/ana")
    grant(#"{"DataLocation": {"ResourceArn": "arn:aws:s3:::lake"}}"#, #""DATA_LOCATION_ACCESS""#)
    grant(#"{"LFTag": {"TagKey": "domain", "TagValues": ["sales"]}}"#, #""DESCRIBE""#)
    grant(policy, #""SELECT""#)
    grant(policy.replacing("TABLE", with: "DATABASE"), #""DESCRIBE""#)
  }

  private func named(_ body: String) -> [String] { world.grants(body).filter { !$0.hasPrefix("IAM_ALLOWED") } }

  @Test(arguments: [
    (#""ResourceType": "CATALOG""#, 1), (#""ResourceType": "DATABASE""#, 1), (#""ResourceType": "TABLE""#, 3),
    (#""ResourceType": "DATA_LOCATION""#, 1), (#""ResourceType": "LF_TAG""#, 1), (#""ResourceType": "LF_TAG_POLICY""#, 2),
    (#""ResourceType": "LF_TAG_POLICY_TABLE""#, 1), (#""ResourceType": "LF_TAG_POLICY_DATABASE""#, 1),
    (#""ResourceType": "LF_NAMED_TAG_EXPRESSION""#, 0),
    (#""Resource": {"Table": {"DatabaseName": "sales", "Name": "orders"}}"#, 3),
    (#""Resource": {"Table": {"DatabaseName": "sales", "Name": "customers"}}"#, 0),
    (#""Resource": {"Table": {"DatabaseName": "sales", "Name": "orders"}}, "ResourceType": "DATABASE""#, 0),
    (#""Resource": {"Table": {"DatabaseName": "sales", "Name": "orders"}}, "IncludeRelated": "TRUE""#, 3),
    (#""Resource": {"LFTag": {"TagKey": "domain", "TagValues": ["sales"]}}"#, 1),
    (#""Resource": {"LFTag": {"TagKey": "domain", "TagValues": ["*"]}}"#, 1),
    (#""Resource": {"LFTag": {"TagKey": "domain", "TagValues": ["hr"]}}"#, 0),
    (#""Resource": {"DataLocation": {"ResourceArn": "arn:aws:s3:::lake/"}}"#, 1),
    (
      #""Resource": {"LFTagPolicy": {"ResourceType": "TABLE", "Expression": [{"TagKey": "domain", "TagValues": ["sales"]}]}}"#, 1
    ),
    (#""Resource": {"LFTagPolicy": {"ResourceType": "TABLE"}}"#, 1), ("", 9),
  ])
  func `type and resource choose grants`(choice: String, count: Int) {
    grantEverything()
    #expect(named("{\(choice)}").count == count)
  }

  @Test func `an entry tells who changed it when`() {
    grant(#"{"Database": {"Name": "sales"}}"#, #""DESCRIBE""#)
    let entry = world.call("ListPermissions", #"{"ResourceType": "DATABASE"}"#).json["PrincipalResourcePermissions"]?.elements?
      .last
    #expect(entry?["LastUpdated"]?.double == 1_772_355_600)
    #expect(entry?["LastUpdatedBy"]?.string == "arn:aws:iam::000000000000:root")
    #expect(entry?["Resource"]?["Database"]?["CatalogId"]?.string == LakeWorld.account)
    #expect(entry?["Condition"] == nil)
  }

  @Test(arguments: [
    (
      #"{"Principal": {"DataLakePrincipalIdentifier": "a"}}"#,
      "InvalidInputException: Resource is mandatory if Principal is set in the input."
    ),
    (
      #"{"Resource": {"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnWildcard": {}}}}"#,
      "InvalidInputException: The resource type is not supported by this operation."
    ),
    (#"{"Resource": {"Database": {"Name": "nothing"}}}"#, "EntityNotFoundException: Database nothing not found."),
    (
      #"{"Resource": {}}"#,
      "InvalidInputException: Resource parameter must have exactly 1 resource specified but 0 were provided."
    ),
    (
      #"{"Principal": {"DataLakePrincipalIdentifier": "a"}, "Resource": {"Catalog": {}}, "IncludeRelated": "TRUE"}"#,
      "InvalidInputException: Principal must not be set if IncludeRelated is TRUE."
    ),
    (#"{"NextToken": "zz"}"#, "InvalidInputException: Invalid NextToken provided."),
  ])
  func `what cannot be listed is refused`(body: String, error: String) {
    #expect(world.call("ListPermissions", body).error == error)
  }

  @Test func `the listing has pages`() {
    grantEverything()
    let all = world.grants()
    var (seen, token) = ([String](), String?.none)
    repeat {
      let next = token.map { ", \"NextToken\": \"\($0)\"" } ?? ""
      let page = world.call("ListPermissions", "{\"MaxResults\": 4\(next)}").json
      seen += (page["PrincipalResourcePermissions"]?.elements ?? []).map(LakeWorld.line)
      token = page["NextToken"]?.string
    } while token != nil
    #expect(seen == all)
    #expect(all.count == 15)
  }

  // MARK: Effective permissions

  private func effective(_ resource: String, of name: String = "role/Analyst") -> [String] {
    world.grants(
      """
      {"Principal": {"DataLakePrincipalIdentifier": "arn:aws:iam::000000000000:\(name)"}, "Resource": \(resource)}
      """)
  }

  private func tag(_ resource: String, _ key: String, _ value: String) {
    world.call(
      "AddLFTagsToResource", "{\"Resource\": \(resource), \"LFTags\": [{\"TagKey\": \"\(key)\", \"TagValues\": [\"\(value)\"]}]}")
  }

  private let orders = #"{"Table": {"DatabaseName": "sales", "Name": "orders"}}"#
  private let table = #"Analyst: Table{"DatabaseName":"sales","Name":"orders"}"#
  private let columns = #"Analyst: TableWithColumns{"DatabaseName":"sales","Name":"orders""#

  @Test func `a principal holds what all tables of the database give`() {
    grant(#"{"Table": {"DatabaseName": "sales", "TableWildcard": {}}}"#, #""SELECT", "DESCRIBE""#)
    #expect(effective(orders) == ["\(table) [DESCRIBE] with []", "\(columns),\"ColumnWildcard\":{}} [SELECT] with []"])
    #expect(effective(orders, of: "user/ana") == [])
  }

  @Test func `a principal holds what the tags give`() {
    grant(policy, #""SELECT", "ALTER""#)
    #expect(effective(orders) == [])
    tag(#"{"Database": {"Name": "sales"}}"#, "domain", "sales")
    #expect(effective(orders) == ["\(table) [ALTER] with []", "\(columns),\"ColumnWildcard\":{}} [SELECT] with []"])
    #expect(effective(#"{"Database": {"Name": "sales"}}"#) == [])
    grant(policy.replacing("TABLE", with: "DATABASE"), #""DESCRIBE""#)
    #expect(effective(#"{"Database": {"Name": "sales"}}"#) == [#"Analyst: Database{"Name":"sales"} [DESCRIBE] with []"#])
  }

  @Test func `tags on some columns give no more than reading them`() {
    grant(policy, #""ALL""#)
    tag(#"{"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnNames": ["id", "email"]}}"#, "domain", "sales")
    #expect(
      effective(orders) == ["\(table) [DESCRIBE] with []", "\(columns),\"ColumnNames\":[\"email\",\"id\"]} [SELECT] with []"])
  }

  @Test func `a column with another value is left out`() {
    grant(policy, #""SELECT""#)
    tag(orders, "domain", "sales")
    tag(#"{"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnNames": ["email"]}}"#, "domain", "hr")
    #expect(effective(orders).last == "\(columns),\"ColumnNames\":[\"amount\",\"day\",\"id\"]} [SELECT] with []")
  }
}
