import Basics

extension SignatureFailure {
  /// The refusal as S3 answers it.
  var s3Description: SignatureErrorDescription {
    switch self {
    case .unsupportedAlgorithm(let name, let form): Self.unsupported(name, form)
    case .notKeyValuePair(_, let header): Self.unknownAuthorization(header)
    case .missingComponents(let components, let form, _): Self.missing(components, form)
    case .severalAuthorizations:
      .init(
        "InvalidArgument", 400,
        "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or "
          + "the Authorization header should be specified")
    case .malformedCredential(_, let form):
      Self.malformed(form, "the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".")
    case .malformedDate(_, .header): Self.missingDate
    case .malformedDate(_, .query):
      .init(Self.queryCode, 400, "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"")
    case .wrongScope(let faults, let form): Self.wrongScope(faults, form)
    case .invalidExpires(let text): .init(Self.queryCode, 400, Self.expiresSentence(text))
    case .skewed(let requested, let now, let allowed): Self.skewed(requested, now, allowed)
    case .presignedExpired(let expires, let end, let now):
      .init(
        "AccessDenied", 403, "Request has expired",
        [.init("X-Amz-Expires", String(expires)), .init("Expires", end.iso8601), .init("ServerTime", now.iso8601)])
    case .presignedTooEarly(let requested, let end, let now):
      .init(
        "AccessDenied", 403, "Request is not yet valid",
        [
          .init("X-Amz-Date", String(requested.milliseconds)), .init("Expires", end.iso8601),
          .init("ServerTime", now.iso8601),
        ])
    case .hostNotSigned: Self.notSigned(["host"])
    case .headersNotSigned(let names): Self.notSigned(names)
    case .missingContentHash:
      .init("InvalidRequest", 400, "Missing required header for this request: x-amz-content-sha256")
    case .invalidContentHash(let claim): Self.invalidHash(claim)
    case .mismatch(let mismatch): mismatch.s3Description
    case .contentHashMismatch(let claimed, let computed):
      .init(
        "XAmzContentSHA256Mismatch", 400,
        "The provided 'x-amz-content-sha256' header does not match what was computed.",
        [.init("ClientComputedContentSHA256", claimed), .init("S3ComputedContentSHA256", computed)])
    }
  }

  private static let queryCode = "AuthorizationQueryParametersError"

  private static func malformed(
    _ form: AuthorizationForm, _ reason: String, _ details: [SignatureErrorDescription.Detail] = []
  ) -> SignatureErrorDescription {
    form == .header
      ? .init("AuthorizationHeaderMalformed", 400, "The authorization header is malformed; \(reason)", details)
      : .init(queryCode, 400, "Error parsing the X-Amz-Credential parameter; \(reason)", details)
  }

  /// Version 2 signatures are refused by name; other schemes are arguments S3 does not know.
  private static func unsupported(_ name: String, _ form: AuthorizationForm) -> SignatureErrorDescription {
    if name == "AWS" {
      return .init(
        "InvalidRequest", 400,
        "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.")
    }
    if form == .header { return unknownAuthorization(name) }
    return .init(queryCode, 400, "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256\"")
  }

  private static func unknownAuthorization(_ header: String) -> SignatureErrorDescription {
    .init(
      "InvalidArgument", 400, "Unsupported Authorization Type",
      [.init("ArgumentName", "Authorization"), .init("ArgumentValue", header)])
  }

  private static func missing(
    _ components: [AuthorizationComponent], _ form: AuthorizationForm
  ) -> SignatureErrorDescription {
    if form == .query {
      return .init(
        queryCode, 400,
        "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, "
          + "X-Amz-SignedHeaders, and X-Amz-Expires parameters.")
    }
    if components == [.date] { return missingDate }
    return malformed(
      .header, "the authorization header requires three components: Credential, SignedHeaders, and Signature.")
  }

  private static var missingDate: SignatureErrorDescription {
    .init("AccessDenied", 403, "AWS authentication requires a valid Date or x-amz-date header")
  }

  /// S3 names one fault at a time.
  private static func wrongScope(_ faults: [ScopeFault], _ form: AuthorizationForm) -> SignatureErrorDescription {
    switch faults.first {
    case .region(let given, let expected)?:
      malformed(form, "the region '\(given)' is wrong; expecting '\(expected)'", [.init("Region", expected)])
    case .service(let given, let expected)?:
      malformed(form, "incorrect service \"\(given)\". This endpoint belongs to \"\(expected)\".")
    case .terminator(let given)?:
      malformed(form, "incorrect terminal \"\(given)\". This endpoint uses \"\(CredentialScope.terminator)\".")
    case .date(let given, let expected, _)?:
      malformed(form, "Invalid credential date \"\(given)\". This date is not the same as X-Amz-Date: \"\(expected)\".")
    case nil: malformed(form, "the Credential is mal-formed.")
    }
  }

  private static func expiresSentence(_ text: String) -> String {
    guard let seconds = Int(text) else { return "X-Amz-Expires should be a number" }
    if seconds < 0 { return "X-Amz-Expires must be non-negative" }
    return "X-Amz-Expires must be less than a week (in seconds); "
      + "that is, the given X-Amz-Expires must be less than 604800 seconds"
  }

  private static func skewed(_ requested: Timestamp, _ now: Timestamp, _ allowed: Int) -> SignatureErrorDescription {
    .init(
      "RequestTimeTooSkewed", 403, "The difference between the request time and the current time is too large.",
      [
        .init("RequestTime", requested.basicISO8601), .init("ServerTime", now.iso8601),
        .init("MaxAllowedSkewMilliseconds", String(allowed * 1000)),
      ])
  }

  private static func notSigned(_ names: [String]) -> SignatureErrorDescription {
    .init(
      "AccessDenied", 403, "There were headers present in the request which were not signed",
      [.init("HeadersNotSigned", names.joined(separator: ", "))])
  }

  private static func invalidHash(_ claim: String) -> SignatureErrorDescription {
    .init(
      "InvalidArgument", 400,
      "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, "
        + "STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, "
        + "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256 value.",
      [.init("ArgumentName", "x-amz-content-sha256"), .init("ArgumentValue", claim)])
  }
}

extension SignatureMismatch {
  /// The refusal as S3 answers it.
  var s3Description: SignatureErrorDescription {
    .init(
      "SignatureDoesNotMatch", 403,
      "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
      details)
  }
}

extension ChunkFailure {
  /// The refusal as S3 answers it: whatever is wrong with the framing counts as a body that broke off.
  public var description: SignatureErrorDescription {
    switch self {
    case .malformedChunk, .lineTooLong, .truncated, .lengthMismatch:
      .init("IncompleteBody", 400, "The request body terminated unexpectedly")
    case .chunkTooSmall(let chunk, let size):
      .init(
        "InvalidChunkSizeError", 403, "Only the last chunk is allowed to have a size less than 8192 bytes",
        [.init("Chunk", String(chunk)), .init("BadChunkSize", String(size))])
    case .malformedTrailer:
      .init(
        "MalformedTrailerError", 400,
        "The request contained trailing data that was not well-formed or did not conform to our published schema.")
    case .mismatch(let mismatch): mismatch.s3Description
    }
  }
}
