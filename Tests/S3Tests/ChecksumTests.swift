import AWSSignature
import Digests
import Documents
import HTTP
import Testing

@testable import S3

@Suite struct ChecksumTests {
  private static let digits = "123456789"
  private static let values = [
    "crc32": "y/Q5Jg==", "crc32c": "4waSgw==", "crc64nvme": "rosUhgp5mIg=", "sha1": "98O8HYCOBHMq32eZZczDTKeuNEE=",
    "sha256": "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=",
  ]

  private func world() throws -> S3World {
    let world = try S3World()
    world.send("PUT", "/lake")
    return world
  }

  @Test(arguments: ChecksumAlgorithm.allCases)
  func checksumIsCheckedKeptAndTold(algorithm: ChecksumAlgorithm) throws {
    let world = try world()
    let name = algorithm.header
    let value = try #require(ChecksumTests.values[algorithm.rawValue.lowercased()])
    let put = world.send("PUT", "/lake/key", HTTPHeaders([.init(name, value)]), body: ChecksumTests.digits)
    #expect(put.status == 200)
    #expect(put.headers[name] == value)
    #expect(put.headers["x-amz-checksum-type"] == "FULL_OBJECT")
    #expect(world.send("GET", "/lake/key").headers[name] == nil)
    #expect(world.send("GET", "/lake/key", ["x-amz-checksum-mode": "ENABLED"]).headers[name] == value)
    let listed = world.send("GET", "/lake?list-type=2").xml.child("Contents")
    #expect(listed?.text(of: "ChecksumAlgorithm") == algorithm.rawValue)
    let wrong = world.send("PUT", "/lake/other", HTTPHeaders([.init(name, value)]), body: "12345678")
    #expect(wrong.code == "BadDigest")
    #expect(
      wrong.text(of: "Message") == "The \(algorithm.rawValue) you specified did not match the calculated checksum.")
    let broken = world.send("PUT", "/lake/other", HTTPHeaders([.init(name, "!")]), body: "12345678")
    #expect(broken.code == "InvalidRequest")
    #expect(broken.text(of: "Message") == "Value for \(name) header is invalid.")
    #expect(world.send("HEAD", "/lake/other").status == 404)
  }

  @Test func defaultIsTheNewestAlgorithm() throws {
    let put = try world().send("PUT", "/lake/key", body: ChecksumTests.digits)
    #expect(put.headers["x-amz-checksum-crc64nvme"] == "rosUhgp5mIg=")
  }

  @Test func contentMD5IsChecked() throws {
    let world = try world()
    #expect(world.send("PUT", "/lake/key", ["Content-MD5": md5(Array("x".utf8))], body: "x").status == 200)
    let wrong = world.send("PUT", "/lake/key2", ["Content-MD5": md5(Array("y".utf8))], body: "x")
    #expect(wrong.code == "BadDigest")
    #expect(wrong.text(of: "ExpectedDigest") == "415290769594460e2e485922904f345d")
    #expect(wrong.text(of: "CalculatedDigest") == md5(Array("x".utf8)))
    for text in ["", "x", "AAAA", "rL0Y20zC+Fzt72VPzMSk2A"] {
      let invalid = world.send("PUT", "/lake/key2", ["Content-MD5": text], body: "x")
      #expect(invalid.code == "InvalidDigest")
      #expect(invalid.text(of: "Content-MD5") == text)
    }
    #expect(world.send("HEAD", "/lake/key2").status == 404)
  }

  @Test(
    arguments: [
      ["x-amz-checksum-crc32": "y/Q5Jg==", "x-amz-checksum-sha1": "y/Q5Jg=="],
      ["x-amz-sdk-checksum-algorithm": "CRC32"],
      ["x-amz-sdk-checksum-algorithm": "SHA1", "x-amz-checksum-crc32": "y/Q5Jg=="],
      ["x-amz-trailer": "x-amz-meta-x"],
    ] as [HTTPHeaders])
  func contradictionsAreRefused(headers: HTTPHeaders) throws {
    let world = try world()
    #expect(world.send("PUT", "/lake/key", headers, body: ChecksumTests.digits).code == "InvalidRequest")
    #expect(world.send("HEAD", "/lake/key").status == 404)
  }

  @Test(arguments: ChunkedPayload.allCases)
  func chunkedBodiesAreUnframed(kind: ChunkedPayload) throws {
    let world = try world()
    let body = noise(200_000)
    var crc = CRC32()
    crc.update(body)
    let trailers: HTTPHeaders = !kind.hasTrailer ? [:] : ["x-amz-checksum-crc32": Base64.encode(crc.finalize())]
    let put = world.sendChunked("/lake/key", body: body, kind: kind, trailers: trailers)
    #expect(put.status == 200)
    #expect(world.send("GET", "/lake/key").body.bytes == body)
    #expect(world.send("GET", "/lake/key").headers["Content-Encoding"] == nil)
    if kind.hasTrailer { #expect(put.headers["x-amz-checksum-crc32"] == trailers["x-amz-checksum-crc32"]) }
  }

  @Test func wrongTrailerLeavesNothing() throws {
    let world = try world()
    let trailers: HTTPHeaders = ["x-amz-checksum-crc32": "AAAAAA=="]
    let put = world.sendChunked("/lake/key", body: noise(100_000), kind: .unsignedTrailer, trailers: trailers)
    #expect(put.code == "BadDigest")
    #expect(world.send("HEAD", "/lake/key").status == 404)
    #expect(world.files.isEmpty)
  }

  @Test(arguments: [1, 100, 65_600, 99_000])
  func truncatedUploadLeavesNothing(length: Int) throws {
    let world = try world()
    let put = world.sendChunked("/lake/key", body: noise(100_000), kind: .unsignedTrailer) {
      $0.body = Array($0.body.prefix(length))
    }
    #expect(put.status == 400)
    #expect(world.send("HEAD", "/lake/key").status == 404)
    #expect(world.files.isEmpty)
  }

  @Test func payloadHashIsChecked() throws {
    let world = try world()
    let put = world.send(
      "PUT", "/lake/key", body: noise(100_000), payload: .hash(String(repeating: "0", count: 64)))
    #expect(put.code == "XAmzContentSHA256Mismatch")
    #expect(world.send("HEAD", "/lake/key").status == 404)
    #expect(world.files.isEmpty)
    #expect(world.send("PUT", "/lake/key", body: noise(100_000), payload: .unsigned).status == 200)
  }
}
