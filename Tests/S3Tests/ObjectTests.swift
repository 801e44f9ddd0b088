import Basics
import Documents
import HTTP
import Testing

@Suite struct ObjectTests {
  private func world() throws -> S3World {
    let world = try S3World()
    world.send("PUT", "/lake")
    return world
  }

  @Test(arguments: [0, 1, 1024, 65_536, 65_537, 300_000])
  func bodyComesBack(size: Int) throws {
    let world = try world()
    let body = noise(size)
    let put = world.send("PUT", "/lake/a/key", body: body)
    #expect(put.status == 200)
    let got = world.send("GET", "/lake/a/key")
    #expect(got.status == 200)
    #expect(got.body.bytes == body)
    #expect(got.headers["ETag"] == put.headers["ETag"])
    #expect(got.headers["Content-Type"] == "binary/octet-stream")
    #expect(got.headers["Last-Modified"] == "Sun, 01 Mar 2026 09:00:00 GMT")
    #expect(got.headers["Accept-Ranges"] == "bytes")
    #expect(got.headers["x-amz-server-side-encryption"] == "AES256")
    let head = world.send("HEAD", "/lake/a/key")
    #expect(head.body.length == size)
    #expect(head.body.bytes.isEmpty)
    #expect(world.files.count == (size > 65_536 ? 1 : 0))
    #expect(world.smallBodies == (1...65_536 ~= size ? 1 : 0))
  }

  @Test func metadataComesBack() throws {
    let world = try world()
    let headers: HTTPHeaders = [
      "Content-Type": "text/csv", "Cache-Control": "max-age=1", "Content-Disposition": "attachment",
      "Content-Encoding": "aws-chunked,gzip", "Content-Language": "de", "Expires": "Sun, 01 Mar 2026 10:00:00 GMT",
      "X-Amz-Meta-Owner": "a: b", "x-amz-meta-Team": "x", "x-amz-storage-class": "STANDARD_IA",
    ]
    world.send("PUT", "/lake/key", headers, body: "x")
    let got = world.send("HEAD", "/lake/key").headers
    #expect(got["Content-Type"] == "text/csv")
    #expect(got["Cache-Control"] == "max-age=1")
    #expect(got["Content-Disposition"] == "attachment")
    #expect(got["Content-Encoding"] == "gzip")
    #expect(got["Content-Language"] == "de")
    #expect(got["Expires"] == "Sun, 01 Mar 2026 10:00:00 GMT")
    #expect(got["x-amz-storage-class"] == "STANDARD_IA")
    #expect(got.fields.contains(.init("x-amz-meta-owner", "a: b")))
    #expect(got.fields.contains(.init("x-amz-meta-team", "x")))
  }

  @Test func tooMuchMetadataIsRefused() throws {
    let world = try world()
    let response = world.send("PUT", "/lake/key", ["x-amz-meta-a": String(repeating: "x", count: 2048)])
    #expect(response.code == "MetadataTooLarge")
    #expect(response.text(of: "Size") == "2049")
    #expect(response.text(of: "MaxSizeAllowed") == "2048")
    #expect(world.send("HEAD", "/lake/key").status == 404)
  }

  @Test(arguments: [10, 100_000])
  func rangesAreCut(size: Int) throws {
    let world = try world()
    let body = noise(size)
    world.send("PUT", "/lake/key", body: body)
    for (range, expected) in [
      ("bytes=0-0", 0..<1), ("bytes=2-5", 2..<6), ("bytes=5-", 5..<size), ("bytes=-3", size - 3..<size),
      ("bytes=0-999999999", 0..<size), ("bytes=-999999999", 0..<size),
    ] {
      let response = world.send("GET", "/lake/key", ["Range": range])
      #expect(response.status == 206)
      #expect(response.body.bytes == Array(body[expected]))
      #expect(
        response.headers["Content-Range"] == "bytes \(expected.lowerBound)-\(expected.upperBound - 1)/\(size)")
      #expect(world.send("HEAD", "/lake/key", ["Range": range]).body.length == expected.count)
    }
  }

  @Test(arguments: ["bytes=0-1,3-4", "bytes=5-2", "bytes=", "bytes=a-b", "lines=0-1", "bytes=--1"])
  func unreadableRangesAreIgnored(range: String) throws {
    let world = try world()
    world.send("PUT", "/lake/key", body: "0123456789")
    #expect(world.send("GET", "/lake/key", ["Range": range]).status == 200)
  }

  @Test(arguments: ["bytes=10-", "bytes=10-20", "bytes=-0", "bytes=9223372036854775807-"])
  func unsatisfiableRangesAreToldWithTheSize(range: String) throws {
    let world = try world()
    world.send("PUT", "/lake/key", body: "0123456789")
    let response = world.send("GET", "/lake/key", ["Range": range])
    #expect(response.status == 416)
    #expect(response.code == "InvalidRange")
    #expect(response.text(of: "RangeRequested") == range)
    #expect(response.text(of: "ActualObjectSize") == "10")
  }

  private static let earlier = "Sun, 01 Mar 2026 08:00:00 GMT"
  private static let same = "Sun, 01 Mar 2026 09:00:00 GMT"
  private static let tag = "\"9dd4e461268c8034f5c8564e155c67a6\""

  @Test(
    arguments: [
      (["If-Match": tag], 200), (["If-Match": "*"], 200), (["If-Match": "\"no\""], 412),
      (["If-Match": "\"no\", \(tag)"], 200), (["If-None-Match": tag], 304), (["If-None-Match": "*"], 304),
      (["If-None-Match": "\"no\""], 200), (["If-Modified-Since": same], 304), (["If-Modified-Since": earlier], 200),
      (["If-Unmodified-Since": same], 200), (["If-Unmodified-Since": earlier], 412),
      (["If-Match": tag, "If-Unmodified-Since": earlier], 200), (["If-None-Match": tag, "If-Modified-Since": earlier], 304),
      (["If-None-Match": "\"no\"", "If-Modified-Since": same], 200), (["If-Modified-Since": "yesterday"], 200),
    ] as [(HTTPHeaders, Int)])
  func conditionsDecide(headers: HTTPHeaders, status: Int) throws {
    let world = try world()
    world.send("PUT", "/lake/key", body: "x")
    let response = world.send("GET", "/lake/key", headers)
    #expect(response.status == status)
    #expect(world.send("HEAD", "/lake/key", headers).status == status)
    if status == 304 { #expect(response.headers["ETag"] == ObjectTests.tag) }
    if status == 412 { #expect(response.text(of: "Condition") == headers.fields[0].name) }
  }

  @Test func writesAreConditional() throws {
    let world = try world()
    #expect(world.send("PUT", "/lake/key", ["If-Match": ObjectTests.tag], body: "x").code == "NoSuchKey")
    #expect(world.send("PUT", "/lake/key", ["If-None-Match": "*"], body: "x").status == 200)
    let second = world.send("PUT", "/lake/key", ["If-None-Match": "*"], body: "y")
    #expect(second.status == 412)
    #expect(second.text(of: "Condition") == "If-None-Match")
    #expect(world.send("PUT", "/lake/key", ["If-Match": "\"no\""], body: "y").status == 412)
    #expect(world.send("GET", "/lake/key").text == "x")
    #expect(world.send("PUT", "/lake/key", ["If-Match": ObjectTests.tag], body: "y").status == 200)
    #expect(world.send("PUT", "/lake/key", ["If-None-Match": "\"x\""], body: "y").code == "NotImplemented")
    #expect(world.send("DELETE", "/lake/key", ["If-Match": "\"no\""]).status == 412)
    #expect(world.send("DELETE", "/lake/gone", ["If-Match": "\"no\""]).code == "NoSuchKey")
  }

  @Test func headersOfTheAnswerCanBeReplaced() throws {
    let world = try world()
    world.send("PUT", "/lake/key", ["Content-Type": "text/csv"], body: "x")
    let query = "response-content-type=text%2Fplain&response-cache-control=no-store&response-expires=now"
    let response = world.send("GET", "/lake/key?\(query)")
    #expect(response.headers.values("Content-Type") == ["text/plain"])
    #expect(response.headers["Cache-Control"] == "no-store")
    #expect(response.headers["Expires"] == "now")
    let injected = world.send("GET", "/lake/key?response-content-type=a%0D%0Ax%3A%20y")
    #expect(injected.code == "InvalidArgument")
  }

  @Test func missingKeyIsTold() throws {
    let world = try world()
    let response = world.send("GET", "/lake/a%26b")
    #expect(response.status == 404)
    #expect(response.code == "NoSuchKey")
    #expect(response.text(of: "Message") == "The specified key does not exist.")
    #expect(response.text(of: "Key") == "a&b")
    let head = world.send("HEAD", "/lake/key")
    #expect(head.status == 404)
    #expect(head.body.bytes.isEmpty)
  }

  @Test(arguments: ["a b", "a+b", "ä/€/𝄞", "a\0b", "%41", "a?b", "/lead", "trail/", "a//b", "..x", "a/../b", "'\"<>&"])
  func keysAreKeptAsTheyAre(key: String) throws {
    let world = try world()
    let path = "/lake/\(encoded(key))"
    #expect(world.send("PUT", path, body: key).status == 200)
    #expect(world.send("GET", path).text == key)
    let listed = world.send("GET", "/lake?list-type=2&encoding-type=url")
    #expect(listed.xml.child("Contents")?.text(of: "Key").map(decoded) == key)
    #expect(world.send("DELETE", path).status == 204)
    #expect(world.send("GET", path).status == 404)
  }

  @Test func overwritingLeavesOneBody() throws {
    let world = try world()
    for size in [10, 100_000, 20, 0, 200_000, 200_000] {
      world.clock.advance(seconds: 1)
      #expect(world.send("PUT", "/lake/key", body: noise(size)).status == 200)
      #expect(world.send("GET", "/lake/key").body.bytes == noise(size))
      #expect(world.files.count + world.smallBodies == (size == 0 ? 0 : 1))
    }
    #expect(world.send("DELETE", "/lake/key").status == 204)
    #expect(world.send("DELETE", "/lake/key").status == 204)
    #expect(world.files.isEmpty)
  }

  @Test func versionsAreNull() throws {
    let world = try world()
    world.send("PUT", "/lake/key", body: "x")
    #expect(world.send("GET", "/lake/key?versionId=null").status == 200)
    #expect(world.send("GET", "/lake/key?versionId=1").code == "InvalidArgument")
    let unknown = world.send("GET", "/lake/key?versionId=UBkBs6R7yIIeY.wR2XOqH6zBHTjGk0Qr")
    #expect(unknown.code == "NoSuchVersion")
    #expect(unknown.status == 404)
  }

  @Test(arguments: [
    ("x-amz-server-side-encryption", "aws:kms", 501), ("x-amz-server-side-encryption", "rot13", 400),
    ("x-amz-server-side-encryption-customer-algorithm", "AES256", 501), ("x-amz-object-lock-mode", "GOVERNANCE", 400),
    ("x-amz-acl", "public-read", 400), ("x-amz-grant-read", "id=1", 400), ("x-amz-storage-class", "COLD", 400),
    ("x-amz-storage-class", "GLACIER", 501), ("x-amz-write-offset-bytes", "1", 501),
  ])
  func whatIsNotThereIsRefused(name: String, value: String, status: Int) throws {
    let world = try world()
    #expect(world.send("PUT", "/lake/key", HTTPHeaders([.init(name, value)]), body: "x").status == status)
    #expect(world.send("HEAD", "/lake/key").status == 404)
  }

  @Test func lengthIsRequiredAndChecked() throws {
    let world = try world()
    #expect(world.send("PUT", "/lake/key", ["Content-Length": "5"], body: "x").code == "IncompleteBody")
    let large = world.send("PUT", "/lake/key", ["Content-Length": "5368709121"], body: "x")
    #expect(large.code == "EntityTooLarge")
    #expect(large.text(of: "MaxSizeAllowed") == "5368709120")
    #expect(world.send("HEAD", "/lake/key").status == 404)
  }

  @Test func virtualHostsAddressBuckets() throws {
    let world = try S3World()
    let host: HTTPHeaders = ["Host": "lake.s3.localhost:4566"]
    #expect(world.send("PUT", "/", host).status == 200)
    #expect(world.send("PUT", "/a/b", host, body: "x").status == 200)
    #expect(world.send("GET", "/lake/a/b").text == "x")
    #expect(world.send("GET", "/?list-type=2", ["Host": "lake.localhost"]).xml.text(of: "KeyCount") == "1")
  }

  @Test func attributesAreTold() throws {
    let world = try world()
    world.send("PUT", "/lake/key", body: "x")
    let wanted: HTTPHeaders = ["x-amz-object-attributes": "ETag,ObjectSize, StorageClass,Checksum"]
    let response = world.send("GET", "/lake/key?attributes", wanted)
    #expect(response.text(of: "ETag") == "9dd4e461268c8034f5c8564e155c67a6")
    #expect(response.text(of: "ObjectSize") == "1")
    #expect(response.text(of: "StorageClass") == "STANDARD")
    #expect(response.xml.child("Checksum")?.text(of: "ChecksumType") == "FULL_OBJECT")
    #expect(world.send("GET", "/lake/key?attributes").code == "InvalidRequest")
    #expect(world.send("GET", "/lake/key?attributes", ["x-amz-object-attributes": "Age"]).code == "InvalidArgument")
  }
}

/// A key as it stands in a path.
func encoded(_ key: String) -> String { PercentEncoding.encode(key, keepingSlash: true) }

/// A key as a listing with `encoding-type=url` has it.
func decoded(_ text: String) -> String { PercentEncoding.decode(text, plusIsSpace: true) ?? "" }
