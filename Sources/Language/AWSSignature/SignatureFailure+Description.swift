import Basics
import Digests

extension SignatureFailure {
  /// The refusal in the words of a front end.
  ///
  /// Broken headers are echoed hashed, as AWS does now; it echoed them plainly in earlier years.
  public func description(in dialect: SignatureDialect) -> SignatureErrorDescription {
    if dialect == .s3 { return s3Description }
    let suffix = dialect == .query ? "" : "Exception"
    if isIncomplete { return .init("IncompleteSignature\(suffix)", dialect == .rest ? 403 : 400, sentence(dialect)) }
    let code = dialect == .query ? "SignatureDoesNotMatch" : "InvalidSignatureException"
    return .init(code, dialect == .json ? 400 : 403, sentence(dialect))
  }

  /// Whether the authorization could not even be read.
  private var isIncomplete: Bool {
    switch self {
    case .unsupportedAlgorithm, .notKeyValuePair, .missingComponents, .malformedCredential, .malformedDate,
      .severalAuthorizations, .invalidExpires:
      true
    default: false
    }
  }

  private func sentence(_ dialect: SignatureDialect) -> String {
    switch self {
    case .unsupportedAlgorithm(let name, _): "Unsupported AWS 'algorithm': '\(name)'."
    case .notKeyValuePair(_, let header):
      "Invalid key=value pair (missing equal-sign) in Authorization header "
        + "(hashed with SHA-256 and encoded with Base64): '\(Self.hashed(header))'."
    case .missingComponents(let components, let form, let header): Self.missing(components, form, header)
    case .severalAuthorizations: "Authorization may be given by header or by query-string parameters, not by both."
    case .malformedCredential(let credential, _):
      "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '\(credential)'"
    case .malformedDate(let date, _):
      "Date must be in ISO-8601 'basic format'. Got '\(date)'. See http://en.wikipedia.org/wiki/ISO_8601"
    case .wrongScope(let faults, _): faults.map(Self.sentence).joined(separator: " ")
    case .invalidExpires: "X-Amz-Expires should be a number"
    case .skewed(let requested, let now, let allowed): Self.skew(requested, now, allowed)
    case .presignedExpired(_, let end, let now): "Signature expired: \(end.basicISO8601) is now earlier than \(now.basicISO8601)"
    case .presignedTooEarly(let requested, _, let now): Self.skew(requested, now, 900)
    case .hostNotSigned, .headersNotSigned: "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
    case .missingContentHash, .invalidContentHash, .contentHashMismatch, .mismatch: mismatchSentence(dialect)
    }
  }

  /// REST front ends show what they computed, the others do not.
  private func mismatchSentence(_ dialect: SignatureDialect) -> String {
    let sentence =
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key "
      + "and signing method. Consult the service documentation for details."
    guard dialect == .rest, case .mismatch(let mismatch) = self else { return sentence }
    return sentence + "\n\nThe Canonical String for this request should have been\n'\(mismatch.canonicalRequest)'\n\n"
      + "The String-to-Sign should have been\n'\(mismatch.stringToSign)'\n"
  }

  private static func missing(
    _ components: [AuthorizationComponent], _ form: AuthorizationForm, _ header: String
  ) -> String {
    if form == .query {
      let sentences = components.map { "AWS query-string parameters must include '\($0.parameter)'." }
      return (sentences + ["Re-examine the query-string parameters."]).joined(separator: " ")
    }
    let sentences = components.map { component in
      component == .date
        ? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."
        : "Authorization header requires '\(component.parameter.dropFirst("X-Amz-".utf8.count))' parameter."
    }
    return sentences.joined(separator: " ") + " (Hashed with SHA-256 and encoded with Base64) Authorization=\(hashed(header))"
  }

  private static func sentence(_ fault: ScopeFault) -> String {
    switch fault {
    case .region: "Credential should be scoped to a valid region."
    case .service(_, let expected): "Credential should be scoped to correct service: '\(expected)'."
    case .terminator(let given):
      "Credential should be scoped with a valid terminator: '\(CredentialScope.terminator)', not '\(given)'."
    case .date(let given, let expected, let signedAt):
      "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
        + "'\(given)' != '\(expected)', from '\(signedAt)'."
    }
  }

  private static func skew(_ requested: Timestamp, _ now: Timestamp, _ allowed: Int) -> String {
    let isOld = requested < now
    let limit = now.adding(seconds: Int64(isOld ? -allowed : allowed))
    return isOld
      ? "Signature expired: \(requested.basicISO8601) is now earlier than \(limit.basicISO8601) "
        + "(\(now.basicISO8601) - \(allowed / 60) min.)"
      : "Signature not yet current: \(requested.basicISO8601) is still later than \(limit.basicISO8601) "
        + "(\(now.basicISO8601) + \(allowed / 60) min.)"
  }

  private static func hashed(_ header: String) -> String {
    Base64.encode(SHA256.hash(header))
  }
}

extension AuthorizationComponent {
  /// The name of the query-string parameter; the header's is the same without `X-Amz-`.
  fileprivate var parameter: String {
    switch self {
    case .algorithm: "X-Amz-Algorithm"
    case .credential: "X-Amz-Credential"
    case .signature: "X-Amz-Signature"
    case .signedHeaders: "X-Amz-SignedHeaders"
    case .date: "X-Amz-Date"
    case .expires: "X-Amz-Expires"
    }
  }
}
