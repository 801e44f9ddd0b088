import Basics
import HTTP

/// The `X-Amz-` parameters of a presigned URL.
struct QueryAuthorization {
  private var algorithm: String?
  private var credential: String?
  private var date: String?
  private var expires: String?
  private var signedHeaders: String?
  private var signature: String?
  private var sessionToken: String?
  private var payloadHash: String?
  /// The parameters of Signature Version 2, which is no longer served.
  private var isVersion2 = false

  init(_ query: String) {
    var (oldKey, oldSignature) = (false, false)
    for pair in Array(query.utf8)[...].parts({ $0 == UInt8(ascii: "&") }) {
      let name = pair.prefix { $0 != UInt8(ascii: "=") }
      if name.beginsWithText("X-Amz-") {
        take(name.dropFirst(6), pair[name.endIndex...].dropFirst())
      } else {
        oldKey = oldKey || name.isText("AWSAccessKeyId")
        oldSignature = oldSignature || name.isText("Signature")
      }
    }
    isVersion2 = oldKey && oldSignature
  }

  private mutating func take(_ name: ArraySlice<UInt8>, _ encoded: ArraySlice<UInt8>) {
    if name.isText("Algorithm") { algorithm = Self.decode(encoded) }
    if name.isText("Credential") { credential = Self.decode(encoded) }
    if name.isText("Date") { date = Self.decode(encoded) }
    if name.isText("Expires") { expires = Self.decode(encoded) }
    if name.isText("SignedHeaders") { signedHeaders = Self.decode(encoded) }
    if name.isText("Signature") { signature = Self.decode(encoded) }
    if name.isText("Security-Token") { sessionToken = Self.decode(encoded) }
    if name.isText("Content-Sha256") || name.isText("Content-SHA256") { payloadHash = Self.decode(encoded) }
  }

  private static func decode(_ encoded: ArraySlice<UInt8>) -> String {
    let isPlain = !encoded.contains { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }
    return isPlain ? encoded.text : PercentEncoding.decode(encoded.text, plusIsSpace: true) ?? ""
  }

  /// Whether the query string claims to authorize the request at all.
  var isPresent: Bool { algorithm != nil || credential != nil || signature != nil || isVersion2 }

  func parse(_ request: HTTPRequest) throws(SignatureFailure) -> RequestAuthorization {
    if isVersion2 && algorithm == nil { throw .unsupportedAlgorithm("AWS", form: .query) }
    try checkComplete()
    guard algorithm == StringToSign.requestAlgorithm else {
      throw .unsupportedAlgorithm(algorithm ?? "", form: .query)
    }
    let parts = try RequestAuthorization.split(credential ?? "", form: .query)
    guard let date, let timestamp = Timestamp(basicISO8601: date) else {
      throw .malformedDate(date ?? "", form: .query)
    }
    if parts.scope.isS3, expires == nil {
      throw .missingComponents([.expires], form: .query, header: "")
    }
    let names = RequestAuthorization.names(signedHeaders ?? "")
    return RequestAuthorization(
      accessKeyID: parts.key, scope: parts.scope, signedHeaders: names, signature: signature ?? "", date: timestamp,
      sessionToken: sessionToken ?? request.headers["X-Amz-Security-Token"],
      kind: .presigned(expires: try lifetime(isS3: parts.scope.isS3)),
      payloadHash: parts.scope.isS3 ? try claim(request, names) : "", dateText: date, terminator: parts.terminator)
  }

  private func checkComplete() throws(SignatureFailure) {
    var missing: [AuthorizationComponent] = []
    if algorithm?.isEmpty ?? true { missing.append(.algorithm) }
    if credential?.isEmpty ?? true { missing.append(.credential) }
    if signature?.isEmpty ?? true { missing.append(.signature) }
    if signedHeaders?.isEmpty ?? true { missing.append(.signedHeaders) }
    if date?.isEmpty ?? true { missing.append(.date) }
    guard missing.isEmpty else { throw .missingComponents(missing, form: .query, header: "") }
  }

  /// Seconds from 0 to a week. Only S3 reads them strictly; elsewhere a URL holds for the clock skew whatever it says.
  private func lifetime(isS3: Bool) throws(SignatureFailure) -> Int {
    guard let expires, let seconds = Int(expires), (0...604_800).contains(seconds) else {
      guard isS3 else { return 900 }
      throw .invalidExpires(expires ?? "")
    }
    return seconds
  }

  /// A hash is claimed by a signed header or parameter; the common case is that nobody knew the body when signing.
  private func claim(_ request: HTTPRequest, _ names: [String]) throws(SignatureFailure) -> String {
    let header = names.contains("x-amz-content-sha256") ? request.headers["x-amz-content-sha256"] : nil
    return try RequestAuthorization.checkClaim(header ?? payloadHash ?? RequestAuthorization.unsignedPayload)
  }
}
