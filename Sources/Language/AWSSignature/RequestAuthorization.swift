public import Basics
public import HTTP

/// Who says to have signed a request, and how: read from its header or query string, not verified yet.
public struct RequestAuthorization: Sendable, Equatable {
  /// How the authorization was given.
  public enum Kind: Sendable, Equatable {
    /// In the `Authorization` header.
    case header
    /// In a presigned URL that holds for so many seconds.
    case presigned(expires: Int)
  }

  /// The key.
  public internal(set) var accessKeyID: String
  /// The day, region and service signed for, as the client says.
  public internal(set) var scope: CredentialScope
  /// The names of the signed headers in lower case, sorted.
  public internal(set) var signedHeaders: [String]
  /// The signature: 64 hexadecimal digits if it is well formed.
  public internal(set) var signature: String
  /// When the request was signed.
  public internal(set) var date: Timestamp
  /// The token of temporary credentials.
  public internal(set) var sessionToken: String?
  /// Header or presigned URL.
  public internal(set) var kind: Kind
  /// The claimed hash of the body: hexadecimal, `UNSIGNED-PAYLOAD` or one of the `STREAMING-` words; empty without claim.
  public internal(set) var payloadHash: String

  /// The time of signing as it stands in the string to sign.
  var dateText: String
  /// The last part of the credential.
  var terminator: String

  /// Header or query.
  public var form: AuthorizationForm { kind == .header ? .header : .query }

  /// Reads a request's authorization; nil if it has none at all.
  public static func parse(_ request: HTTPRequest) throws(SignatureFailure) -> RequestAuthorization? {
    let header = request.headers["Authorization"]
    let query = request.query.map { QueryAuthorization($0) }
    if let query, query.isPresent {
      guard header == nil else { throw .severalAuthorizations }
      return try query.parse(request)
    }
    guard let header else { return nil }
    return try HeaderAuthorization(header).parse(request)
  }

  /// Splits `key/date/region/service/aws4_request`.
  static func split(
    _ credential: String, form: AuthorizationForm
  ) throws(SignatureFailure) -> (key: String, scope: CredentialScope, terminator: String) {
    let bytes = Array(credential.utf8)[...]
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count == 5, !parts[0].isEmpty else { throw .malformedCredential(credential, form: form) }
    let scope = CredentialScope(date: parts[1].text, region: parts[2].text, service: parts[3].text)
    return (parts[0].text, scope, parts[4].text)
  }

  /// The names of a `host;x-amz-date` list in lower case, sorted, each once.
  static func names(_ list: String) -> [String] {
    let bytes = Array(list.utf8)[...]
    let names = bytes.parts { $0 == UInt8(ascii: ";") }.map(\.text)
    let isLower = !bytes.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    let isSorted = zip(names, names.dropFirst()).allSatisfy { $0 < $1 }
    return isLower && isSorted ? names : Set(names.map { $0.lowercased() }).sorted()
  }

  /// S3 wants to know beforehand what the body's hash is said to be.
  static func checkClaim(_ claim: String?) throws(SignatureFailure) -> String {
    guard let claim else { throw .missingContentHash }
    if claim == unsignedPayload || ChunkedPayload(rawValue: claim) != nil || isHash(claim) { return claim }
    throw .invalidContentHash(claim)
  }

  static func isHash(_ claim: String) -> Bool {
    claim.utf8.count == 64
      && claim.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }

  static let unsignedPayload = "UNSIGNED-PAYLOAD"
}
