import Documents
import HTTP
import Testing

@Suite struct DeleteTests {
  private func delete(_ world: S3World, _ keys: [String], quiet: Bool = false, by user: String = "test") -> HTTPResponse {
    var xml = XMLWriter(declaration: false)
    xml.open("Delete")
    if quiet { xml.element("Quiet", "true") }
    for key in keys {
      xml.open("Object")
      xml.element("Key", key)
      xml.close("Object")
    }
    xml.close("Delete")
    return world.send("POST", "/lake?delete", ["Content-MD5": md5(xml.bytes)], body: xml.bytes, by: user)
  }

  @Test func manyAreDeletedAtOnce() throws {
    let world = try S3World()
    world.send("PUT", "/lake")
    for key in ["a", "b&c", "d"] { world.send("PUT", "/lake/\(encoded(key))", body: noise(70_000)) }
    let response = delete(world, ["a", "b&c", "gone"])
    #expect(response.status == 200)
    #expect(response.xml.all("Deleted").compactMap { $0.text(of: "Key") } == ["a", "b&c", "gone"])
    #expect(world.send("GET", "/lake?list-type=2").xml.all("Contents").count == 1)
    #expect(world.files.count == 1)
    #expect(delete(world, ["d"], quiet: true).xml.children.isEmpty)
    #expect(world.files.isEmpty)
  }

  @Test func refusedKeysAreNamed() throws {
    let world = try S3World(policies: ["ann": allowing("s3:DeleteObject", on: "arn:aws:s3:::lake/ann/*")])
    world.send("PUT", "/lake")
    for key in ["ann/1", "bob/1"] { world.send("PUT", "/lake/\(key)", body: "x") }
    let response = delete(world, ["ann/1", "bob/1", "ann/../../x"], quiet: true, by: "ann")
    #expect(response.status == 200)
    let errors = response.xml.all("Error")
    #expect(errors.map { $0.text(of: "Key") } == ["bob/1", "ann/../../x"])
    #expect(errors.map { $0.text(of: "Code") } == ["AccessDenied", "InvalidURI"])
    #expect(errors[0].text(of: "Message")?.contains("s3:DeleteObject on resource: \"arn:aws:s3:::lake/bob/1\"") == true)
    #expect(world.send("HEAD", "/lake/bob/1").status == 200)
    #expect(world.send("HEAD", "/lake/ann/1").status == 404)
  }

  @Test func documentsAreChecked() throws {
    let world = try S3World()
    world.send("PUT", "/lake")
    let bare = world.send("POST", "/lake?delete", body: "<Delete/>")
    #expect(bare.text(of: "Message") == "Missing required header for this request: Content-MD5 OR x-amz-checksum-*")
    let document = Array("<Delete><Object><Key>a</Key></Object></Delete>".utf8)
    #expect(world.send("POST", "/lake?delete", ["Content-MD5": md5([])], body: document).code == "BadDigest")
    #expect(world.send("POST", "/lake?delete", ["x-amz-checksum-crc32": "AAAAAA=="], body: document).code == "BadDigest")
    #expect(delete(world, []).code == "MalformedXML")
    #expect(delete(world, (0..<1001).map { "k\($0)" }).code == "MalformedXML")
    for text in [
      "<Delete>", "", "<x/>", "<Delete><Object/></Delete>",
      "<!DOCTYPE d [<!ENTITY a \"b\">]><Delete><Object><Key>&a;</Key></Object></Delete>",
      String(repeating: "<Delete>", count: 10_000),
    ] {
      let body = Array(text.utf8)
      #expect(world.send("POST", "/lake?delete", ["Content-MD5": md5(body)], body: body).code == "MalformedXML")
    }
  }
}
