import Basics
import HTTP
import Testing

@Suite struct FuzzTests {
  private static let methods = ["GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS"]
  private static let pieces = [
    "/lake", "/", "key", "%", "%00", "%2F", "%FF", "..", "?", "&", "=", "uploads", "uploadId=", "partNumber=", "list-type=2",
    "prefix=", "delimiter=%2F", "max-keys=", "99999999999999999999", "-1", "tagging", "delete", "versionId=", "€",
    "continuation-token=", "AA==", "AQ==", "encoding-type=url", "attributes", "publicAccessBlock", "location",
  ]
  private static let headers = [
    "Range", "If-Match", "If-None-Match", "If-Modified-Since", "Content-MD5", "x-amz-checksum-crc32", "x-amz-trailer",
    "x-amz-copy-source", "x-amz-copy-source-range", "x-amz-tagging", "x-amz-meta-a", "x-amz-storage-class", "Content-Length",
    "x-amz-decoded-content-length", "x-amz-object-attributes", "x-amz-checksum-algorithm", "x-amz-metadata-directive", "Host",
  ]
  private static let values = [
    "", "bytes=", "bytes=0-", "bytes=-", "bytes=9223372036854775807-9223372036854775807", "\"", "*", "AAAA", "lake/key",
    "/lake/%", "?versionId=", "-1", "0", "18446744073709551616", "a=b&a=b", "=&=", "CRC32", "REPLACE", "€", "lake.s3.localhost",
    "Sun, 32 Xxx 2026 25:61:61 GMT", "bytes=0-0",
  ]
  private static let bodies = ["", "x", "<", "<Delete/>", "<Tagging><TagSet/></Tagging>", "<a><b/></a>", "\0\0"]

  /// Whatever is sent, the answer is S3's own and nothing breaks.
  @Test(arguments: 0..<8)
  func nonsenseIsAnswered(seed: Int) throws {
    let world = try S3World()
    world.send("PUT", "/lake")
    world.send("PUT", "/lake/key", body: "0123456789")
    let source = SeededIDSource(seed: UInt64(seed))
    func pick(_ choices: [String]) -> String { choices[Int(source.next() % UInt64(choices.count))] }
    for _ in 0..<250 {
      let target = "/lake" + (0..<source.next() % 6).map { _ in pick(FuzzTests.pieces) }.joined()
      var headers: HTTPHeaders = [:]
      for _ in 0..<source.next() % 4 { headers[pick(FuzzTests.headers)] = pick(FuzzTests.values) }
      let response = world.send(pick(FuzzTests.methods), target, headers, body: pick(FuzzTests.bodies))
      #expect(response.status < 500 || response.status == 501, "\(target) \(headers) \(response.text)")
    }
    #expect(world.send("GET", "/", [:]).status == 200)
  }
}
