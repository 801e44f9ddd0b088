import AWSSignature
import AWSWire
import Digests
import HTTP

extension CorridorCall {
  /// Verifies and authorizes the head of an upload; its body is streamed to the service afterwards.
  func beginUpload(_ service: any AWSService) -> BodyDisposition {
    do {
      let context = try identify(service, hasBody: false)
      guard let upload = try service.prepareUpload(request, in: context) else {
        return .collect(limit: Corridor.bodyLimit)
      }
      note(upload.operation, upload.parameters)
      try authorize(upload.permissions, service, context)
      let identity = PreparedCall.Identity(
        parameters: upload.parameters, permissions: upload.permissions, reads: false)
      let strike = try strike(upload.operation, identity, service, context)
      if case .cut = strike { return .respond(recorded(.cut(HTTPResponse(status: 500), afterBytes: 0))) }
      return .stream(try UploadReceiver(self, upload.sink, context, strike))
    } catch {
      return .respond(recorded(.response(render(error))))
    }
  }

  /// Frees a collected body of chunk framing, for clients that frame small bodies too.
  func decodeChunks() throws(ServiceError) {
    guard wire == .restXML, let kind = ChunkedPayload(request) else { return }
    var decoder = try chunkDecoder(kind)
    var body: [UInt8] = []
    do {
      try request.body.withUnsafeBytes { piece in
        try decoder.receive(piece) { body.append(contentsOf: $0) }
      }
      _ = try decoder.finish()
    } catch let failure as ChunkFailure {
      throw SignatureErrors(wire: wire, service: record.service).error(failure)
    } catch {
      throw ServiceError(wrapping: error)
    }
    request.body = body
  }

  func chunkDecoder(_ kind: ChunkedPayload) throws(ServiceError) -> ChunkedBodyDecoder {
    let length = request.headers["x-amz-decoded-content-length"]
    if let length, Int(length) == nil { throw ServiceError("InvalidArgument", "Invalid x-amz-decoded-content-length") }
    return ChunkedBodyDecoder(
      kind: kind, authorization: authentication?.authorization, signingKey: authentication?.signingKey,
      decodedLength: length.flatMap { Int($0) },
      announcedTrailers: ChunkedBodyDecoder.announcedTrailers(of: request))
  }
}

/// Takes an upload's body: verifies payload hash, chunk signatures and trailers while the bytes pass to the service.
final class UploadReceiver: BodyReceiver {
  private let call: CorridorCall
  private let sink: any UploadSink
  private let context: RequestContext
  private let strike: FaultStrike
  private var decoder: ChunkedBodyDecoder?
  private var hash: SHA256?
  private let claimedHash: String
  private var failure: ServiceError?

  init(
    _ call: CorridorCall, _ sink: any UploadSink, _ context: RequestContext, _ strike: FaultStrike
  ) throws(ServiceError) {
    (self.call, self.sink, self.context, self.strike) = (call, sink, context, strike)
    claimedHash = call.request.headers["x-amz-content-sha256"] ?? ""
    if let kind = ChunkedPayload(call.request) {
      decoder = try call.chunkDecoder(kind)
    } else if claimedHash.utf8.count == 64 {
      hash = SHA256()
    }
  }

  func receive(_ piece: UnsafeRawBufferPointer) {
    guard failure == nil else { return }
    guard decoder != nil else {
      hash?.update(piece)
      return sink.receive(piece)
    }
    do {
      try decoder?.receive(piece) { sink.receive($0) }
    } catch {
      failure = SignatureErrors(wire: call.wire, service: "s3").error(error)
    }
  }

  func finish(reply: HTTPReply) {
    do {
      let trailers = try verify()
      let step = try sink.finish(trailers: trailers)
      guard case .delay(let milliseconds) = strike else { return call.commit(step, context, reply) }
      call.corridor.delays.run(after: milliseconds) { [call, context] in call.commit(step, context, reply) }
    } catch {
      sink.abort()
      call.finish(.response(call.render(error)), reply)
    }
  }

  func abort() { sink.abort() }

  private func verify() throws(ServiceError) -> HTTPHeaders {
    if let failure { throw failure }
    if let computed = hash?.finalized, computed != claimedHash {
      throw ServiceError(
        "XAmzContentSHA256Mismatch", "The provided 'x-amz-content-sha256' header does not match what was computed.",
        details: [
          .init("ClientComputedContentSHA256", claimedHash), .init("S3ComputedContentSHA256", computed),
        ])
    }
    do {
      return try decoder?.finish() ?? [:]
    } catch {
      throw SignatureErrors(wire: call.wire, service: "s3").error(error)
    }
  }
}

extension SHA256 {
  /// The digest so far in hexadecimal, without ending the computation of the original.
  fileprivate var finalized: String {
    var copy = self
    return Hex.encode(copy.finalize())
  }
}
