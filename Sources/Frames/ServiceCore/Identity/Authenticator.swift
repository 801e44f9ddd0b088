import AWSSignature
import AWSWire
import Basics
import Digests
import HTTP

/// Finds out who makes a request: reads its signature, looks the key up and verifies.
///
/// The order is AWS's: header, skew, key, token, expiry, signature.
struct Authenticator: Sendable {
  let identities: any IdentityDirectory
  let faults: FaultPlan
  let options: SecurityOptions
  let clock: any Clock
  /// The clock that signatures are dated with: the machine's own for clients behind a socket.
  let signingClock: any Clock
  private let signingKeys = SigningKeyCache()

  /// Who was identified, and what the chunks of a streamed body are verified with.
  struct Outcome {
    var caller: Caller
    var authorization: RequestAuthorization?
    /// The key of the chunk signatures; nil where nothing can be verified.
    var signingKey: SigningKey?
  }

  init(
    identities: any IdentityDirectory, faults: FaultPlan, options: SecurityOptions, clock: any Clock,
    signingClock: any Clock
  ) {
    (self.identities, self.faults, self.options) = (identities, faults, options)
    (self.clock, self.signingClock) = (clock, signingClock)
  }

  /// - Parameter hasBody: whether the body has come; until then the signed claim of its hash is trusted.
  func identify(
    _ request: HTTPRequest, service: String, wire: WireProtocol, hasBody: Bool
  ) throws(ServiceError) -> Outcome {
    let errors = SignatureErrors(wire: wire, service: service)
    do {
      if wire == .restXML, let presigned = PresignedVersion2(request) { return try identify(request, presigned) }
      guard let authorization = try RequestAuthorization.parse(request) else { return try anonymous(wire) }
      try authorization.checkScope(service: service)
      try authorization.checkTime(now: signingClock.now, skewSeconds: errors.skewSeconds)
      return try identify(request, authorization, wire, hasBody)
    } catch let failure as SignatureFailure {
      throw errors.error(failure)
    } catch {
      throw ServiceError(wrapping: error)
    }
  }

  private func identify(
    _ request: HTTPRequest, _ authorization: RequestAuthorization, _ wire: WireProtocol, _ hasBody: Bool
  ) throws -> Outcome {
    let key = authorization.accessKeyID
    guard let record = try identities.credential(key) else {
      return Outcome(caller: try unissued(key, wire), authorization: authorization)
    }
    try check(record, key: key, token: authorization.sessionToken, wire)
    let signingKey = signingKeys.key(secretAccessKey: record.secretAccessKey, scope: authorization.scope)
    let bodyHash = hasBody ? Hex.encode(SHA256.hash(request.body)) : nil
    try authorization.verify(request, signingKey: signingKey, bodyHash: bodyHash)
    return Outcome(caller: record.caller, authorization: authorization, signingKey: signingKey)
  }

  /// S3's URLs of Signature Version 2.
  private func identify(_ request: HTTPRequest, _ presigned: PresignedVersion2) throws -> Outcome {
    guard signingClock.now <= presigned.expires else { throw CredentialErrors.requestExpired(presigned.expires) }
    let key = presigned.accessKeyID
    guard let record = try identities.credential(key) else { return Outcome(caller: try unissued(key, .restXML)) }
    try check(record, key: key, token: presigned.sessionToken, .restXML)
    try presigned.verify(request, secretAccessKey: record.secretAccessKey)
    return Outcome(caller: record.caller)
  }

  private func check(
    _ record: CredentialRecord, key: String, token sent: String?, _ wire: WireProtocol
  ) throws(ServiceError) {
    guard record.status == .active else { throw CredentialErrors.unknownKey(key, wire) }
    if let token = record.sessionToken {
      guard let sent else { throw CredentialErrors.unknownKey(key, wire) }
      guard sent == token else { throw CredentialErrors.badToken(sent, wire) }
      let isOver = record.expires.map { clock.now >= $0 } ?? false
      guard !isOver, !faults.hasExpired(accessKeyID: key) else { throw CredentialErrors.expired(token, wire) }
    }
  }

  /// Keys this server never issued: root of their account, if they look long-term and the options allow it.
  private func unissued(_ key: String, _ wire: WireProtocol) throws(ServiceError) -> Caller {
    guard options.unknownKeys == .root, !key.hasPrefix("ASIA"), !key.isEmpty else {
      throw CredentialErrors.unknownKey(key, wire)
    }
    let namesAccount = key.utf8.count == 12 && key.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return .root(account: namesAccount ? key : options.defaultAccount, accessKeyID: key)
  }

  /// Only S3 serves callers without credentials (bucket policies may allow them).
  private func anonymous(_ wire: WireProtocol) throws(ServiceError) -> Outcome {
    guard wire == .restXML else { throw CredentialErrors.missing(wire) }
    return Outcome(caller: .anonymous(account: options.defaultAccount))
  }
}
