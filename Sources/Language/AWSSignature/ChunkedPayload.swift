public import HTTP

/// The kinds of `aws-chunked` bodies, by what `x-amz-content-sha256` says of them.
public enum ChunkedPayload: String, Sendable, CaseIterable {
  /// Every chunk is signed.
  case signed = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"
  /// Every chunk and the trailing headers are signed.
  case signedTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"
  /// Chunks without signatures, then trailing headers: what SDKs send with a checksum over TLS.
  case unsignedTrailer = "STREAMING-UNSIGNED-PAYLOAD-TRAILER"

  /// The kind of a request's body; nil if it is not framed in chunks.
  public init?(_ request: HTTPRequest) {
    guard let claim = request.headers["x-amz-content-sha256"], let kind = ChunkedPayload(rawValue: claim) else { return nil }
    self = kind
  }

  /// Whether chunks carry signatures.
  public var isSigned: Bool { self != .unsignedTrailer }

  /// Whether headers follow the last chunk.
  public var hasTrailer: Bool { self != .signed }
}
