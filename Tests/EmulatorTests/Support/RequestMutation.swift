import Basics
import HTTP

/// Changes a request as broken clients and attackers do; the same seed gives the same changes.
struct RequestMutation {
  private let random: SeededIDSource

  init(seed: UInt64) { random = SeededIDSource(seed: seed) }

  func below(_ count: Int) -> Int { count <= 0 ? 0 : Int(random.next() % UInt64(count)) }

  func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }

  /// One to four changes.
  func mutated(_ original: HTTPRequest) -> HTTPRequest {
    var request = original
    for _ in 0...below(4) { change(&request) }
    return request
  }

  private func change(_ request: inout HTTPRequest) {
    switch below(10) {
    case 0, 1, 2: request.body = bytes(request.body)
    case 3: request.body = Array(token(in: String(decoding: request.body, as: UTF8.self)).utf8)
    case 4: header(&request)
    case 5: request.path = path(request.path)
    case 6: request.query = String(decoding: bytes(Array((request.query ?? "a=b").utf8)), as: UTF8.self)
    case 7: request.method = one(of: ["GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "PATCH", "FROB"])
    case 8: request.body = one(of: Self.bodies)
    default: request.query = one(of: Self.queries)
    }
  }

  /// Flips, drops, repeats or inserts bytes.
  private func bytes(_ original: [UInt8]) -> [UInt8] {
    var bytes = original
    let start = below(bytes.count + 1)
    let end = min(bytes.count, start + below(12))
    switch below(5) {
    case 0 where !bytes.isEmpty: bytes[below(bytes.count)] = UInt8(truncatingIfNeeded: random.next())
    case 1: bytes.removeSubrange(start..<end)
    case 2: bytes.insert(contentsOf: bytes[start..<end], at: below(bytes.count + 1))
    case 3: bytes.insert(contentsOf: Array(one(of: Self.values).utf8), at: start)
    default: bytes.removeSubrange(start...)
    }
    return bytes
  }

  /// Replaces what stands between two delimiters by an odd value.
  private func token(in text: String) -> String {
    let cuts = text.indices.filter { "{}[]:,=&<>\"".contains(text[$0]) }
    guard cuts.count > 1 else { return text + one(of: Self.values) }
    let index = below(cuts.count - 1)
    return text[...cuts[index]] + one(of: Self.values) + text[cuts[index + 1]...]
  }

  private func header(_ request: inout HTTPRequest) {
    let names = request.headers.fields.map(\.name) + Self.headers
    let name = one(of: names)
    switch below(4) {
    case 0: request.headers[name] = nil
    case 1: request.headers.add(name, one(of: Self.values))
    case 2: request.headers[name] = String(decoding: bytes(Array((request.headers[name] ?? "").utf8)), as: UTF8.self)
    default: request.headers[name] = one(of: Self.values)
    }
  }

  private func path(_ path: String) -> String {
    switch below(4) {
    case 0:
      one(of: [
        "/", "//", "/bucket//", "/bucket/../x", "/%00", "/bucket/%2e%2e/%2f", "/%zz", "/" + String(repeating: "k", count: 1100),
      ])
    case 1: path + one(of: Self.values).split(separator: " ").joined()
    case 2: path.replacing("key", with: "%C3%28")
    default: "/" + path
    }
  }

  private static let values: [String] = [
    "", "null", "0", "-1", "1e999", "99999999999999999999", "-9223372036854775808", "true", "\"\"", "[]", "{}", "[[[[[[]]]]]]",
    "{\"a\":{\"b\":[1]}}",
    "\u{0}", "\u{7f}", "é𝄞", "%00", "%", "../..", "'", "\\", "\"\\ud800\"", "&amp;", "<!DOCTYPE x [<!ENTITY a \"b\">]>&a;",
    "<a/>", "]]>",
    "arn:aws:glue:::", "arn:aws:iam::000000000000:role/", "s3://", "s3:///x", "AwsDataCatalog", "*", "(", "a{99999}", "(a*)*",
    "' OR 1=1", "SELECT ((1",
    "1/0", "bytes=9-1", "bytes=-", "UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "text/xml", "20260301T090000Z",
    "Sun, 99 Foo 2026 90:00:00 GMT",
    String(repeating: "9", count: 400), String(repeating: "n", count: 3000), String(repeating: "[", count: 600),
    String(repeating: "a=", count: 300),
  ]

  private static let headers: [String] = [
    "Range", "If-Match", "If-None-Match", "If-Modified-Since", "Content-MD5", "x-amz-content-sha256",
    "x-amz-decoded-content-length", "Content-Length",
    "Content-Encoding", "x-amz-copy-source", "x-amz-copy-source-range", "x-amz-meta-x", "x-amz-tagging", "x-amz-acl",
    "x-amz-checksum-crc32",
    "x-amz-sdk-checksum-algorithm", "x-amz-trailer", "x-amz-storage-class", "Content-Type", "Host", "Expect",
    "x-amz-server-side-encryption",
    "x-amz-bucket-object-lock-enabled", "x-amz-expected-bucket-owner", "X-Amz-Target", "X-Amz-Date", "Authorization",
    "X-Amz-Security-Token",
  ]

  private static let queries: [String?] = [
    nil, "", "acl", "tagging", "uploads", "versions", "delete", "policy", "lifecycle", "location", "uploadId=x&partNumber=99999",
    "partNumber=-1&uploadId=",
    "list-type=2&max-keys=-1", "list-type=2&max-keys=99999999999999999999", "list-type=2&continuation-token=junk", "max-keys=0",
    "versionId=x", "attributes",
    "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a/b/c/s3/aws4_request&X-Amz-Date=x&X-Amz-Expires=-1&X-Amz-SignedHeaders=host&X-Amz-Signature=0",
    "Action=GetCallerIdentity&Version=2011-06-15", "Action=&Action=", "response-content-type=%0d%0aX: y",
    "encoding-type=url&prefix=%00", "prefix=%ff", "select&select-type=2",
  ]

  private static let bodies: [[UInt8]] = [
    [], Array("{".utf8), Array("null".utf8), Array("<".utf8), Array("<Delete/>".utf8), Array(repeating: 0, count: 64),
    Array(repeating: 0xFF, count: 64),
    Array(String(repeating: "{\"a\":", count: 5000).utf8), Array(String(repeating: "<a>", count: 5000).utf8),
    Array("5;chunk-signature=0\r\nhello\r\n0;chunk-signature=0\r\n\r\n".utf8),
    Array((0..<2000).map { "P\($0)=v" }.joined(separator: "&").utf8),
    Array("{\"QueryString\":\"\(String(repeating: "(", count: 20_000))\"}".utf8),
  ]
}
