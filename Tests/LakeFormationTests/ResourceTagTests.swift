import Documents
import Testing

@Suite struct ResourceTagTests {
  private let world: LakeWorld

  init() throws {
    world = try LakeWorld()
    world.call("CreateLFTag", #"{"TagKey": "domain", "TagValues": ["sales", "hr"]}"#)
    world.call("CreateLFTag", #"{"TagKey": "level", "TagValues": ["public", "secret"]}"#)
  }

  @discardableResult
  private func add(_ resource: String, _ tags: String..., operation: String = "AddLFTagsToResource") -> Answer {
    let list = tags.map { tag in
      let parts = tag.split(separator: "=")
      return "{\"TagKey\": \"\(parts[0])\", \"TagValues\": [\"\(parts[1])\"]}"
    }
    return world.call(operation, "{\"Resource\": \(resource), \"LFTags\": [\(list.joined(separator: ","))]}")
  }

  /// The tags of a resource: `database | table | column: tags, …`.
  private func tags(_ resource: String, _ more: String = "") -> String {
    let answer = world.call("GetResourceLFTags", "{\"Resource\": \(resource)\(more)}")
    guard answer.status == 200 else { return answer.error }
    func text(_ list: JSON?) -> String {
      (list?.elements ?? []).map { "\($0["TagKey"]?.string ?? "")=\($0["TagValues"]?.elements?.first?.string ?? "")" }
        .joined(separator: " ")
    }
    let columns = (answer.json["LFTagsOnColumns"]?.elements ?? []).map { "\($0["Name"]?.string ?? ""): \(text($0["LFTags"]))" }
    return [text(answer.json["LFTagOnDatabase"]), text(answer.json["LFTagsOnTable"]), columns.joined(separator: ", ")]
      .joined(separator: " | ")
  }

  private let sales = #"{"Database": {"Name": "sales"}}"#
  private let customers = #"{"Table": {"DatabaseName": "sales", "Name": "customers"}}"#
  private let email = #"{"TableWithColumns": {"DatabaseName": "sales", "Name": "customers", "ColumnNames": ["email"]}}"#
  private let both = #"""
    {"Table": {"DatabaseName": "sales", "Name": "customers"},
     "TableWithColumns": {"DatabaseName": "sales", "Name": "customers"}}
    """#

  @Test func `tags of a database show with their catalog`() throws {
    #expect(add(sales, "domain=sales").json == (try JSON.parse(#"{"Failures": []}"#)))
    let answer = world.call("GetResourceLFTags", "{\"Resource\": \(sales)}")
    let expected = #"{"LFTagOnDatabase": [{"CatalogId": "000000000000", "TagKey": "domain", "TagValues": ["sales"]}]}"#
    #expect(answer.json == (try JSON.parse(expected)))
  }

  @Test func `what has no tags has no members`() {
    #expect(world.call("GetResourceLFTags", "{\"Resource\": \(both)}").json == .object([:]))
  }

  @Test func `lower levels inherit and override`() {
    add(sales, "domain=sales", "level=public")
    add(customers, "domain=hr")
    add(email, "level=secret")
    let shown = "domain=sales level=public | domain=hr level=public | "
    #expect(
      tags(customers)
        == shown + "id: domain=hr level=public, name: domain=hr level=public, email: domain=hr level=secret")
    #expect(tags(email) == shown + "email: domain=hr level=secret")
    #expect(
      tags(customers, #", "ShowAssignedLFTags": true"#) == "domain=sales level=public | domain=hr | email: level=secret")
  }

  @Test func `OpenMetadata names a table twice and gets all levels`() {
    add(sales, "domain=sales")
    add(email, "level=secret")
    #expect(
      tags(both)
        == "domain=sales | domain=sales | id: domain=sales, name: domain=sales, email: domain=sales level=secret")
    #expect(tags(both) == tags(customers))
    let different = #"""
      {"Table": {"DatabaseName": "sales", "Name": "orders"}, "TableWithColumns": {"DatabaseName": "sales", "Name": "customers"}}
      """#
    let message = "Resource parameter must have exactly 1 resource specified but 2 were provided."
    #expect(tags(different) == "InvalidInputException: \(message)")
    #expect(add(both, "domain=sales").error == "InvalidInputException: \(message)")
  }

  @Test func `columns are chosen by name or by what is left out`() {
    let all =
      #"{"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnWildcard": {"ExcludedColumnNames": ["ID", "day"]}}}"#
    add(all, "level=public")
    #expect(tags(#"{"Table": {"DatabaseName": "SALES", "Name": "Orders"}}"#) == " |  | amount: level=public, email: level=public")
    #expect(tags(all) == " |  | amount: level=public, email: level=public")
    let partition = #"{"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnNames": ["Day"]}}"#
    add(partition, "level=secret")
    #expect(tags(partition) == " |  | day: level=secret")
  }

  @Test func `a key's value is replaced and taken away`() {
    add(sales, "domain=sales")
    add(sales, "domain=hr")
    #expect(tags(sales) == "domain=hr |  | ")
    let wrong = add(sales, "domain=sales", operation: "RemoveLFTagsFromResource").json["Failures"]?.elements?.first
    #expect(wrong?["Error"]?["ErrorCode"]?.string == "EntityNotFoundException")
    #expect(add(sales, "domain=hr", operation: "RemoveLFTagsFromResource").json["Failures"] == .array([]))
    #expect(world.call("GetResourceLFTags", "{\"Resource\": \(sales)}").json == .object([:]))
  }

  @Test func `inherited tags are taken away where they are assigned`() {
    add(sales, "domain=sales")
    let failures = add(customers, "domain=sales", operation: "RemoveLFTagsFromResource").json["Failures"]?.elements
    #expect(failures?.count == 1)
  }

  @Test func `unknown tags are told one by one, the others assigned`() throws {
    let answer = add(sales, "unknown=value", "domain=it", "level=public")
    let first = try JSON.parse(
      #"""
      {"LFTag": {"CatalogId": "000000000000", "TagKey": "unknown", "TagValues": ["value"]},
       "Error": {"ErrorCode": "EntityNotFoundException", "ErrorMessage": "Tag or tag value does not exist."}}
      """#)
    #expect(answer.json["Failures"]?.elements?.first == first)
    #expect(answer.json["Failures"]?.elements?.count == 2)
    #expect(tags(sales) == "level=public |  | ")
  }

  @Test func `a key stands once with one value`() {
    #expect(
      add(sales, "domain=sales", "domain=hr").error == "InvalidInputException: Provided list of tags contains duplicate tag key")
    let message = "InvalidInputException: Tag value wild card was found or input tag value list has size not equal to 1"
    #expect(add(sales, "domain=*").error == message)
    let two = "{\"Resource\": \(sales), \"LFTags\": [{\"TagKey\": \"domain\", \"TagValues\": [\"sales\", \"hr\"]}]}"
    #expect(world.call("AddLFTagsToResource", two).error == message)
  }

  @Test(arguments: [
    (#"{"Database": {"Name": "nothing"}}"#, "EntityNotFoundException: Database nothing not found."),
    (#"{"Table": {"DatabaseName": "sales", "Name": "nothing"}}"#, "EntityNotFoundException: Entity Not Found"),
    (#"{"Table": {"DatabaseName": "nothing", "Name": "t"}}"#, "EntityNotFoundException: Database nothing not found."),
    (
      #"{"TableWithColumns": {"DatabaseName": "sales", "Name": "orders", "ColumnNames": ["nothing"]}}"#,
      "EntityNotFoundException: Column nothing not found."
    ),
    (
      "{}", "InvalidInputException: Resource parameter must have exactly 1 resource specified but 0 were provided."
    ),
    (#"{"Catalog": {}}"#, "InvalidInputException: The resource type is not supported by this operation."),
    (
      #"{"Table": {"DatabaseName": "sales"}}"#, "InvalidInputException: Either the table name or a table wildcard is required."
    ),
  ])
  func `the resource has to be there and of the right kind`(resource: String, error: String) {
    #expect(tags(resource) == error)
    #expect(add(resource, "domain=sales").error == error)
  }

  @Test func `a deleted tag goes from all levels`() {
    add(sales, "domain=sales")
    add(email, "domain=hr", "level=secret")
    world.call("DeleteLFTag", #"{"TagKey": "domain"}"#)
    #expect(tags(customers) == " |  | email: level=secret")
  }

  @Test func `what is created again has no tags`() {
    add(sales, "domain=sales")
    add(customers, "level=public")
    add(email, "level=secret")
    world.glue("DeleteTable", ["DatabaseName": .string("sales"), "Name": .string("customers")])
    #expect(tags(customers) == "EntityNotFoundException: Entity Not Found")
    world.createTable("customers", in: "sales", columns: ["id", "email"])
    #expect(tags(customers) == "domain=sales | domain=sales | id: domain=sales, email: domain=sales")
    world.glue("DeleteDatabase", ["Name": .string("sales")])
    world.glue("CreateDatabase", ["DatabaseInput": .object(["Name": .string("sales")])])
    #expect(tags(sales) == " |  | ")
  }

  @Test func `a resource has fifty tags`() {
    for number in 0..<51 { world.call("CreateLFTag", "{\"TagKey\": \"k\(number)\", \"TagValues\": [\"v\"]}") }
    for number in 0..<50 { add(sales, "k\(number)=v") }
    #expect(add(sales, "k0=v").json["Failures"] == .array([]))
    let failure = add(sales, "k50=v").json["Failures"]?.elements?.first
    #expect(failure?["Error"]?["ErrorCode"]?.string == "InvalidInputException")
  }
}
