import Basics
import HTTP

/// The `Authorization` header: `AWS4-HMAC-SHA256 Credential=..., SignedHeaders=..., Signature=...`.
struct HeaderAuthorization {
  private let header: String

  init(_ header: String) {
    self.header = header
  }

  func parse(_ request: HTTPRequest) throws(SignatureFailure) -> RequestAuthorization {
    let bytes = Array(header.utf8)[...]
    let scheme = bytes.prefix { $0 != UInt8(ascii: " ") }
    guard scheme.beginsWithText("AWS4-") || !scheme.beginsWithText("AWS") else {
      throw .unsupportedAlgorithm(scheme.text, form: .header)
    }
    let dateText = request.headers["X-Amz-Date"] ?? request.headers["Date"]
    let parts = try components(bytes[scheme.endIndex...], hasDate: dateText != nil)
    guard scheme.isText("AWS4-HMAC-SHA256") else { throw .unsupportedAlgorithm(scheme.text, form: .header) }
    guard let dateText, let date = HeaderAuthorization.timestamp(dateText) else {
      throw .malformedDate(dateText ?? "", form: .header)
    }
    return try authorization(parts, date, dateText, request)
  }

  private struct Parts {
    var credential: String?
    var signedHeaders: String?
    var signature: String?
  }

  private func authorization(
    _ parts: Parts, _ date: Timestamp, _ dateText: String, _ request: HTTPRequest
  ) throws(SignatureFailure) -> RequestAuthorization {
    let credential = try RequestAuthorization.split(parts.credential ?? "", form: .header)
    let claim = request.headers["x-amz-content-sha256"]
    return RequestAuthorization(
      accessKeyID: credential.key, scope: credential.scope,
      signedHeaders: RequestAuthorization.names(parts.signedHeaders ?? ""), signature: parts.signature ?? "",
      date: date, sessionToken: request.headers["X-Amz-Security-Token"], kind: .header,
      payloadHash: credential.scope.isS3 ? try RequestAuthorization.checkClaim(claim) : claim ?? "",
      dateText: dateText.utf8.count == 16 ? dateText : date.basicISO8601, terminator: credential.terminator)
  }

  /// Splits at commas and blanks, as AWS does: a blank after `Credential=` already breaks the header.
  private func components(_ text: ArraySlice<UInt8>, hasDate: Bool) throws(SignatureFailure) -> Parts {
    var parts = Parts()
    for part in text.parts({ $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }) {
      guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else {
        throw .notKeyValuePair(part.text, header: header)
      }
      let (name, value) = (part[..<equals], part[(equals + 1)...])
      if name.isText("Credential") { parts.credential = value.text }
      if name.isText("SignedHeaders") { parts.signedHeaders = value.text }
      if name.isText("Signature") { parts.signature = value.text }
    }
    try checkComplete(parts, hasDate: hasDate)
    return parts
  }

  private func checkComplete(_ parts: Parts, hasDate: Bool) throws(SignatureFailure) {
    var missing: [AuthorizationComponent] = []
    if parts.credential?.isEmpty ?? true { missing.append(.credential) }
    if parts.signature?.isEmpty ?? true { missing.append(.signature) }
    if parts.signedHeaders == nil { missing.append(.signedHeaders) }
    if !hasDate { missing.append(.date) }
    guard missing.isEmpty else { throw .missingComponents(missing, form: .header, header: header) }
  }

  /// `X-Amz-Date` has the basic form; a `Date` header may have the HTTP form as well.
  private static func timestamp(_ text: String) -> Timestamp? {
    Timestamp(basicISO8601: text) ?? Timestamp(httpDate: text) ?? Timestamp(iso8601: text)
  }
}
