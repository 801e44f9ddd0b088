import Basics
import HTTP

/// The `Authorization` header: `AWS4-HMAC-SHA256 Credential=..., SignedHeaders=..., Signature=...`.
struct HeaderAuthorization {
  private let header: String

  init(_ header: String) {
    self.header = header
  }

  func parse(_ request: HTTPRequest) throws(SignatureFailure) -> RequestAuthorization {
    let blank = header.utf8.firstIndex(of: UInt8(ascii: " ")) ?? header.utf8.endIndex
    let scheme = header[..<blank]
    guard scheme.hasPrefix("AWS4-") || scheme.isEmpty || !scheme.hasPrefix("AWS") else {
      throw .unsupportedAlgorithm(String(scheme), form: .header)
    }
    let dateText = request.headers["X-Amz-Date"] ?? request.headers["Date"]
    let parts = try components(header[blank...], hasDate: dateText != nil)
    guard scheme == StringToSign.requestAlgorithm else {
      throw .unsupportedAlgorithm(String(scheme), form: .header)
    }
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
  private func components(_ text: Substring, hasDate: Bool) throws(SignatureFailure) -> Parts {
    var parts = Parts()
    for part in text.utf8.split(whereSeparator: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }) {
      guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else {
        throw .notKeyValuePair(String(Substring(part)), header: header)
      }
      let value = String(Substring(part[part.index(after: equals)...]))
      switch Substring(part[..<equals]) {
      case "Credential": parts.credential = value
      case "SignedHeaders": parts.signedHeaders = value
      case "Signature": parts.signature = value
      default: break
      }
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
