import CloudState
import Documents
import SQLite
import ServiceCore
import Testing

@Suite struct TagTests {
  private let world: LakeWorld

  init() throws { world = try LakeWorld() }

  private func create(_ key: String, _ values: [String]) -> Answer {
    let list = values.map { "\"\($0)\"" }.joined(separator: ",")
    return world.call("CreateLFTag", "{\"TagKey\": \"\(key)\", \"TagValues\": [\(list)]}")
  }

  private func values(_ key: String) -> [String]? {
    world.call("GetLFTag", "{\"TagKey\": \"\(key)\"}").json["TagValues"]?.elements?.compactMap(\.string)
  }

  @Test func `a tag has its values in the order given`() {
    #expect(create("domain", ["sales", "hr", "sales"]).json == .object([:]))
    let tag = world.call("GetLFTag", #"{"TagKey": "domain"}"#).json
    #expect(tag["CatalogId"]?.string == LakeWorld.account)
    #expect(tag["TagKey"]?.string == "domain")
    #expect(values("domain") == ["sales", "hr"])
  }

  @Test func `keys and values are kept in lower case`() {
    #expect(create("Domain", ["Sales"]).status == 200)
    #expect(values("DOMAIN") == ["sales"])
    #expect(create("domain", ["x"]).error == "InvalidInputException: Tag key already exists")
  }

  @Test(arguments: ["GetLFTag", "DeleteLFTag", "UpdateLFTag"])
  func `a tag has to be there`(operation: String) {
    let answer = world.call(operation, #"{"TagKey": "nothing", "TagValuesToAdd": ["a"]}"#)
    #expect(answer.error == "EntityNotFoundException: Tag or tag value does not exist.")
  }

  @Test func `values come and go`() {
    _ = create("domain", ["a", "b"])
    #expect(
      world.call("UpdateLFTag", #"{"TagKey": "domain", "TagValuesToAdd": ["c", "a"], "TagValuesToDelete": ["b"]}"#).status == 200)
    #expect(values("domain") == ["a", "c"])
    for body in [
      #"{"TagKey": "domain"}"#, #"{"TagKey": "domain", "TagValuesToDelete": ["a", "c"]}"#,
      #"{"TagKey": "domain", "TagValuesToDelete": ["a"], "TagValuesToAdd": ["a"]}"#,
    ] {
      #expect(world.call("UpdateLFTag", body).code == "InvalidInputException")
    }
    #expect(world.call("UpdateLFTag", #"{"TagKey": "domain", "TagValuesToDelete": ["z"]}"#).code == "EntityNotFoundException")
    #expect(values("domain") == ["a", "c"])
  }

  @Test func `a value in use stays`() {
    _ = create("domain", ["a", "b"])
    world.call(
      "AddLFTagsToResource",
      #"{"Resource": {"Database": {"Name": "sales"}}, "LFTags": [{"TagKey": "domain", "TagValues": ["a"]}]}"#)
    let update = #"{"TagKey": "domain", "TagValuesToDelete": ["a"]}"#
    #expect(world.call("UpdateLFTag", update).error == "InvalidInputException: Update not allowed")
    world.call(
      "RemoveLFTagsFromResource",
      #"{"Resource": {"Database": {"Name": "sales"}}, "LFTags": [{"TagKey": "domain", "TagValues": ["a"]}]}"#)
    #expect(world.call("UpdateLFTag", update).status == 200)
  }

  @Test func `an account has a thousand tags, a tag a thousand values`() throws {
    try world.cloud.database.write { connection in
      for number in 0..<1000 {
        try connection.run(
          "INSERT INTO lakeformation_tag VALUES (?, 'us-east-1', ?, '[\"a\"]')", .text(LakeWorld.account), .text("tag\(number)"))
      }
    }
    #expect(create("more", ["a"]).code == "ResourceNumberLimitExceededException")
    for step in 0..<20 {
      let list = (0..<50).map { "\"v\(step * 50 + $0)\"" }.joined(separator: ",")
      let answer = world.call("UpdateLFTag", "{\"TagKey\": \"tag0\", \"TagValuesToAdd\": [\(list)]}")
      #expect(answer.status == (step < 19 ? 200 : 400))
    }
    #expect(values("tag0")?.count == 951)
  }

  @Test func `the list has pages of fifty at most`() {
    for number in 0..<60 { _ = create("tag\(100 + number)", ["a"]) }
    let first = world.call("ListLFTags", #"{"MaxResults": 1000}"#).json
    #expect(first["LFTags"]?.elements?.count == 50)
    let token = first["NextToken"]?.string ?? ""
    let second = world.call("ListLFTags", "{\"NextToken\": \"\(token)\"}").json
    #expect(second["LFTags"]?.elements?.first?["TagKey"]?.string == "tag150")
    #expect(second["LFTags"]?.elements?.count == 10)
    #expect(second["NextToken"] == nil)
    #expect(world.call("ListLFTags", #"{"ResourceShareType": "FOREIGN"}"#).json["LFTags"] == .array([]))
    #expect(world.call("ListLFTags", #"{"ResourceShareType": "ALL", "MaxResults": 1}"#).json["LFTags"]?.elements?.count == 1)
  }
}
