import AWSWire
import Digests
import HTTP

/// The checksum that a client claims for a body, in a header or in a trailer to come.
struct ChecksumClaim: Sendable {
  /// How it is computed.
  let algorithm: ChecksumAlgorithm
  /// The claimed value; nil if it comes in the trailer.
  let value: [UInt8]?

  /// Reads the claim; nil if there is none.
  init?(_ request: S3Request) throws(ServiceError) {
    let claimed = ChecksumAlgorithm.allCases.filter { request.http.headers[$0.header] != nil }
    guard claimed.count <= 1 else {
      throw .invalidRequest("Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.")
    }
    let trailing = try ChecksumClaim.trailing(request)
    guard let algorithm = claimed.first ?? trailing else {
      try ChecksumClaim.refuseBareAnnouncement(request)
      return nil
    }
    try ChecksumClaim.checkAnnouncement(request, algorithm)
    self.algorithm = algorithm
    value = claimed.isEmpty ? nil : try ChecksumClaim.decode(request.http.headers[algorithm.header] ?? "", algorithm, "header")
  }

  /// The checksum that a chunked body's trailer will hold.
  private static func trailing(_ request: S3Request) throws(ServiceError) -> ChecksumAlgorithm? {
    guard let name = request.header("x-amz-trailer") else { return nil }
    let algorithm = ChecksumAlgorithm.allCases.first { HTTPHeaders.equal($0.header, name) }
    guard let algorithm else {
      throw .invalidRequest("The value specified in the x-amz-trailer header is not supported")
    }
    return algorithm
  }

  private static func checkAnnouncement(
    _ request: S3Request, _ algorithm: ChecksumAlgorithm
  ) throws(ServiceError) {
    let name = "x-amz-sdk-checksum-algorithm"
    guard let announced = request.header(name) else { return }
    guard ChecksumAlgorithm(name: announced) == algorithm else { throw .invalidRequest("Value for \(name) header is invalid.") }
  }

  private static func refuseBareAnnouncement(_ request: S3Request) throws(ServiceError) {
    // Without a body the SDKs announce an algorithm and send nothing to check.
    guard request.header("x-amz-sdk-checksum-algorithm") != nil, request.http.method == "PUT" else { return }
    throw .invalidRequest(
      "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.")
  }

  private static func decode(
    _ text: String, _ algorithm: ChecksumAlgorithm, _ kind: String
  ) throws(ServiceError) -> [UInt8] {
    guard let value = Base64.decode(text), value.count == algorithm.length else {
      throw .invalidRequest("Value for \(algorithm.header) \(kind) is invalid.")
    }
    return value
  }

  /// - Throws: `BadDigest` if the body is not what was claimed.
  func check(_ computed: [UInt8], trailers: HTTPHeaders) throws(ServiceError) {
    let claimed: [UInt8]
    if let value { claimed = value } else { claimed = try trailingValue(trailers) }
    guard claimed == computed else { throw .badChecksum(algorithm) }
  }

  private func trailingValue(_ trailers: HTTPHeaders) throws(ServiceError) -> [UInt8] {
    guard let text = trailers[algorithm.header] else {
      throw ServiceError(
        "MalformedTrailerError",
        "The request contained trailing data that was not well-formed or did not conform to our published schema.")
    }
    return try ChecksumClaim.decode(text, algorithm, "trailing header")
  }
}
