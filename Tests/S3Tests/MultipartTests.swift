import AWSSignature
import Basics
import Digests
import Documents
import HTTP
import Testing

@Suite struct MultipartTests {
  private static let partSize = 5 << 20

  private func begin(_ world: S3World, _ headers: HTTPHeaders = [:]) throws -> String {
    world.send("PUT", "/lake")
    let response = world.send("POST", "/lake/key?uploads", headers)
    #expect(response.xml.name == "InitiateMultipartUploadResult")
    return try #require(response.text(of: "UploadId"))
  }

  private func put(_ world: S3World, _ id: String, _ number: Int, _ body: [UInt8], _ headers: HTTPHeaders = [:]) -> HTTPResponse {
    world.send("PUT", "/lake/key?partNumber=\(number)&uploadId=\(id)", headers, body: body, payload: .unsigned)
  }

  private func complete(
    _ world: S3World, _ id: String, _ parts: [(Int, String)], _ headers: HTTPHeaders = [:], extra: String = ""
  ) -> HTTPResponse {
    let list = parts.map { "<Part><PartNumber>\($0.0)</PartNumber><ETag>\($0.1)</ETag>\(extra)</Part>" }.joined()
    let document = "<CompleteMultipartUpload>\(list)</CompleteMultipartUpload>"
    return world.send("POST", "/lake/key?uploadId=\(id)", headers, body: document)
  }

  @Test func partsBecomeAnObject() throws {
    let world = try S3World()
    let id = try begin(world, ["Content-Type": "text/csv", "x-amz-meta-a": "1", "x-amz-tagging": "k=v"])
    let bodies = [noise(MultipartTests.partSize), noise(MultipartTests.partSize + 1), noise(100)]
    let tags = bodies.enumerated().map { put(world, id, $0.offset * 3 + 1, $0.element).headers["ETag"] ?? "" }
    let done = complete(world, id, [(1, tags[0]), (4, tags[1]), (7, tags[2])])
    #expect(done.status == 200)
    #expect(done.text(of: "Location") == "http://127.0.0.1:4566/lake/key")
    let digest = MD5.hash(bodies.flatMap { MD5.hash($0) })
    #expect(done.text(of: "ETag") == "\"\(Hex.encode(digest))-3\"")
    let whole = bodies.flatMap { $0 }
    #expect(done.text(of: "ChecksumCRC64NVME") == Base64.encode(CRC64NVME.hash(whole)))
    let got = world.send("GET", "/lake/key")
    #expect(got.body.bytes == whole)
    #expect(got.headers["Content-Type"] == "text/csv")
    #expect(got.headers["x-amz-meta-a"] == "1")
    #expect(got.headers["x-amz-tagging-count"] == "1")
    #expect(world.files.count == 1)
    let second = world.send("GET", "/lake/key?partNumber=4")
    #expect(second.status == 206)
    #expect(second.body.bytes == bodies[1])
    #expect(second.headers["x-amz-mp-parts-count"] == "3")
    let none = world.send("GET", "/lake/key?partNumber=2")
    #expect(none.status == 416)
    #expect(none.code == "InvalidPartNumber")
    #expect(complete(world, id, [(1, tags[0])]).code == "NoSuchUpload")
    let attributes = world.send("GET", "/lake/key?attributes", ["x-amz-object-attributes": "ObjectParts"])
    #expect(attributes.xml.child("ObjectParts")?.text(of: "PartsCount") == "3")
  }

  @Test func smallObjectStaysInTheDatabase() throws {
    let world = try S3World()
    let id = try begin(world)
    let tag = try #require(put(world, id, 1, noise(100)).headers["ETag"])
    #expect(complete(world, id, [(1, tag)]).status == 200)
    #expect(world.send("GET", "/lake/key").body.bytes == noise(100))
    #expect(world.files.isEmpty)
    #expect(world.smallBodies == 1)
  }

  @Test func copyOfAnUploadIsOnePiece() throws {
    let world = try S3World()
    let id = try begin(world)
    let tag = try #require(put(world, id, 1, noise(100_000)).headers["ETag"])
    _ = complete(world, id, [(1, tag)])
    #expect(world.send("HEAD", "/lake/key").headers["ETag"]?.hasSuffix("-1\"") == true)
    let copied = world.send("PUT", "/lake/copy", ["x-amz-copy-source": "lake/key"])
    #expect(copied.text(of: "ETag") == "\"\(Hex.encode(MD5.hash(noise(100_000))))\"")
    world.send("DELETE", "/lake/key")
    #expect(world.send("GET", "/lake/copy").body.bytes == noise(100_000))
  }

  @Test func partsOverwriteEachOther() throws {
    let world = try S3World()
    let id = try begin(world)
    let first = try #require(put(world, id, 1, noise(100_000)).headers["ETag"])
    let second = try #require(put(world, id, 1, noise(100_001)).headers["ETag"])
    #expect(world.files.count == 1)
    let stale = complete(world, id, [(1, first)])
    #expect(stale.code == "InvalidPart")
    #expect(stale.text(of: "PartNumber") == "1")
    #expect(stale.text(of: "UploadId") == id)
    #expect("\"\(stale.text(of: "ETag") ?? "")\"" == first)
    #expect(complete(world, id, [(1, second)]).status == 200)
  }

  @Test func listsThatCannotBeJoinedAreRefused() throws {
    let world = try S3World()
    let id = try begin(world)
    let tags = [1, 2].map { put(world, id, $0, noise(100 + $0)).headers["ETag"] ?? "" }
    let small = complete(world, id, [(1, tags[0]), (2, tags[1])])
    #expect(small.code == "EntityTooSmall")
    #expect(small.text(of: "ProposedSize") == "101")
    #expect(small.text(of: "MinSizeAllowed") == "5242880")
    #expect(small.text(of: "PartNumber") == "1")
    #expect(complete(world, id, [(2, tags[1]), (1, tags[0])]).code == "InvalidPartOrder")
    #expect(complete(world, id, [(1, tags[0]), (1, tags[0])]).code == "InvalidPartOrder")
    #expect(complete(world, id, [(3, tags[0])]).code == "InvalidPart")
    #expect(complete(world, id, []).code == "MalformedXML")
    #expect(complete(world, id, [(0, tags[0])]).code == "InvalidArgument")
    #expect(world.send("POST", "/lake/key?uploadId=\(id)", body: "<Complete").code == "MalformedXML")
    let sized = complete(world, id, [(1, tags[0])], ["x-amz-mp-object-size": "5"])
    #expect(sized.code == "InvalidRequest")
    #expect(world.send("HEAD", "/lake/key").status == 404)
    #expect(complete(world, id, [(1, tags[0])], ["If-None-Match": "*"]).status == 200)
  }

  @Test func unknownUploadsAreTold() throws {
    let world = try S3World()
    _ = try begin(world)
    for (method, target) in [
      ("PUT", "/lake/key?partNumber=1&uploadId=x"), ("GET", "/lake/key?uploadId=x"), ("DELETE", "/lake/key?uploadId=x"),
    ] {
      let response = world.send(method, target)
      #expect(response.status == 404)
      #expect(response.code == "NoSuchUpload")
      #expect(response.text(of: "UploadId") == "x")
    }
    #expect(put(world, "x", 0, []).code == "InvalidArgument")
    #expect(put(world, "x", 10_001, []).text(of: "ArgumentName") == "partNumber")
    #expect(world.send("PUT", "/lake/key?partNumber=1", body: "x").code == "InvalidArgument")
  }

  @Test func abortDropsTheParts() throws {
    let world = try S3World()
    let id = try begin(world)
    _ = put(world, id, 1, noise(100_000))
    _ = put(world, id, 2, noise(100))
    #expect(world.send("DELETE", "/lake/key?uploadId=\(id)").status == 204)
    #expect(world.files.isEmpty)
    #expect(world.smallBodies == 0)
    #expect(world.send("DELETE", "/lake/key?uploadId=\(id)").code == "NoSuchUpload")
  }

  @Test func partsAreListed() throws {
    let world = try S3World()
    let id = try begin(world, ["x-amz-checksum-algorithm": "CRC32", "x-amz-checksum-type": "FULL_OBJECT"])
    for number in 1...5 { _ = put(world, id, number, noise(number)) }
    let page = world.send("GET", "/lake/key?uploadId=\(id)&max-parts=2&part-number-marker=1")
    #expect(page.xml.all("Part").compactMap { $0.text(of: "PartNumber") } == ["2", "3"])
    #expect(page.xml.all("Part").compactMap { $0.text(of: "Size") } == ["2", "3"])
    #expect(page.text(of: "IsTruncated") == "true")
    #expect(page.text(of: "NextPartNumberMarker") == "3")
    #expect(page.text(of: "ChecksumAlgorithm") == "CRC32")
    #expect(page.xml.child("Part")?.text(of: "ChecksumCRC32") != nil)
    #expect(page.xml.child("Initiator")?.text(of: "ID") == "arn:aws:iam::000000000000:root")
  }

  @Test func uploadsAreListed() throws {
    let world = try S3World()
    world.send("PUT", "/lake")
    var ids: [String] = []
    for key in ["a", "b/1", "b/2", "c", "c"] {
      world.clock.advance(seconds: 1)
      ids.append(world.send("POST", "/lake/\(key)?uploads").text(of: "UploadId") ?? "")
    }
    let whole = world.send("GET", "/lake?uploads")
    #expect(whole.xml.all("Upload").compactMap { $0.text(of: "Key") } == ["a", "b/1", "b/2", "c", "c"])
    let rolled = world.send("GET", "/lake?uploads&delimiter=%2F")
    #expect(rolled.xml.all("Upload").compactMap { $0.text(of: "Key") } == ["a", "c", "c"])
    #expect(rolled.xml.all("CommonPrefixes").compactMap { $0.text(of: "Prefix") } == ["b/"])
    let page = world.send("GET", "/lake?uploads&max-uploads=4")
    #expect(page.text(of: "NextKeyMarker") == "c")
    #expect(page.text(of: "NextUploadIdMarker") == ids[3])
    let rest = world.send("GET", "/lake?uploads&key-marker=c&upload-id-marker=\(ids[3])")
    #expect(rest.xml.all("Upload").compactMap { $0.text(of: "UploadId") } == [ids[4]])
    #expect(world.send("GET", "/lake?uploads&key-marker=b%2F2").xml.all("Upload").count == 2)
  }

  @Test func partsAreCopied() throws {
    let world = try S3World()
    let id = try begin(world)
    world.send("PUT", "/lake/source", body: noise(100_000))
    func copy(_ number: Int, _ range: String?) -> HTTPResponse {
      var headers: HTTPHeaders = ["x-amz-copy-source": "lake/source"]
      headers["x-amz-copy-source-range"] = range
      return world.send("PUT", "/lake/key?partNumber=\(number)&uploadId=\(id)", headers)
    }
    let part = copy(1, "bytes=10-99")
    #expect(part.xml.name == "CopyPartResult")
    #expect(part.text(of: "ETag") == "\"\(Hex.encode(MD5.hash(Array(noise(100_000)[10..<100]))))\"")
    #expect(copy(2, nil).status == 200)
    #expect(copy(3, "bytes=10-").code == "InvalidArgument")
    let beyond = copy(3, "bytes=0-100000")
    #expect(beyond.text(of: "Message") == "Range specified is not valid for source object of size: 100000")
    let tag = try #require(part.text(of: "ETag"))
    #expect(complete(world, id, [(1, tag)]).status == 200)
    #expect(world.send("GET", "/lake/key").body.bytes == Array(noise(100_000)[10..<100]))
  }

  @Test func compositeChecksumsAreRequired() throws {
    let world = try S3World()
    let id = try begin(world, ["x-amz-checksum-algorithm": "SHA256"])
    let refused = put(world, id, 1, Array("x".utf8))
    #expect(refused.code == "InvalidRequest")
    #expect(
      refused.text(of: "Message")
        == "Checksum Type mismatch occurred, expected checksum Type: sha256, actual checksum Type: null")
    let value = Base64.encode(SHA256.hash("x"))
    let part = put(world, id, 1, Array("x".utf8), ["x-amz-checksum-sha256": value])
    #expect(part.headers["x-amz-checksum-sha256"] == value)
    let tag = try #require(part.headers["ETag"])
    let bare = complete(world, id, [(1, tag)])
    #expect(
      bare.text(of: "Message")
        == "The upload was created using a sha256 checksum. The complete request must include the checksum for each part. "
        + "It was missing for part 1 in the request.")
    let wrong = complete(world, id, [(1, tag)], extra: "<ChecksumSHA256>AAAA</ChecksumSHA256>")
    #expect(wrong.code == "InvalidPart")
    let mode = complete(
      world, id, [(1, tag)], ["x-amz-checksum-type": "FULL_OBJECT"], extra: "<ChecksumSHA256>\(value)</ChecksumSHA256>")
    #expect(mode.code == "InvalidRequest")
    let done = complete(world, id, [(1, tag)], extra: "<ChecksumSHA256>\(value)</ChecksumSHA256>")
    #expect(done.text(of: "ChecksumSHA256") == "\(Base64.encode(SHA256.hash(SHA256.hash("x"))))-1")
    #expect(done.text(of: "ChecksumType") == "COMPOSITE")
    let head = world.send("HEAD", "/lake/key", ["x-amz-checksum-mode": "ENABLED"]).headers
    #expect(head["x-amz-checksum-type"] == "COMPOSITE")
  }

  @Test(
    arguments: [
      (
        ["x-amz-checksum-type": "COMPOSITE"],
        "The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header."
      ),
      (
        ["x-amz-checksum-algorithm": "SHA1", "x-amz-checksum-type": "FULL_OBJECT"],
        "The FULL_OBJECT checksum type cannot be used with the sha1 checksum algorithm."
      ),
      (
        ["x-amz-checksum-algorithm": "CRC64NVME", "x-amz-checksum-type": "COMPOSITE"],
        "The COMPOSITE checksum type cannot be used with the crc64nvme checksum algorithm."
      ),
    ] as [(HTTPHeaders, String)])
  func combinationsAreChecked(headers: HTTPHeaders, message: String) throws {
    let world = try S3World()
    world.send("PUT", "/lake")
    let response = world.send("POST", "/lake/key?uploads", headers)
    #expect(response.code == "InvalidRequest")
    #expect(response.text(of: "Message") == message)
  }

  @Test(arguments: ["CRC32", "CRC32C", "CRC64NVME"])
  func fullObjectChecksumsCombine(algorithm: String) throws {
    let world = try S3World()
    let id = try begin(world, ["x-amz-checksum-algorithm": algorithm, "x-amz-checksum-type": "FULL_OBJECT"])
    let bodies = [noise(MultipartTests.partSize), noise(77)]
    let tags = bodies.enumerated().map { put(world, id, $0.offset + 1, $0.element).headers["ETag"] ?? "" }
    let whole = bodies.flatMap { $0 }
    let expected =
      switch algorithm {
      case "CRC32": Base64.encode(CRC32.hash(whole))
      case "CRC32C": Base64.encode(CRC32C.hash(whole))
      default: Base64.encode(CRC64NVME.hash(whole))
      }
    let header = "x-amz-checksum-\(algorithm.lowercased())"
    let list = [(1, tags[0]), (2, tags[1])]
    let wrong = complete(world, id, list, HTTPHeaders([.init(header, "AAAAAA==")]))
    #expect(wrong.code == "BadDigest")
    let done = complete(world, id, list, HTTPHeaders([.init(header, expected)]))
    #expect(done.text(of: "Checksum\(algorithm)") == expected)
  }
}
