public import Basics
import Digests
public import HTTP

/// What a signature says of the body.
public enum PayloadHash: Sendable, Equatable {
  /// The hash of the request's body.
  case computed
  /// Nothing: `UNSIGNED-PAYLOAD`, which only S3 accepts.
  case unsigned
  /// A hash computed elsewhere, in hexadecimal.
  case hash(String)
  /// The body is framed in chunks.
  case chunked(ChunkedPayload)
}

/// Signs a client's requests for one region and service.
public struct RequestSigner: Sendable {
  /// Whom the requests come from.
  public let credentials: AWSCredentials
  /// The region.
  public let region: String
  /// The signing name of the service, for example `glue`.
  public let service: String
  private let keys = SigningKeyCache(capacity: 8)

  /// A signer.
  public init(credentials: AWSCredentials, region: String, service: String) {
    (self.credentials, self.region, self.service) = (credentials, region, service)
  }

  /// Adds `X-Amz-Date`, the session token, for S3 `x-amz-content-sha256`, and `Authorization`.
  ///
  /// The request must have its `Host`. All headers are signed but those that libraries and proxies change on the way.
  public func sign(_ request: inout HTTPRequest, at time: Timestamp, payload: PayloadHash = .computed) {
    prepare(&request, at: time, payload: payload)
    let signed = sign(prepared: request, at: time, payload: payload)
    request.headers["Authorization"] = header(signed)
  }

  /// Adds the `X-Amz-` parameters that authorize whoever has the URL, for so many seconds from the time given.
  ///
  /// The request must have its `Host`; its other headers are signed too and must be sent with the URL.
  public func presign(_ request: inout HTTPRequest, at time: Timestamp, expires seconds: Int) {
    let scope = CredentialScope(date: time.basicDate, region: region, service: service)
    let names = signedNames(request)
    var pairs = [
      ("X-Amz-Algorithm", StringToSign.requestAlgorithm), ("X-Amz-Credential", "\(credentials.accessKeyID)/\(scope.text)"),
      ("X-Amz-Date", time.basicISO8601), ("X-Amz-Expires", String(seconds)),
      ("X-Amz-SignedHeaders", names.joined(separator: ";")),
    ]
    if let token = credentials.sessionToken { pairs.append(("X-Amz-Security-Token", token)) }
    let added = pairs.map { "\($0.0)=\(PercentEncoding.encode($0.1))" }.joined(separator: "&")
    request.query = request.query.map { $0.isEmpty ? added : "\($0)&\(added)" } ?? added
    let hash = scope.isS3 ? RequestAuthorization.unsignedPayload : Hex.encode(SHA256.hash(request.body))
    let signature = signature(of: request, names: names, payloadHash: hash, time: time.basicISO8601, scope: scope)
    request.query?.append("&X-Amz-Signature=\(signature)")
  }

  /// Frames the body in signed or unsigned chunks with trailing headers, and signs the request.
  ///
  /// Sets `Content-Encoding`, `Content-Length`, `x-amz-decoded-content-length` and `x-amz-trailer`.
  /// - Parameter chunkLength: the data of a chunk; S3 wants at least 8192 bytes.
  public func signChunked(
    _ request: inout HTTPRequest, at time: Timestamp, kind: ChunkedPayload, chunkLength: Int = 65_536,
    trailers: HTTPHeaders = [:]
  ) {
    let codings = request.headers["Content-Encoding"].map { ["aws-chunked", $0] } ?? ["aws-chunked"]
    request.headers["Content-Encoding"] = codings.joined(separator: ",")
    request.headers["x-amz-decoded-content-length"] = String(request.body.count)
    if kind.hasTrailer {
      request.headers["x-amz-trailer"] = trailers.fields.map { $0.name.lowercased() }.joined(separator: ",")
    }
    prepare(&request, at: time, payload: .chunked(kind))
    let signed = sign(prepared: request, at: time, payload: .chunked(kind))
    request.headers["Authorization"] = header(signed)
    let signatures =
      kind.isSigned ? ChunkSignatures(key: key(signed.scope), date: time.basicISO8601, seed: signed.signature) : nil
    var encoder = ChunkedBodyEncoder(signatures: signatures, chunkLength: chunkLength)
    request.body = encoder.encode(request.body, trailers: kind.hasTrailer ? trailers : nil)
    request.headers["Content-Length"] = String(request.body.count)
  }

  private struct Signed {
    var scope: CredentialScope
    var names: [String]
    var signature: String
  }

  private func prepare(_ request: inout HTTPRequest, at time: Timestamp, payload: PayloadHash) {
    request.headers["Authorization"] = nil
    request.headers["X-Amz-Date"] = time.basicISO8601
    request.headers["X-Amz-Security-Token"] = credentials.sessionToken
    let scope = CredentialScope(date: "", region: region, service: service)
    if scope.isS3 { request.headers["x-amz-content-sha256"] = hash(payload, request) }
  }

  private func sign(prepared request: HTTPRequest, at time: Timestamp, payload: PayloadHash) -> Signed {
    let scope = CredentialScope(date: time.basicDate, region: region, service: service)
    let names = signedNames(request)
    let hash = scope.isS3 ? request.headers["x-amz-content-sha256"] ?? "" : hash(payload, request)
    let signature = signature(of: request, names: names, payloadHash: hash, time: time.basicISO8601, scope: scope)
    return Signed(scope: scope, names: names, signature: signature)
  }

  private func header(_ signed: Signed) -> String {
    "\(StringToSign.requestAlgorithm) Credential=\(credentials.accessKeyID)/\(signed.scope.text), "
      + "SignedHeaders=\(signed.names.joined(separator: ";")), Signature=\(signed.signature)"
  }

  private func hash(_ payload: PayloadHash, _ request: HTTPRequest) -> String {
    switch payload {
    case .computed: Hex.encode(SHA256.hash(request.body))
    case .unsigned: RequestAuthorization.unsignedPayload
    case .hash(let hash): hash
    case .chunked(let kind): kind.rawValue
    }
  }

  private func signature(
    of request: HTTPRequest, names: [String], payloadHash: String, time: String, scope: CredentialScope
  ) -> String {
    let canonical = CanonicalRequest(request, signedHeaders: names, payloadHash: payloadHash, isS3: scope.isS3)
    return key(scope).signature(
      of: StringToSign.bytes(algorithm: StringToSign.requestAlgorithm, date: time, scope: scope, canonical.hash))
  }

  private func key(_ scope: CredentialScope) -> SigningKey {
    keys.key(secretAccessKey: credentials.secretAccessKey, scope: scope)
  }

  private func signedNames(_ request: HTTPRequest) -> [String] {
    Set(request.headers.fields.map { $0.name.lowercased() }).subtracting(Self.unsigned).union(["host"]).sorted()
  }

  /// Headers that belong to one hop or are written by the HTTP library after signing.
  private static let unsigned: Set<String> = [
    "accept-encoding", "authorization", "connection", "content-length", "expect", "keep-alive", "te",
    "transfer-encoding", "user-agent", "x-amzn-trace-id",
  ]
}
