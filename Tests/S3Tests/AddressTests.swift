import HTTP
import Testing

@testable import S3

@Suite struct AddressTests {
  @Test(
    arguments: [
      ("127.0.0.1:4566", nil), ("localhost:4566", nil), ("[::1]:4566", nil), ("mocklake:4566", nil),
      ("s3.localhost", nil), ("s3.amazonaws.com", nil), ("s3.eu-west-1.amazonaws.com", nil),
      ("s3-eu-west-1.amazonaws.com", nil), ("s3.localhost.localstack.cloud:4566", nil),
      ("lake.localhost:4566", "lake"), ("lake.s3.localhost", "lake"), ("my.lake.s3.localhost:4566", "my.lake"),
      ("lake.s3.amazonaws.com", "lake"), ("lake.s3.eu-west-1.amazonaws.com", "lake"),
      ("LAKE.S3.amazonaws.com", "lake"), ("lake.s3.dualstack.eu-west-1.amazonaws.com", "lake"),
      ("lake.s3-eu-west-1.amazonaws.com", "lake"), ("lake.s3.localhost.localstack.cloud:4566", "lake"),
    ] as [(String, String?)])
  func hostNamesBucket(host: String, bucket: String?) {
    #expect(S3Address.bucket(host: host) == bucket)
  }

  @Test(
    arguments: [
      ("127.0.0.1", "/", nil, nil), ("127.0.0.1", "/lake", "lake", nil), ("127.0.0.1", "/lake/", "lake", nil),
      ("127.0.0.1", "/lake/a/b%20c+d", "lake", "a/b c+d"), ("127.0.0.1", "/lake//a", "lake", "/a"),
      ("127.0.0.1", "/lake/%E2%82%AC", "lake", "€"), ("127.0.0.1", "/lake/a%00b", "lake", "a\0b"),
      ("lake.localhost", "/", "lake", nil), ("lake.localhost", "/a/b", "lake", "a/b"),
      ("127.0.0.1", "/lake/videos/2014/../../video1.wmv", "lake", "videos/2014/../../video1.wmv"),
    ] as [(String, String, String?, String?)])
  func pathNamesBucketAndKey(host: String, path: String, bucket: String?, key: String?) throws {
    let address = try S3Address(HTTPRequest(path: path, headers: ["Host": host]))
    #expect(address.bucket == bucket)
    #expect(address.key == key)
  }

  @Test(arguments: [
    ("/lake/%", "InvalidURI"), ("/lake/%zz", "InvalidURI"), ("/lake/%FF", "InvalidURI"), ("//key", "InvalidURI"),
    ("*", "InvalidURI"), ("/lake/videos/../../video1.wmv", "InvalidURI"), ("/lake/../x", "InvalidURI"),
    ("/lake/" + String(repeating: "k", count: 1025), "KeyTooLongError"),
  ])
  func badPathsAreRefused(path: String, code: String) {
    let error = #expect(throws: (any Error).self) { try S3Address(HTTPRequest(path: path)) }
    #expect("\(error.map { "\($0)" } ?? "")".contains(code))
  }

  @Test func longestKeyFits() throws {
    let key = String(repeating: "k", count: 1024)
    #expect(try S3Address(HTTPRequest(path: "/lake/\(key)")).key == key)
  }

  @Test(arguments: [
    ("lake", true), ("abc", true), ("a.b-c1", true), ("ab", false), (String(repeating: "a", count: 63), true),
    (String(repeating: "a", count: 64), false), ("Lake", false), ("la_ke", false), ("-lake", false), ("lake-", false),
    ("la..ke", false), ("192.168.5.4", false), ("xn--lake", false), ("lake-s3alias", false), ("", false),
    ("lake--ol-s3", false), ("1.2.3", true),
  ])
  func bucketNamesFollowTheRules(name: String, isValid: Bool) {
    #expect(BucketName.isValid(name) == isValid)
  }
}
