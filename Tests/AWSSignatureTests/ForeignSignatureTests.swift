import AWSSignature
import Basics
import HTTP
import Testing

/// Signatures that AWS published and that botocore made must be accepted, and made alike.
@Suite struct ForeignSignatureTests {
  @Test(arguments: s3Examples)
  func s3(_ example: SignedExample) throws {
    try verify(example, secret: s3Secret)
  }

  @Test(arguments: suiteExamples)
  func suite(_ example: SignedExample) throws {
    try verify(example, secret: suiteSecret)
  }

  @Test(arguments: botocoreRequests)
  func botocore(_ example: SignedExample) throws {
    try verify(example, secret: suiteSecret)
  }

  private func verify(_ example: SignedExample, secret: String) throws {
    let authorization = try authorization(of: example.request)
    try authorization.verify(example.request, secretAccessKey: secret, bodyHash: example.bodyHash)
    let wrong = failure { () throws(SignatureFailure) in
      try authorization.verify(example.request, secretAccessKey: secret + "x", bodyHash: example.bodyHash)
    }
    guard case .mismatch? = wrong else { return #expect(Bool(false), "a wrong secret gave \(String(describing: wrong))") }
  }

  /// Signing again what botocore signed gives the same header or URL.
  @Test(arguments: botocoreRequests.filter { $0.request.headers["Authorization"] != nil })
  func signsAlike(_ example: SignedExample) throws {
    let theirs = try authorization(of: example.request)
    var request = example.request
    request.headers["Authorization"] = nil
    request.headers["Content-Length"] = nil
    signer(theirs).sign(&request, at: testTime)
    #expect(request.headers["Authorization"] == example.request.headers["Authorization"])
  }

  @Test(arguments: botocoreRequests.filter { $0.request.query?.contains("X-Amz-Signature") ?? false })
  func presignsAlike(_ example: SignedExample) throws {
    let theirs = try authorization(of: example.request)
    guard case .presigned(let expires) = theirs.kind else { return #expect(Bool(false), "not presigned") }
    var request = example.request
    let own = request.query?.split(separator: "&").filter { !$0.hasPrefix("X-Amz-") }.joined(separator: "&") ?? ""
    request.query = own.isEmpty ? nil : own
    signer(theirs).presign(&request, at: testTime, expires: theirs.scope.service == "s3" ? expires : 60)
    #expect(try authorization(of: request).signature == theirs.signature)
  }

  private func signer(_ theirs: RequestAuthorization) -> RequestSigner {
    RequestSigner(
      credentials: AWSCredentials(
        accessKeyID: theirs.accessKeyID, secretAccessKey: suiteSecret, sessionToken: theirs.sessionToken),
      region: theirs.scope.region, service: theirs.scope.service)
  }

  @Test func partsOfAnAuthorization() throws {
    let header = try authorization(of: s3Examples[0].request)
    #expect(header.accessKeyID == "AKIAIOSFODNN7EXAMPLE")
    #expect(header.scope == CredentialScope(date: "20130524", region: "us-east-1", service: "s3"))
    #expect(header.scope.text == "20130524/us-east-1/s3/aws4_request")
    #expect(header.signedHeaders == ["host", "range", "x-amz-content-sha256", "x-amz-date"])
    #expect(header.date.iso8601 == "2013-05-24T00:00:00Z")
    #expect(header.kind == .header && header.form == .header)
    #expect(header.sessionToken == nil)
    let url = try authorization(of: s3Examples[4].request)
    #expect(url.kind == .presigned(expires: 86_400) && url.form == .query)
    #expect(url.payloadHash == "UNSIGNED-PAYLOAD")
  }
}
