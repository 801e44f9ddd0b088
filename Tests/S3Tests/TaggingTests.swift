import Documents
import HTTP
import Testing

@Suite struct TaggingTests {
  private func world() throws -> S3World {
    let world = try S3World()
    world.send("PUT", "/lake")
    world.send("PUT", "/lake/key", ["x-amz-tagging": "team=data%20lake&empty="], body: "x")
    return world
  }

  private func document(_ tags: [(String, String)]) -> String {
    let list = tags.map { "<Tag><Key>\($0.0)</Key><Value>\($0.1)</Value></Tag>" }.joined()
    return "<Tagging><TagSet>\(list)</TagSet></Tagging>"
  }

  private func tags(_ world: S3World) -> [String] {
    let set = world.send("GET", "/lake/key?tagging").xml.child("TagSet")
    return set?.children.map { "\($0.text(of: "Key") ?? "")=\($0.text(of: "Value") ?? "")" } ?? []
  }

  @Test func tagsAreKeptReplacedAndRemoved() throws {
    let world = try world()
    #expect(tags(world) == ["team=data lake", "empty="])
    #expect(world.send("HEAD", "/lake/key").headers["x-amz-tagging-count"] == "2")
    #expect(world.send("PUT", "/lake/key?tagging", body: document([("a", "1")])).status == 200)
    #expect(tags(world) == ["a=1"])
    #expect(world.send("DELETE", "/lake/key?tagging").status == 204)
    #expect(tags(world).isEmpty)
    #expect(world.send("HEAD", "/lake/key").headers["x-amz-tagging-count"] == nil)
    #expect(world.send("PUT", "/lake/gone?tagging", body: document([])).code == "NoSuchKey")
  }

  @Test(
    arguments: [
      ([("a", "1"), ("a", "2")], "InvalidTag"), ([("", "1")], "InvalidTag"), ([("aws:a", "1")], "InvalidTag"),
      ([(String(repeating: "k", count: 129), "")], "InvalidTag"), ([("a", String(repeating: "v", count: 257))], "InvalidTag"),
      ([("a", "{}")], "InvalidTag"), ((0..<11).map { ("k\($0)", "") }, "BadRequest"),
    ] as [([(String, String)], String)])
  func tagsAreChecked(tags: [(String, String)], code: String) throws {
    #expect(try world().send("PUT", "/lake/key?tagging", body: document(tags)).code == code)
  }

  @Test(arguments: ["a=1&a=2", "a=%zz"])
  func headerIsChecked(value: String) throws {
    let response = try world().send("PUT", "/lake/other", ["x-amz-tagging": value], body: "x")
    #expect(response.code == "InvalidArgument")
    #expect(response.text(of: "ArgumentName") == "x-amz-tagging")
  }

  @Test(arguments: ["<Tagging/>", "<Tagging><TagSet><Tag><Key>a</Key></Tag></TagSet></Tagging>", "<x/>", "x"])
  func documentIsChecked(text: String) throws {
    #expect(try world().send("PUT", "/lake/key?tagging", body: text).code == "MalformedXML")
  }
}
