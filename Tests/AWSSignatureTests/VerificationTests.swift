import AWSSignature
import Basics
import Digests
import HTTP
import Testing

/// What must break a signature, and what must not.
@Suite struct VerificationTests {
  private static let credentials = AWSCredentials(
    accessKeyID: "ASIAEXAMPLE", secretAccessKey: suiteSecret, sessionToken: "token/with+signs=")

  private func signed(_ service: String, _ request: HTTPRequest) -> HTTPRequest {
    var request = request
    RequestSigner(credentials: Self.credentials, region: "eu-central-1", service: service).sign(&request, at: testTime)
    return request
  }

  private var s3Request: HTTPRequest {
    signed(
      "s3",
      HTTPRequest(
        method: "PUT", path: "/bucket/a%20key", query: "partNumber=1&uploadId=x%2Fy",
        headers: ["Host": "localhost:4566", "Content-Type": "text/plain", "x-amz-meta-owner": "ann"],
        body: Array("body".utf8)))
  }

  private var jsonRequest: HTTPRequest {
    signed(
      "athena",
      HTTPRequest(
        method: "POST", headers: ["Host": "localhost:4566", "X-Amz-Target": "AmazonAthena.GetQueryExecution"],
        body: Array("{}".utf8)))
  }

  private func verify(_ request: HTTPRequest, streamed: Bool = false) -> SignatureFailure? {
    failure { () throws(SignatureFailure) in
      guard let authorization = try RequestAuthorization.parse(request) else { throw .hostNotSigned }
      try authorization.verify(
        request, secretAccessKey: suiteSecret, bodyHash: streamed ? nil : Hex.encode(SHA256.hash(request.body)))
    }
  }

  private func isMismatch(_ request: HTTPRequest) -> Bool {
    guard case .mismatch? = verify(request) else { return false }
    return true
  }

  @Test func untouched() {
    #expect(verify(s3Request) == nil)
    #expect(verify(jsonRequest) == nil)
    #expect(verify(s3Request, streamed: true) == nil)
  }

  /// Every signed header: another value, another case of the value, a second value, none at all.
  @Test func everySignedHeader() throws {
    for request in [s3Request, jsonRequest] {
      let names = try authorization(of: request).signedHeaders
      #expect(names.count >= 4)
      for name in names {
        let value = try #require(request.headers[name])
        for other in [value + "x", "x" + value, value.uppercased() + "Y"] {
          var tampered = request
          tampered.headers[name] = other
          #expect(verify(tampered) != nil, "\(name): \(other)")
        }
        var doubled = request
        doubled.headers.add(name, value)
        #expect(isMismatch(doubled), "\(name) twice")
        var removed = request
        removed.headers[name] = nil
        #expect(verify(removed) != nil, "\(name) removed")
      }
    }
  }

  @Test func everyOtherPart() {
    var tampered = s3Request
    tampered.method = "GET"
    #expect(isMismatch(tampered))
    tampered = s3Request
    tampered.path = "/bucket/a%20Key"
    #expect(isMismatch(tampered))
    tampered = s3Request
    tampered.query = "partNumber=2&uploadId=x%2Fy"
    #expect(isMismatch(tampered))
    tampered = s3Request
    tampered.query = "partNumber=1&uploadId=x%2Fy&acl"
    #expect(isMismatch(tampered))
    tampered = jsonRequest
    tampered.body = Array("{ }".utf8)
    #expect(isMismatch(tampered), "services other than S3 sign the body itself")
  }

  @Test func everyDigitOfTheSignature() throws {
    let header = try #require(jsonRequest.headers["Authorization"])
    for offset in 1...64 {
      var characters = Array(header)
      let index = characters.count - offset
      characters[index] = characters[index] == "0" ? "1" : "0"
      var tampered = jsonRequest
      tampered.headers["Authorization"] = String(characters)
      #expect(isMismatch(tampered))
    }
    var shortened = jsonRequest
    shortened.headers["Authorization"] = String(header.dropLast())
    #expect(isMismatch(shortened))
  }

  @Test func everyPartOfTheScope() throws {
    let header = try #require(s3Request.headers["Authorization"])
    for (part, other) in [
      ("20260301", "20260302"), ("eu-central-1", "eu-central-2"), ("aws4_request", "aws5_request"), ("/s3/", "/s3express/"),
    ] {
      var tampered = s3Request
      tampered.headers["Authorization"] = header.split(separator: part).joined(separator: other)
      #expect(isMismatch(tampered), "\(part) to \(other)")
    }
  }

  /// Spellings that mean the same must not matter: proxies and libraries change them.
  @Test func sameMeaning() {
    var request = s3Request
    request.path = "/%62ucket/a%20key"
    request.query = "uploadId=x/y&partNumber=1"
    request.headers["content-type"] = "text/plain "
    request.headers.add("User-Agent", "curl")
    request.headers.add("X-Forwarded-For", "10.0.0.1")
    request.headers.fields.reverse()
    #expect(verify(request) == nil)
  }

  @Test func bodyOfS3() {
    var tampered = s3Request
    tampered.body = Array("Body".utf8)
    let found = verify(tampered)
    let claimed = Hex.encode(SHA256.hash("body"))
    #expect(found == .contentHashMismatch(claimed: claimed, computed: Hex.encode(SHA256.hash("Body"))))
    #expect(found?.description(in: .s3).code == "XAmzContentSHA256Mismatch")
    #expect(verify(tampered, streamed: true) == nil, "a body still to come is not judged")
  }

  @Test func unsignedHeadersOfS3() {
    var request = s3Request
    request.headers.add("X-Amz-Acl", "public-read")
    request.headers.add("x-amz-tagging", "a=b")
    let found = verify(request)
    #expect(found == .headersNotSigned(["x-amz-acl", "x-amz-tagging"]))
    #expect(
      found?.description(in: .s3).details == [SignatureErrorDescription.Detail("HeadersNotSigned", "x-amz-acl, x-amz-tagging")])
    var other = jsonRequest
    other.headers.add("X-Amz-Extra", "1")
    #expect(verify(other) == nil, "only S3 asks this")
    request = s3Request
    request.headers.add("x-amzn-trace-id", "Root=1")
    #expect(verify(request) == nil)
  }

  @Test func hostMustBeSigned() {
    for (request, expected) in [(jsonRequest, SignatureFailure.hostNotSigned), (s3Request, .headersNotSigned(["host"]))] {
      var tampered = request
      tampered.headers["Authorization"] = request.headers["Authorization"]?.split(separator: "host;").joined()
      #expect(verify(tampered) == expected)
    }
    #expect(
      SignatureFailure.hostNotSigned.description(in: .json).message
        == "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.")
  }

  @Test func whatAMismatchShows() throws {
    var tampered = jsonRequest
    tampered.body = Array("[]".utf8)
    let found = try #require(verify(tampered))
    guard case .mismatch(let mismatch) = found else { return #expect(Bool(false)) }
    #expect(mismatch.accessKeyID == "ASIAEXAMPLE")
    #expect(mismatch.canonicalRequest.hasPrefix("POST\n/\n\nhost:localhost:4566\nx-amz-date:20260301T090000Z\n"))
    #expect(mismatch.canonicalRequest.hasSuffix(Hex.encode(SHA256.hash("[]"))))
    #expect(
      mismatch.stringToSign == "AWS4-HMAC-SHA256\n20260301T090000Z\n20260301/eu-central-1/athena/aws4_request\n"
        + Hex.encode(SHA256.hash(mismatch.canonicalRequest)))
    let sentence = "The request signature we calculated does not match the signature you provided. "
    #expect(found.description(in: .json).message.hasPrefix(sentence + "Check your AWS Secret Access Key and signing method."))
    #expect(found.description(in: .json).code == "InvalidSignatureException")
    #expect(found.description(in: .query).code == "SignatureDoesNotMatch")
    #expect(found.description(in: .rest).message.contains("The Canonical String for this request should have been\n'POST\n"))
    let s3 = found.description(in: .s3)
    #expect(s3.message == sentence + "Check your key and signing method.")
    #expect(s3.details.map(\.name).prefix(3) == ["AWSAccessKeyId", "StringToSign", "SignatureProvided"])
    #expect(s3.details[3].value.hasPrefix("41 57 53 34 2d 48 4d 41 43"))
  }

  @Test func presignedRoundTrip() {
    let signer = RequestSigner(credentials: Self.credentials, region: "eu-central-1", service: "s3")
    var request = HTTPRequest(path: "/b/k+%25", query: "versionId=1", headers: ["Host": "h"])
    signer.presign(&request, at: testTime, expires: 60)
    #expect(verify(request) == nil)
    request.body = Array("anything".utf8)
    #expect(verify(request) == nil, "nobody knew the body")
    var later = request
    later.query = request.query?.split(separator: "X-Amz-Expires=60").joined(separator: "X-Amz-Expires=600")
    #expect(isMismatch(later))
    later = request
    later.headers["x-amz-acl"] = "public-read"
    #expect(verify(later) == .headersNotSigned(["x-amz-acl"]))
  }

  @Test func cachedKeys() throws {
    let cache = SigningKeyCache(capacity: 2)
    let authorization = try authorization(of: jsonRequest)
    for _ in 0..<3 {
      let key = cache.key(secretAccessKey: suiteSecret, scope: authorization.scope)
      try authorization.verify(jsonRequest, signingKey: key, bodyHash: Hex.encode(SHA256.hash("{}")))
    }
    let other = cache.key(secretAccessKey: "other", scope: authorization.scope)
    let found = failure { () throws(SignatureFailure) in
      try authorization.verify(jsonRequest, signingKey: other, bodyHash: nil)
    }
    guard case .mismatch? = found else { return #expect(Bool(false)) }
  }
}
