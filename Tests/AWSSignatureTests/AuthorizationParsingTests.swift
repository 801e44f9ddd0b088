import AWSSignature
import Basics
import HTTP
import Testing

/// Authorizations that cannot be read, and what each front end says of them.
@Suite struct AuthorizationParsingTests {
  private static let signature = String(repeating: "a", count: 64)
  private static let credential = "AKID/20260301/eu-central-1/glue/aws4_request"
  private static let s3Credential = "AKID/20260301/eu-central-1/s3/aws4_request"

  private func parse(_ header: String, _ others: HTTPHeaders = ["X-Amz-Date": "20260301T090000Z"]) -> SignatureFailure? {
    var headers = others
    headers.add("Authorization", header)
    return failure { () throws(SignatureFailure) in _ = try RequestAuthorization.parse(HTTPRequest(headers: headers)) }
  }

  private func parse(query: String, _ headers: HTTPHeaders = [:]) -> SignatureFailure? {
    failure { () throws(SignatureFailure) in
      _ = try RequestAuthorization.parse(HTTPRequest(query: query, headers: headers))
    }
  }

  @Test func noneAtAll() throws {
    #expect(try RequestAuthorization.parse(HTTPRequest()) == nil)
    #expect(try RequestAuthorization.parse(HTTPRequest(query: "list-type=2&X-Amz-Meta=1")) == nil)
  }

  @Test func bearerToken() {
    let found = parse("Bearer abc")
    #expect(found == .notKeyValuePair("abc", header: "Bearer abc"))
    let error = found?.description(in: .json)
    #expect(error?.code == "IncompleteSignatureException" && error?.status == 400)
    #expect(
      error?.message == "Invalid key=value pair (missing equal-sign) in Authorization header "
        + "(hashed with SHA-256 and encoded with Base64): 'w1Xc6WwWEogNEZQP/dkBTThsJT4MNlKmzQanIm970rY='.")
    #expect(found?.description(in: .s3).message == "Unsupported Authorization Type")
  }

  @Test func basicAuthentication() {
    let found = parse("Basic dXNlcjpw=", [:])
    #expect(
      found == .missingComponents([.credential, .signature, .signedHeaders, .date], form: .header, header: "Basic dXNlcjpw="))
    let message = found?.description(in: .query).message ?? ""
    #expect(
      message.hasPrefix(
        "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. "
          + "Authorization header requires 'SignedHeaders' parameter. Authorization header requires existence of either a "
          + "'X-Amz-Date' or a 'Date' header. (Hashed with SHA-256 and encoded with Base64) Authorization="))
    #expect(found?.description(in: .query).code == "IncompleteSignature")
  }

  @Test(arguments: ["", " ", "AWS4-HMAC-SHA256", "AWS4-HMAC-SHA256 ", "token"])
  func nothingInIt(_ header: String) {
    guard case .missingComponents? = parse(header) else { return #expect(Bool(false), "\(header)") }
  }

  @Test func missingParts() {
    let found = parse("AWS4-HMAC-SHA256 Credential=\(Self.s3Credential), SignedHeaders=host")
    guard case .missingComponents([.signature], .header, _)? = found else {
      return #expect(Bool(false), "\(String(describing: found))")
    }
    let error = found?.description(in: .s3)
    #expect(error?.code == "AuthorizationHeaderMalformed" && error?.status == 400)
    #expect(
      error?.message == "The authorization header is malformed; the authorization header requires three components: "
        + "Credential, SignedHeaders, and Signature.")
  }

  /// A blank after an equals sign ends the value, so that the rest stands alone.
  @Test func blankInTheCredential() {
    let found = parse("AWS4-HMAC-SHA256 Credential= \(Self.credential), SignedHeaders=host, Signature=\(Self.signature)")
    guard case .notKeyValuePair(Self.credential, _)? = found else {
      return #expect(Bool(false), "\(String(describing: found))")
    }
  }

  @Test(arguments: ["AKID", "AKID/20260301/eu-central-1/s3", "a/b/20260301/eu-central-1/s3/aws4_request", "/d/r/s3/t"])
  func badCredential(_ credential: String) {
    let found = parse("AWS4-HMAC-SHA256 Credential=\(credential), SignedHeaders=host, Signature=\(Self.signature)")
    #expect(found == .malformedCredential(credential, form: .header))
    #expect(
      found?.description(in: .s3).message
        == "The authorization header is malformed; the Credential is mal-formed; "
        + "expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".")
    #expect(
      found?.description(in: .json).message
        == "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '\(credential)'")
  }

  @Test(arguments: ["AWS4-HMAC-SHA1", "AWS4-ECDSA-P256-SHA256"])
  func otherAlgorithm(_ name: String) {
    let found = parse("\(name) Credential=\(Self.credential), SignedHeaders=host, Signature=\(Self.signature)")
    #expect(found == .unsupportedAlgorithm(name, form: .header))
  }

  @Test func version2() {
    let header = parse("AWS AKID:c2lnbmF0dXJl")
    #expect(header == .unsupportedAlgorithm("AWS", form: .header))
    #expect(
      header?.description(in: .s3).message
        == "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.")
    #expect(parse(query: "AWSAccessKeyId=AKID&Signature=x&Expires=1") == .unsupportedAlgorithm("AWS", form: .query))
  }

  @Test(arguments: ["yesterday", "2026-03-01", "20260301T250000Z", ""])
  func badDate(_ date: String) {
    let found = parse(
      "AWS4-HMAC-SHA256 Credential=\(Self.credential), SignedHeaders=host, Signature=\(Self.signature)", ["X-Amz-Date": date])
    if date == "2026-03-01" { return #expect(found == nil, "ISO 8601 dates are read") }
    #expect(found == .malformedDate(date, form: .header))
    #expect(found?.description(in: .s3).code == "AccessDenied")
  }

  @Test func theDateHeaderServesToo() throws {
    let header = "AWS4-HMAC-SHA256 Credential=\(Self.credential), SignedHeaders=date;host, Signature=\(Self.signature)"
    let request = HTTPRequest(headers: ["Authorization": header, "Date": "Sun, 01 Mar 2026 09:00:00 GMT"])
    #expect(try authorization(of: request).date == testTime)
  }

  @Test func signedHeadersAreSortedAndLowered() throws {
    let header = "AWS4-HMAC-SHA256 Credential=\(Self.credential),SignedHeaders=X-Amz-Date;host;host,Signature=\(Self.signature)"
    let request = HTTPRequest(headers: ["Authorization": header, "X-Amz-Date": "20260301T090000Z"])
    #expect(try authorization(of: request).signedHeaders == ["host", "x-amz-date"])
  }

  private static let presigned =
    "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID%2F20260301%2Feu-central-1%2Fs3%2Faws4_request"
    + "&X-Amz-Date=20260301T090000Z&X-Amz-SignedHeaders=host&X-Amz-Signature=abc"

  @Test func presignedParts() {
    #expect(parse(query: Self.presigned + "&X-Amz-Expires=60") == nil)
    #expect(parse(query: Self.presigned) == .missingComponents([.expires], form: .query, header: ""))
    let found = parse(query: "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260301T090000Z")
    #expect(found == .missingComponents([.credential, .signature, .signedHeaders], form: .query, header: ""))
    #expect(
      found?.description(in: .query).message
        == "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string parameters must include "
        + "'X-Amz-Signature'. AWS query-string parameters must include 'X-Amz-SignedHeaders'. "
        + "Re-examine the query-string parameters.")
    #expect(found?.description(in: .s3).code == "AuthorizationQueryParametersError")
  }

  @Test(arguments: [
    ("-1", "X-Amz-Expires must be non-negative"), ("soon", "X-Amz-Expires should be a number"),
    ("", "X-Amz-Expires should be a number"), ("99999999999999999999", "X-Amz-Expires should be a number"),
    (
      "604801",
      "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds"
    ),
  ])
  func badExpiry(_ expires: String, _ sentence: String) {
    let found = parse(query: Self.presigned + "&X-Amz-Expires=\(expires)")
    #expect(found == .invalidExpires(expires))
    #expect(found?.description(in: .s3).message == sentence)
  }

  @Test func headerAndQuery() {
    let found = parse(query: Self.presigned + "&X-Amz-Expires=60", ["Authorization": "Bearer abc"])
    #expect(found == .severalAuthorizations)
    #expect(found?.description(in: .s3).message.hasPrefix("Only one auth mechanism allowed;") == true)
  }

  @Test func contentHashOfS3() {
    let header = "AWS4-HMAC-SHA256 Credential=\(Self.s3Credential),SignedHeaders=host,Signature=\(Self.signature)"
    #expect(parse(header) == .missingContentHash)
    let found = parse(header, ["X-Amz-Date": "20260301T090000Z", "x-amz-content-sha256": "ABC"])
    #expect(found == .invalidContentHash("ABC"))
    #expect(found?.description(in: .s3).code == "InvalidArgument")
    for claim in ["UNSIGNED-PAYLOAD", "STREAMING-UNSIGNED-PAYLOAD-TRAILER", Self.signature] {
      #expect(parse(header, ["X-Amz-Date": "20260301T090000Z", "x-amz-content-sha256": claim]) == nil)
    }
  }

  /// Nothing that comes from outside may crash the reader.
  @Test func garbage() {
    for seed in 0..<2000 {
      var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 | 1
      let alphabet = Array("AWS4-HMAC-SHA256 Credential=/,SignedHeaders;Signature=%&X-Amz-\u{0}é\"".unicodeScalars)
      var text = ""
      for _ in 0..<(seed % 60) {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        text.unicodeScalars.append(alphabet[Int(state % UInt64(alphabet.count))])
      }
      _ = parse(text)
      _ = parse("AWS4-HMAC-SHA256 " + text)
      _ = parse(query: "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=\(text)&X-Amz-Date=\(text)&\(text)")
    }
  }
}
