import AWSSignature
import Basics
import HTTP
import ServiceCore
import Testing

/// What callers are told who cannot be identified: status, code, sentence and body, protocol by protocol.
@Suite struct CredentialErrorTests {
  enum Service: CaseIterable, Sendable {
    case json, query, s3

    var request: HTTPRequest {
      switch self {
      case .json: TestCloud.glue("GetTable")
      case .query: TestCloud.sts()
      case .s3: TestCloud.s3()
      }
    }
  }

  private static let invalid = "The security token included in the request is invalid."
  private static let noSuchKey = "The AWS Access Key Id you provided does not exist in our records."
  private static let mismatch =
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and "
    + "signing method. Consult the service documentation for details."

  private func expect(
    _ response: HTTPResponse, _ status: Int, _ code: String, _ message: String,
    location: Testing.SourceLocation = #_sourceLocation
  ) {
    #expect(response.status == status, sourceLocation: location)
    #expect(response.code == code, sourceLocation: location)
    #expect(response.message == message, sourceLocation: location)
  }

  private func expectUnknownKey(_ response: HTTPResponse, _ service: Service, location: Testing.SourceLocation = #_sourceLocation)
  {
    switch service {
    case .json: expect(response, 400, "UnrecognizedClientException", Self.invalid, location: location)
    case .query: expect(response, 403, "InvalidClientTokenId", Self.invalid, location: location)
    case .s3: expect(response, 403, "InvalidAccessKeyId", Self.noSuchKey, location: location)
    }
  }

  // MARK: Whole answers

  @Test func wholeJSONAnswer() throws {
    let test = try TestCloud(SecurityOptions(unknownKeys: .strict))
    let response = test.sendGlue("GetTable")
    #expect(response.text == #"{"__type":"UnrecognizedClientException","message":"\#(Self.invalid)"}"#)
    #expect(response.headers.fields.map(\.name) == ["Content-Type", "x-amzn-RequestId", "x-mocklake-request"])
    #expect(response.headers["Content-Type"] == "application/x-amz-json-1.1")
  }

  @Test func wholeQueryAnswer() throws {
    let test = try TestCloud(SecurityOptions(unknownKeys: .strict))
    let response = test.send(TestCloud.sts())
    let id = try #require(response.headers["x-amzn-RequestId"])
    #expect(
      response.text
        == #"<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>"#
        + "<Code>InvalidClientTokenId</Code><Message>\(Self.invalid)</Message></Error><RequestId>\(id)</RequestId></ErrorResponse>"
    )
    #expect(response.headers["Content-Type"] == "text/xml")
  }

  @Test func wholeS3Answer() throws {
    let test = try TestCloud(SecurityOptions(unknownKeys: .strict))
    let response = test.send(TestCloud.s3())
    let (id, host) = (try #require(response.headers["x-amz-request-id"]), try #require(response.headers["x-amz-id-2"]))
    #expect(
      response.text
        == #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n<Error><Code>InvalidAccessKeyId</Code><Message>\(Self.noSuchKey)"
        + "</Message><AWSAccessKeyId>test</AWSAccessKeyId><RequestId>\(id)</RequestId><HostId>\(host)</HostId></Error>")
    #expect(id.utf8.count == 16)
  }

  // MARK: Keys and tokens

  @Test(arguments: Service.allCases) func unknownKey(_ service: Service) throws {
    let test = try TestCloud(SecurityOptions(unknownKeys: .strict))
    expectUnknownKey(test.send(service.request), service)
  }

  @Test(arguments: Service.allCases) func unknownTemporaryKeyIsRefusedEvenWhereUnknownKeysActAsRoot(_ service: Service) throws {
    let test = try TestCloud()
    let key = AWSCredentials(accessKeyID: "ASIAUNKNOWNUNKNOWN00", secretAccessKey: "x", sessionToken: "y")
    expectUnknownKey(test.send(service.request, as: key), service)
  }

  @Test(arguments: Service.allCases) func temporaryKeyWithoutItsToken(_ service: Service) throws {
    let test = try TestCloud()
    var key = try test.assume("Loader")
    key.sessionToken = nil
    expectUnknownKey(test.send(service.request, as: key), service)
  }

  @Test(arguments: Service.allCases) func wrongToken(_ service: Service) throws {
    let test = try TestCloud()
    var key = try test.assume("Loader")
    key.sessionToken = "nonsense"
    let response = test.send(service.request, as: key)
    switch service {
    case .json, .query: expectUnknownKey(response, service)
    case .s3:
      expect(response, 400, "InvalidToken", "The provided token is malformed or otherwise invalid.")
      #expect(response.text.contains("<Token-0>nonsense</Token-0>"))
    }
  }

  @Test(arguments: Service.allCases, ["Inactive", "deleted"]) func keyOutOfUse(_ service: Service, _ status: String) throws {
    let test = try TestCloud()
    try test.setStatus(status, of: TestCloud.ann)
    expectUnknownKey(test.send(service.request, as: TestCloud.ann), service)
  }

  @Test(arguments: Service.allCases) func expired(_ service: Service) throws {
    let test = try TestCloud()
    let key = try test.assume("Loader", seconds: 900)
    test.clock.advance(seconds: 899)
    #expect(test.send(TestCloud.sts(), as: key).status == 200)
    test.clock.advance(seconds: 1)
    let response = test.send(service.request, as: key)
    switch service {
    case .json: expect(response, 400, "ExpiredTokenException", "The security token included in the request is expired")
    case .query: expect(response, 403, "ExpiredToken", "The security token included in the request is expired")
    case .s3:
      expect(response, 400, "ExpiredToken", "The provided token has expired.")
      #expect(response.text.contains("<Token-0>\(key.sessionToken ?? "")</Token-0>"))
    }
  }

  // MARK: Signatures

  @Test(arguments: Service.allCases) func wrongSecret(_ service: Service) throws {
    let test = try TestCloud()
    var key = TestCloud.ann
    key.secretAccessKey = "another"
    let response = test.send(service.request, as: key)
    switch service {
    case .json: expect(response, 400, "InvalidSignatureException", Self.mismatch)
    case .query: expect(response, 403, "SignatureDoesNotMatch", Self.mismatch)
    case .s3:
      expect(
        response, 403, "SignatureDoesNotMatch",
        "The request signature we calculated does not match the signature you provided. Check your key and signing method.")
      for element in ["AWSAccessKeyId", "StringToSign", "SignatureProvided", "CanonicalRequest"] {
        #expect(response.text.contains("<\(element)>"))
      }
    }
  }

  @Test(arguments: [Service.json, .query]) func bodyChangedAfterSigning(_ service: Service) throws {
    let test = try TestCloud()
    var request = test.signed(service.request, as: TestCloud.ann)
    request.body.append(UInt8(ascii: " "))
    #expect(test.client.response(to: request).message == Self.mismatch)
  }

  @Test(arguments: [
    (
      Service.json, Int64(-301), 400, "InvalidSignatureException",
      "Signature expired: 20260301T085459Z is now earlier than 20260301T085500Z (20260301T090000Z - 5 min.)"
    ),
    (
      .json, 301, 400, "InvalidSignatureException",
      "Signature not yet current: 20260301T090501Z is still later than 20260301T090500Z (20260301T090000Z + 5 min.)"
    ),
    (
      .query, -901, 403, "SignatureDoesNotMatch",
      "Signature expired: 20260301T084459Z is now earlier than 20260301T084500Z (20260301T090000Z - 15 min.)"
    ),
    (
      .query, 901, 403, "SignatureDoesNotMatch",
      "Signature not yet current: 20260301T091501Z is still later than 20260301T091500Z (20260301T090000Z + 15 min.)"
    ),
    (.s3, -901, 403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large."),
    (.s3, 901, 403, "RequestTimeTooSkewed", "The difference between the request time and the current time is too large."),
  ])
  func skew(_ service: Service, _ seconds: Int64, _ status: Int, _ code: String, _ message: String) throws {
    let test = try TestCloud()
    let request = test.signed(service.request, at: test.clock.now.adding(seconds: seconds))
    expect(test.client.response(to: request), status, code, message)
    let near = test.signed(service.request, at: test.clock.now.adding(seconds: seconds - seconds.signum()))
    #expect(test.client.response(to: near).code != code)
  }

  @Test(arguments: Service.allCases) func noAuthentication(_ service: Service) throws {
    let test = try TestCloud()
    let response = test.client.response(to: service.request)
    switch service {
    case .json: expect(response, 400, "MissingAuthenticationTokenException", "Missing Authentication Token")
    case .query: expect(response, 403, "MissingAuthenticationToken", "Request is missing Authentication Token")
    case .s3: expect(response, 403, "AccessDenied", "Access Denied")
    }
  }

  @Test(arguments: Service.allCases) func brokenHeader(_ service: Service) throws {
    let test = try TestCloud()
    var request = test.signed(service.request)
    request.headers["Authorization"] = "AWS4-HMAC-SHA256 Credential=test/20260301/us-east-1/x, Signature=00"
    let response = test.client.response(to: request)
    switch service {
    case .json:
      #expect((response.status, response.code) == (400, "IncompleteSignatureException"))
      #expect(response.message?.hasPrefix("Authorization header requires 'SignedHeaders' parameter.") == true)
    case .query:
      #expect((response.status, response.code) == (400, "IncompleteSignature"))
      #expect(response.message?.hasPrefix("Authorization header requires 'SignedHeaders' parameter.") == true)
    case .s3:
      expect(
        response, 400, "AuthorizationHeaderMalformed",
        "The authorization header is malformed; the authorization header requires three components: Credential, "
          + "SignedHeaders, and Signature.")
    }
  }

  @Test func wrongServiceInTheScope() throws {
    let test = try TestCloud()
    let request = test.signed(TestCloud.glue("GetTable"), for: "athena")
    expect(
      test.client.response(to: request), 400, "InvalidSignatureException",
      "Credential should be scoped to correct service: 'glue'.")
  }

  @Test(arguments: Service.allCases) func wrongTerminator(_ service: Service) throws {
    let test = try TestCloud()
    var request = test.signed(service.request)
    request.headers["Authorization"] = request.headers["Authorization"]?.replacing("aws4_request", with: "aws4_reply")
    let response = test.client.response(to: request)
    switch service {
    case .json:
      expect(
        response, 400, "InvalidSignatureException",
        "Credential should be scoped with a valid terminator: 'aws4_request', not 'aws4_reply'.")
    case .query: #expect((response.status, response.code) == (403, "SignatureDoesNotMatch"))
    case .s3: #expect((response.status, response.code) == (400, "AuthorizationHeaderMalformed"))
    }
  }

  // MARK: Order

  @Test func skewIsToldBeforeAnUnknownKey() throws {
    let test = try TestCloud(SecurityOptions(unknownKeys: .strict))
    let request = test.signed(TestCloud.glue("GetTable"), at: test.clock.now.adding(seconds: -1000))
    #expect(test.client.response(to: request).code == "InvalidSignatureException")
  }

  @Test func expiryIsToldBeforeAWrongSignature() throws {
    let test = try TestCloud()
    var key = try test.assume("Loader", seconds: 900)
    key.secretAccessKey = "another"
    #expect(test.sendGlue("GetTable", as: key).code == "InvalidSignatureException")
    test.clock.advance(seconds: 900)
    #expect(test.sendGlue("GetTable", as: key).code == "ExpiredTokenException")
  }

  @Test func credentialsAreToldBeforeTheBodyIsRead() throws {
    let test = try TestCloud(SecurityOptions(unknownKeys: .strict))
    #expect(test.sendGlue("GetTable", "{").code == "UnrecognizedClientException")
  }

  // MARK: Who is who

  @Test(arguments: [
    ("test", "arn:aws:iam::000000000000:root"), ("AKIAIOSFODNN7EXAMPLE", "arn:aws:iam::000000000000:root"),
    ("111122223333", "arn:aws:iam::111122223333:root"), ("11112222333x", "arn:aws:iam::000000000000:root"),
  ])
  func unknownKeysActAsRoot(_ key: String, _ arn: String) throws {
    let test = try TestCloud()
    let response = test.send(TestCloud.sts(), as: AWSCredentials(accessKeyID: key, secretAccessKey: "x"))
    #expect(response.text.contains("<Arn>\(arn)</Arn>"))
  }

  @Test func knownCallersAreNamed() throws {
    let test = try TestCloud()
    #expect(test.send(TestCloud.sts(), as: TestCloud.ann).text.contains("<Arn>arn:aws:iam::000000000000:user/ann</Arn>"))
    let session = try test.assume("Loader")
    #expect(
      test.send(TestCloud.sts(), as: session).text.contains("<Arn>arn:aws:sts::000000000000:assumed-role/Loader/run</Arn>"))
  }
}
