import AWSWire
import Digests
import Documents
import HTTP

/// What a client claims of a body: `Content-MD5` and one checksum.
struct BodyClaims: Sendable {
  /// The claimed MD5 digest.
  let md5: [UInt8]?
  /// The claimed checksum.
  let checksum: ChecksumClaim?

  /// Reads the claims.
  /// - Throws: `InvalidDigest`, or `InvalidRequest` for checksums that make no sense.
  init(_ request: S3Request) throws(ServiceError) {
    checksum = try ChecksumClaim(request)
    guard let text = request.http.headers["Content-MD5"] else {
      md5 = nil
      return
    }
    guard let digest = Base64.decode(text), digest.count == MD5.length else { throw .invalidDigest(text) }
    md5 = digest
  }

  /// Checks a streamed body.
  func check(_ body: ReceivedBody, trailers: HTTPHeaders) throws(ServiceError) {
    try check(md5: body.md5)
    if let checksum { try checksum.check(body.checksums[checksum.algorithm] ?? [], trailers: trailers) }
  }

  /// Checks a collected body.
  func check(_ body: [UInt8]) throws(ServiceError) {
    if md5 != nil { try check(md5: MD5.hash(body)) }
    // The trailer of a collected body is gone with its framing, which was verified.
    guard let checksum, checksum.value != nil else { return }
    var digest = checksum.algorithm.digest
    digest.update(body)
    try checksum.check(digest.finalize(), trailers: [:])
  }

  private func check(md5 computed: [UInt8]) throws(ServiceError) {
    guard let md5, md5 != computed else { return }
    throw .badDigest(expected: Hex.encode(md5), calculated: Base64.encode(computed))
  }
}

extension S3Request {
  /// The collected body as a document, its digests checked.
  /// - Throws: `MalformedXML`, and what the claims say.
  func document() throws(ServiceError) -> XMLElement {
    try BodyClaims(self).check(http.body)
    do { return try XMLElement.parse(http.body) } catch { throw .malformedXML }
  }
}
