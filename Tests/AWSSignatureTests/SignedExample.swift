import AWSSignature
import Basics
import Digests
import HTTP
import Testing

/// A request that somebody else signed.
struct SignedExample: Sendable, CustomTestStringConvertible {
  var name: String
  var request: HTTPRequest

  init(
    _ name: String, _ method: String, _ path: String, _ query: String?, _ headers: [(String, String)], body: String = ""
  ) {
    self.name = name
    request = HTTPRequest(
      method: method, path: path, query: query, headers: HTTPHeaders(headers.map { HTTPHeaders.Field($0.0, $0.1) }),
      body: Array(body.utf8))
  }

  var testDescription: String { name }

  var bodyHash: String { Hex.encode(SHA256.hash(request.body)) }
}

/// The secret of AWS's test suite and of its General Reference.
let suiteSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
/// The secret of AWS's S3 examples; it differs by one character.
let s3Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"

/// 2026-03-01T09:00:00Z.
let testTime = Timestamp(seconds: 1_772_355_600)

/// The authorization of a request that must have one.
func authorization(of request: HTTPRequest) throws -> RequestAuthorization {
  try #require(try RequestAuthorization.parse(request))
}

/// The failure that a call must throw.
func failure(_ call: () throws(SignatureFailure) -> Void) -> SignatureFailure? {
  do throws(SignatureFailure) {
    try call()
    return nil
  } catch {
    return error
  }
}
