import Documents
import Testing

@Suite struct SearchTests {
  private let world: LakeWorld

  init() throws {
    world = try LakeWorld()
    for tag in [
      #"{"TagKey": "domain", "TagValues": ["sales", "hr", "it"]}"#, #"{"TagKey": "level", "TagValues": ["public", "secret"]}"#,
    ] { world.call("CreateLFTag", tag) }
    for (resource, tag) in [
      (#"{"Database": {"Name": "sales"}}"#, #"{"TagKey": "domain", "TagValues": ["sales"]}"#),
      (#"{"Database": {"Name": "hr"}}"#, #"{"TagKey": "domain", "TagValues": ["hr"]}"#),
      (#"{"Table": {"DatabaseName": "sales", "Name": "orders"}}"#, #"{"TagKey": "level", "TagValues": ["public"]}"#),
      (
        #"{"TableWithColumns": {"DatabaseName": "hr", "Name": "employees", "ColumnNames": ["ssn"]}}"#,
        #"{"TagKey": "level", "TagValues": ["secret"]}"#
      ),
    ] { world.call("AddLFTagsToResource", "{\"Resource\": \(resource), \"LFTags\": [\(tag)]}") }
  }

  private func tables(_ body: String) -> [String] {
    (world.call("SearchTablesByLFTags", body).json["TableList"]?.elements ?? []).map {
      "\($0["Table"]?["DatabaseName"]?.string ?? "").\($0["Table"]?["Name"]?.string ?? "")"
    }
  }

  private func databases(_ body: String) -> [String] {
    (world.call("SearchDatabasesByLFTags", body).json["DatabaseList"]?.elements ?? []).compactMap {
      $0["Database"]?["Name"]?.string
    }
  }

  @Test(arguments: [
    (#"{"TagKey": "domain", "TagValues": ["sales"]}"#, ["sales.customers", "sales.orders"]),
    (#"{"TagKey": "domain", "TagValues": ["sales", "hr"]}"#, ["hr.employees", "sales.customers", "sales.orders"]),
    (#"{"TagKey": "Domain", "TagValues": ["*"]}"#, ["hr.employees", "sales.customers", "sales.orders"]),
    (#"{"TagKey": "level", "TagValues": ["secret"]}"#, ["hr.employees"]),
    (#"{"TagKey": "domain", "TagValues": ["sales"]}, {"TagKey": "level", "TagValues": ["public"]}"#, ["sales.orders"]),
    (#"{"TagKey": "domain", "TagValues": ["sales"]}, {"TagKey": "level", "TagValues": ["secret"]}"#, []),
    (#"{"TagKey": "domain", "TagValues": ["it"]}"#, []),
  ])
  func `tables are found by what they and their columns have`(expression: String, names: [String]) {
    #expect(tables("{\"Expression\": [\(expression)]}") == names)
  }

  @Test(arguments: [
    (#"{"TagKey": "domain", "TagValues": ["sales"]}"#, ["sales"]),
    (#"{"TagKey": "domain", "TagValues": ["*"]}"#, ["hr", "sales"]),
    (#"{"TagKey": "level", "TagValues": ["public"]}"#, []),
  ])
  func `databases are found by their own tags`(expression: String, names: [String]) {
    #expect(databases("{\"Expression\": [\(expression)]}") == names)
  }

  @Test func `a found table shows the tags of all levels`() throws {
    let answer = world.call("SearchTablesByLFTags", #"{"Expression": [{"TagKey": "level", "TagValues": ["secret"]}]}"#)
    let expected = #"""
      {"Table": {"CatalogId": "000000000000", "DatabaseName": "hr", "Name": "employees"},
       "LFTagOnDatabase": [{"CatalogId": "000000000000", "TagKey": "domain", "TagValues": ["hr"]}],
       "LFTagsOnTable": [{"CatalogId": "000000000000", "TagKey": "domain", "TagValues": ["hr"]}],
       "LFTagsOnColumns": [
         {"Name": "id", "LFTags": [{"CatalogId": "000000000000", "TagKey": "domain", "TagValues": ["hr"]}]},
         {"Name": "ssn", "LFTags": [{"CatalogId": "000000000000", "TagKey": "domain", "TagValues": ["hr"]},
                                   {"CatalogId": "000000000000", "TagKey": "level", "TagValues": ["secret"]}]}]}
      """#
    #expect(answer.json["TableList"]?.elements == [try JSON.parse(expected)])
  }

  @Test func `searches have pages`() {
    let expression = #""Expression": [{"TagKey": "domain", "TagValues": ["*"]}]"#
    var (seen, token) = ([String](), "")
    for _ in 0..<3 {
      let body = "{\"MaxResults\": 1, \(expression), \"NextToken\": \"\(token)\"}"
      seen += tables(body)
      token = world.call("SearchTablesByLFTags", body).json["NextToken"]?.string ?? ""
    }
    #expect(seen == ["hr.employees", "sales.customers", "sales.orders"])
    #expect(token == "")
    let first = world.call("SearchDatabasesByLFTags", "{\"MaxResults\": 1, \(expression)}").json["NextToken"]?.string ?? ""
    #expect(databases("{\"MaxResults\": 1, \(expression), \"NextToken\": \"\(first)\"}") == ["sales"])
  }

  @Test(arguments: ["SearchTablesByLFTags", "SearchDatabasesByLFTags"])
  func `an expression names tags that are there`(operation: String) {
    let answer = world.call(operation, #"{"Expression": [{"TagKey": "nothing", "TagValues": ["a"]}]}"#)
    #expect(answer.error == "EntityNotFoundException: Tag or tag value does not exist.")
    #expect(world.call(operation).code == "ValidationException")
  }
}
