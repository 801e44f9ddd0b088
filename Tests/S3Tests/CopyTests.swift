import Basics
import Documents
import HTTP
import Testing

@Suite struct CopyTests {
  private func world() throws -> S3World {
    let world = try S3World()
    world.send("PUT", "/lake")
    world.send("PUT", "/pond")
    return world
  }

  @Test(arguments: [0, 100, 100_000])
  func copyIsTheSame(size: Int) throws {
    let world = try world()
    let headers: HTTPHeaders = ["Content-Type": "text/csv", "x-amz-meta-a": "1", "x-amz-tagging": "k=v"]
    let put = world.send("PUT", "/lake/a%20b+c", headers, body: noise(size))
    world.clock.advance(seconds: 60)
    let copied = world.send("PUT", "/pond/copy", ["x-amz-copy-source": "/lake/a%20b%2Bc"])
    #expect(copied.status == 200)
    #expect(copied.xml.name == "CopyObjectResult")
    #expect(copied.text(of: "ETag") == put.headers["ETag"])
    #expect(copied.text(of: "LastModified") == "2026-03-01T09:01:00.000Z")
    let got = world.send("GET", "/pond/copy")
    #expect(got.body.bytes == noise(size))
    #expect(got.headers["x-amz-meta-a"] == "1")
    #expect(got.headers["Content-Type"] == "text/csv")
    #expect(got.headers["x-amz-tagging-count"] == "1")
    #expect(world.files.count == (size > 65_536 ? 1 : 0))
    world.send("DELETE", "/lake/a%20b+c")
    #expect(world.send("GET", "/pond/copy").body.bytes == noise(size))
    world.send("DELETE", "/pond/copy")
    #expect(world.files.isEmpty)
  }

  @Test func directivesReplace() throws {
    let world = try world()
    world.send("PUT", "/lake/key", ["x-amz-meta-a": "1", "x-amz-tagging": "k=v"], body: "x")
    let headers: HTTPHeaders = [
      "x-amz-copy-source": "lake/key", "x-amz-metadata-directive": "REPLACE", "x-amz-meta-b": "2",
      "x-amz-tagging-directive": "REPLACE", "x-amz-tagging": "x=1&y=2",
    ]
    #expect(world.send("PUT", "/lake/key", headers).status == 200)
    let got = world.send("HEAD", "/lake/key").headers
    #expect(got["x-amz-meta-a"] == nil)
    #expect(got["x-amz-meta-b"] == "2")
    #expect(got["x-amz-tagging-count"] == "2")
    #expect(world.send("GET", "/lake/key").text == "x")
  }

  @Test func copyOntoItselfMustChangeSomething() throws {
    let world = try world()
    world.send("PUT", "/lake/key", body: "x")
    let refused = world.send("PUT", "/lake/key", ["x-amz-copy-source": "lake/key"])
    #expect(refused.code == "InvalidRequest")
    #expect(refused.text(of: "Message")?.hasPrefix("This copy request is illegal because") == true)
    let changed = world.send("PUT", "/lake/key", ["x-amz-copy-source": "lake/key", "x-amz-storage-class": "STANDARD_IA"])
    #expect(changed.status == 200)
    #expect(world.send("HEAD", "/lake/key").headers["x-amz-storage-class"] == "STANDARD_IA")
  }

  @Test func checksumCanBeChosenAnew() throws {
    let world = try world()
    world.send("PUT", "/lake/key", body: "123456789")
    let copied = world.send(
      "PUT", "/lake/copy", ["x-amz-copy-source": "lake/key", "x-amz-checksum-algorithm": "crc32"])
    #expect(copied.text(of: "ChecksumCRC32") == "y/Q5Jg==")
    let unknown: HTTPHeaders = ["x-amz-copy-source": "lake/key", "x-amz-checksum-algorithm": "md4"]
    #expect(world.send("PUT", "/lake/copy", unknown).code == "InvalidRequest")
  }

  private static let earlier = "Sun, 01 Mar 2026 08:00:00 GMT"
  private static let tag = "\"9dd4e461268c8034f5c8564e155c67a6\""

  @Test(arguments: [
    ("If-Match", tag, true), ("If-Match", "\"no\"", false), ("If-None-Match", tag, false),
    ("If-None-Match", "\"no\"", true), ("If-Modified-Since", earlier, true),
    ("If-Modified-Since", "Sun, 01 Mar 2026 09:00:00 GMT", false), ("If-Unmodified-Since", earlier, false),
  ])
  func conditionsOnTheSourceDecide(name: String, value: String, holds: Bool) throws {
    let world = try world()
    world.send("PUT", "/lake/key", body: "x")
    let headers = HTTPHeaders([.init("x-amz-copy-source", "lake/key"), .init("x-amz-copy-source-\(name)", value)])
    let response = world.send("PUT", "/lake/copy", headers)
    #expect(response.status == (holds ? 200 : 412))
    if !holds { #expect(response.text(of: "Condition") == "x-amz-copy-source-\(name)") }
  }

  @Test(arguments: [
    ("lake", "InvalidArgument"), ("/lake/", "InvalidArgument"), ("lake/%zz", "InvalidArgument"),
    ("lake/gone", "NoSuchKey"), ("sea/key", "NoSuchBucket"), ("lake/key?versionId=1", "InvalidArgument"),
  ])
  func badSourcesAreRefused(source: String, code: String) throws {
    let world = try world()
    world.send("PUT", "/lake/key", body: "x")
    #expect(world.send("PUT", "/lake/copy", ["x-amz-copy-source": source]).code == code)
    #expect(world.send("HEAD", "/lake/copy").status == 404)
  }

  @Test(arguments: ["metadata", "tagging"])
  func unknownDirectivesAreRefused(kind: String) throws {
    let world = try world()
    world.send("PUT", "/lake/key", body: "x")
    let headers = HTTPHeaders([.init("x-amz-copy-source", "lake/key"), .init("x-amz-\(kind)-directive", "MERGE")])
    let response = world.send("PUT", "/lake/copy", headers)
    #expect(response.text(of: "Message") == "Unknown \(kind) directive.")
  }
}
