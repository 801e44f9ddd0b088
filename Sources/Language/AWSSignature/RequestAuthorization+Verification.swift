public import Basics
import Digests
public import HTTP

extension RequestAuthorization {
  /// Verifies the signature with a secret; `bodyHash` as below.
  public func verify(
    _ request: HTTPRequest, secretAccessKey: String, bodyHash: String?
  ) throws(SignatureFailure) {
    let key = SigningKey(secretAccessKey: secretAccessKey, scope: scope)
    try verify(request, signingKey: key, bodyHash: bodyHash)
  }

  /// Verifies the signature with a key derived for this authorization's scope.
  /// - Parameter bodyHash: the hexadecimal SHA-256 of the body; nil trusts the claimed hash, for bodies still to come.
  public func verify(
    _ request: HTTPRequest, signingKey: SigningKey, bodyHash: String?
  ) throws(SignatureFailure) {
    try checkSignedHeaders(request)
    let canonical = CanonicalRequest(
      request, signedHeaders: signedHeaders, payloadHash: signedPayloadHash(bodyHash), isS3: scope.isS3)
    let toSign = StringToSign.bytes(
      algorithm: StringToSign.requestAlgorithm, date: dateText, scope: scope, canonical.hash)
    guard ConstantTime.equal(signingKey.signature(of: toSign), signature), terminator == CredentialScope.terminator else {
      throw .mismatch(
        SignatureMismatch(
          accessKeyID: accessKeyID, canonicalRequest: canonical.text,
          stringToSign: String(decoding: toSign, as: UTF8.self), signatureProvided: signature))
    }
    if scope.isS3, let bodyHash, RequestAuthorization.isHash(payloadHash), payloadHash != bodyHash {
      throw .contentHashMismatch(claimed: payloadHash, computed: bodyHash)
    }
  }

  /// S3 signs what the client claims; all other services sign the body that came.
  private func signedPayloadHash(_ bodyHash: String?) -> String {
    if scope.isS3 { return payloadHash }
    if let bodyHash { return bodyHash }
    return payloadHash.isEmpty ? StringToSign.emptyHash : payloadHash
  }

  /// `Host` must always be signed, on S3 also what begins with `x-amz-`: otherwise headers could be added on the way.
  private func checkSignedHeaders(_ request: HTTPRequest) throws(SignatureFailure) {
    let signsHost = signedHeaders.contains("host")
    guard scope.isS3 else {
      if !signsHost { throw .hostNotSigned }
      return
    }
    var missing = signsHost ? [] : ["host"]
    for field in request.headers.fields where RequestAuthorization.mustBeSigned(field.name) {
      if !signedHeaders.contains(where: { HTTPHeaders.equal($0, field.name) }) { missing.append(field.name.lowercased()) }
    }
    guard missing.isEmpty else { throw .headersNotSigned(missing) }
  }

  /// `x-amz-content-sha256` is in every canonical request anyway and may go unsigned, as S3 has it.
  private static func mustBeSigned(_ name: String) -> Bool {
    let name = name.utf8
    guard name.count > 6, zip(name, "x-amz-".utf8).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { return false }
    return name.count != 20 || !zip(name, "x-amz-content-sha256".utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }

  /// Checks that the scope is for the service and region asked, ends rightly and has the day of the time of signing.
  /// - Parameter region: the only region served; nil accepts any.
  public func checkScope(service: String, region: String? = nil) throws(SignatureFailure) {
    var faults: [ScopeFault] = []
    if let region, scope.region != region || scope.region.isEmpty {
      faults.append(.region(given: scope.region, expected: region))
    }
    if scope.service != service { faults.append(.service(given: scope.service, expected: service)) }
    if terminator != CredentialScope.terminator { faults.append(.terminator(given: terminator)) }
    if !dateText.hasPrefix(scope.date) || scope.date.utf8.count != 8 {
      faults.append(.date(given: scope.date, expected: String(dateText.prefix(8)), signedAt: dateText))
    }
    guard faults.isEmpty else { throw .wrongScope(faults, form: form) }
  }

  /// Checks the time of signing against the server's clock.
  ///
  /// S3 holds presigned URLs to their own end; other services know only the clock skew, whatever `X-Amz-Expires` says.
  public func checkTime(now: Timestamp, skewSeconds: Int) throws(SignatureFailure) {
    let allowed = Int64(skewSeconds)
    if scope.isS3, case .presigned(let expires) = kind {
      let end = date.adding(seconds: Int64(expires))
      if date > now.adding(seconds: allowed) {
        throw .presignedTooEarly(requestTime: date, expiresAt: end, serverTime: now)
      }
      if now > end { throw .presignedExpired(expires: expires, expiresAt: end, serverTime: now) }
      return
    }
    if date < now.adding(seconds: -allowed) || date > now.adding(seconds: allowed) {
      throw .skewed(requestTime: date, serverTime: now, allowedSeconds: skewSeconds)
    }
  }
}
