import AWSWire
import HTTP
import ServiceCore

/// Takes the body of an object or a part and checks it against what the client claimed.
final class BodySink: UploadSink {
  private let intake: BodyIntake
  private let claims: BodyClaims
  private let announcedSize: Int?
  private let store: @Sendable (ReceivedBody) throws(ServiceError) -> CommitStep

  /// - Parameters:
  ///   - algorithms: the checksums to compute.
  ///   - store: makes the step that stores the body once it proved to be what was claimed.
  init(
    _ files: BodyFiles, _ request: S3Request, _ claims: BodyClaims, _ algorithms: [ChecksumAlgorithm],
    store: @escaping @Sendable (ReceivedBody) throws(ServiceError) -> CommitStep
  ) throws(ServiceError) {
    announcedSize = try BodySink.announcedSize(request)
    intake = BodyIntake(files, expectedSize: announcedSize ?? 0, algorithms)
    (self.claims, self.store) = (claims, store)
  }

  func receive(_ bytes: UnsafeRawBufferPointer) { intake.receive(bytes) }

  func finish(trailers: HTTPHeaders) throws(ServiceError) -> CommitStep {
    let body = try intake.finish()
    if let announcedSize, announcedSize != body.size { throw .incompleteBody }
    try claims.check(body, trailers: trailers)
    return try store(body)
  }

  func abort() { intake.abort() }

  /// The size of the body without chunk framing; nil only in process, where nothing has to be announced.
  private static func announcedSize(_ request: S3Request) throws(ServiceError) -> Int? {
    let isChunked = request.header("x-amz-content-sha256")?.hasPrefix("STREAMING-") ?? false
    guard let text = request.header(isChunked ? "x-amz-decoded-content-length" : "Content-Length") else {
      if isChunked || request.header("Transfer-Encoding") != nil { throw .missingContentLength }
      return nil
    }
    guard let size = Int(text), size >= 0 else { throw .missingContentLength }
    let maximum = MultipartLimits.maximumUploadSize
    guard size <= maximum else { throw .entityTooLarge(size, maximum: maximum) }
    return size
  }
}
