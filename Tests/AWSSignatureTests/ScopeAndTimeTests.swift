import AWSSignature
import Basics
import HTTP
import Testing

@Suite struct ScopeAndTimeTests {
  private func authorization(
    _ service: String = "glue", scope: String? = nil, presigned expires: Int? = nil
  ) throws -> RequestAuthorization {
    var request = HTTPRequest(headers: ["Host": "h"])
    let signer = RequestSigner(
      credentials: AWSCredentials(accessKeyID: "AKID", secretAccessKey: "secret"), region: "eu-central-1", service: service)
    if let expires {
      signer.presign(&request, at: testTime, expires: expires)
    } else {
      signer.sign(&request, at: testTime)
    }
    if let scope {
      request.headers["Authorization"] =
        "AWS4-HMAC-SHA256 Credential=AKID/\(scope), SignedHeaders=host;x-amz-date, Signature=abc"
    }
    return try #require(try RequestAuthorization.parse(request))
  }

  @Test func scope() throws {
    let good = try authorization()
    try good.checkScope(service: "glue")
    try good.checkScope(service: "glue", region: "eu-central-1")
    let bad = try authorization(scope: "20110908/c/x/e")
    let found = failure { () throws(SignatureFailure) in try bad.checkScope(service: "glue", region: "eu-central-1") }
    #expect(
      found?.description(in: .json).message
        == "Credential should be scoped to a valid region. Credential should be scoped to correct service: 'glue'. "
        + "Credential should be scoped with a valid terminator: 'aws4_request', not 'e'. Date in Credential scope does not "
        + "match YYYYMMDD from ISO-8601 version of date from HTTP: '20110908' != '20260301', from '20260301T090000Z'.")
    #expect(found?.description(in: .json).code == "InvalidSignatureException")
    #expect(found?.description(in: .query).code == "SignatureDoesNotMatch")
  }

  @Test(arguments: [
    ("20260301/us-east-1/s3/aws4_request", "the region 'us-east-1' is wrong; expecting 'eu-central-1'"),
    ("20260301/eu-central-1/glue/aws4_request", "incorrect service \"glue\". This endpoint belongs to \"s3\"."),
    ("20260301/eu-central-1/s3/aws3", "incorrect terminal \"aws3\". This endpoint uses \"aws4_request\"."),
    (
      "20260228/eu-central-1/s3/aws4_request",
      "Invalid credential date \"20260228\". This date is not the same as X-Amz-Date: \"20260301\"."
    ),
    (
      "2026/eu-central-1/s3/aws4_request",
      "Invalid credential date \"2026\". This date is not the same as X-Amz-Date: \"20260301\"."
    ),
  ])
  func scopeOfS3(_ scope: String, _ reason: String) throws {
    let bad = try authorization("s3", scope: scope)
    let found = failure { () throws(SignatureFailure) in try bad.checkScope(service: "s3", region: "eu-central-1") }
    let error = found?.description(in: .s3)
    #expect(error?.code == "AuthorizationHeaderMalformed" && error?.status == 400)
    #expect(error?.message == "The authorization header is malformed; \(reason)")
  }

  private func check(_ authorization: RequestAuthorization, _ seconds: Int64, skew: Int = 300) -> SignatureFailure? {
    failure { () throws(SignatureFailure) in
      try authorization.checkTime(now: testTime.adding(seconds: seconds), skewSeconds: skew)
    }
  }

  @Test func skew() throws {
    let signed = try authorization()
    for seconds: Int64 in [-300, 0, 300] { #expect(check(signed, seconds) == nil) }
    #expect(
      check(signed, 301)?.description(in: .json).message
        == "Signature expired: 20260301T090000Z is now earlier than 20260301T090001Z (20260301T090501Z - 5 min.)")
    #expect(
      check(signed, -301)?.description(in: .json).message
        == "Signature not yet current: 20260301T090000Z is still later than 20260301T085959Z (20260301T085459Z + 5 min.)")
    #expect(
      check(signed, 901, skew: 900)?.description(in: .query).message
        == "Signature expired: 20260301T090000Z is now earlier than 20260301T090001Z (20260301T091501Z - 15 min.)")
  }

  @Test func skewOfS3() throws {
    let error = check(try authorization("s3"), 1000, skew: 900)?.description(in: .s3)
    #expect(error?.code == "RequestTimeTooSkewed" && error?.status == 403)
    #expect(error?.message == "The difference between the request time and the current time is too large.")
    #expect(error?.details.map(\.value) == ["20260301T090000Z", "2026-03-01T09:16:40Z", "900000"])
  }

  @Test func presignedTimesOfS3() throws {
    let url = try authorization("s3", presigned: 60)
    for seconds: Int64 in [-900, 0, 60] { #expect(check(url, seconds, skew: 900) == nil) }
    let expired = check(url, 61, skew: 900)?.description(in: .s3)
    #expect(expired?.code == "AccessDenied" && expired?.message == "Request has expired")
    #expect(expired?.details.map(\.value) == ["60", "2026-03-01T09:01:00Z", "2026-03-01T09:01:01Z"])
    let early = check(url, -901, skew: 900)?.description(in: .s3)
    #expect(early?.message == "Request is not yet valid")
    #expect(early?.details.first?.value == "1772355600000")
  }

  /// STS honours presigned calls for the clock skew whatever `X-Amz-Expires` says; EKS tokens rely on it.
  @Test func presignedTimesElsewhere() throws {
    let url = try authorization("sts", presigned: 60)
    #expect(check(url, 800, skew: 900) == nil)
    #expect(check(url, 901, skew: 900) != nil)
  }
}
