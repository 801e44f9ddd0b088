public import HTTP

/// Frees a body of its `aws-chunked` framing while it comes, and verifies the signatures in it.
///
/// Data are handed on before their chunk's signature could be checked; they must be dropped if a later call throws.
public struct ChunkedBodyDecoder: Sendable {
  private enum State {
    case chunkHeader
    case data(remaining: Int)
    case chunkEnd
    case trailers
    case finished
  }

  /// Chunks but the last have at least this many bytes, as S3 demands.
  public static let minimumChunkLength = 8192
  private static let longestLine = 8192
  private static let mostTrailers = 32

  private let kind: ChunkedPayload
  private let decodedLength: Int?
  private let announcedTrailers: [String]?
  let accessKeyID: String
  private var signatures: ChunkSignatures?

  private var state = State.chunkHeader
  private var line: [UInt8] = []
  private var chunkCount = 0
  private var lastSize = 0
  private var claimedSignature = ""
  private var received = 0
  private var trailers = HTTPHeaders()
  private var trailerSignature: String?
  private var sawBlankLine = false

  /// A decoder of one body.
  /// - Parameters:
  ///   - authorization: the request's; nil for an anonymous one.
  ///   - signingKey: what chunks are verified with; nil verifies only the framing.
  ///   - decodedLength: the value of `x-amz-decoded-content-length`; nil if absent.
  ///   - announcedTrailers: the names in `x-amz-trailer`, none if that is absent; nil accepts any.
  public init(
    kind: ChunkedPayload, authorization: RequestAuthorization?, signingKey: SigningKey?, decodedLength: Int?,
    announcedTrailers: [String]? = nil
  ) {
    (self.kind, self.decodedLength, self.announcedTrailers) = (kind, decodedLength, announcedTrailers)
    accessKeyID = authorization?.accessKeyID ?? ""
    guard kind.isSigned, let authorization, let signingKey else { return }
    signatures = ChunkSignatures(key: signingKey, date: authorization.dateText, seed: authorization.signature)
  }

  /// The names of the trailing headers that a request's `x-amz-trailer` announces.
  public static func announcedTrailers(of request: HTTPRequest) -> [String] {
    request.headers.values("x-amz-trailer").flatMap { $0.split(separator: ",") }.map(\.trimmingBlanks)
  }

  /// Takes the next bytes as they came, cut anywhere, and hands on the data among them.
  public mutating func receive(
    _ piece: UnsafeRawBufferPointer, emit: (UnsafeRawBufferPointer) -> Void
  ) throws(ChunkFailure) {
    var rest = piece[...]
    while !rest.isEmpty {
      if case .data(let remaining) = state {
        let data = rest.prefix(remaining)
        rest = rest.dropFirst(data.count)
        take(UnsafeRawBufferPointer(rebasing: data), remaining, emit)
      } else {
        try takeLine(&rest)
      }
    }
  }

  /// The body has ended: checks that it is whole and answers its trailing headers, names in lower case.
  public mutating func finish() throws(ChunkFailure) -> HTTPHeaders {
    if kind == .signedTrailer, case .trailers = state, line.isEmpty, trailerSignature == nil, sawBlankLine {
      throw .malformedTrailer("x-amz-trailer-signature")
    }
    guard case .finished = state, line.isEmpty else { throw .truncated }
    if let decodedLength, decodedLength != received {
      throw .lengthMismatch(announced: decodedLength, received: received)
    }
    try verifyTrailers()
    for name in announcedTrailers ?? [] where trailers[name] == nil { throw .malformedTrailer(name) }
    return trailers
  }

  private mutating func take(
    _ data: UnsafeRawBufferPointer, _ remaining: Int, _ emit: (UnsafeRawBufferPointer) -> Void
  ) {
    signatures?.update(data)
    received += data.count
    emit(data)
    state = data.count == remaining ? .chunkEnd : .data(remaining: remaining - data.count)
  }

  /// Collects a line up to its line feed and reads it.
  private mutating func takeLine(_ rest: inout Slice<UnsafeRawBufferPointer>) throws(ChunkFailure) {
    let end = rest.firstIndex(of: UInt8(ascii: "\n"))
    let part = rest[..<(end ?? rest.endIndex)]
    guard line.count + part.count <= Self.longestLine else { throw .lineTooLong }
    line.append(contentsOf: part)
    rest = rest[(end.map { $0 + 1 } ?? rest.endIndex)...]
    if end != nil { try readLine() }
  }

  private mutating func readLine() throws(ChunkFailure) {
    let endsRightly = line.last == UInt8(ascii: "\r")
    if endsRightly { line.removeLast() }
    let text = String(decoding: line, as: UTF8.self)
    line.removeAll(keepingCapacity: true)
    guard endsRightly || mayEndInLineFeed(text) else { throw .malformedChunk(text) }
    switch state {
    case .chunkHeader: try readChunkHeader(text)
    case .chunkEnd:
      guard text.isEmpty else { throw .malformedChunk(text) }
      try verifyChunk()
      state = .chunkHeader
    case .trailers: if text.isEmpty { readBlankLine() } else { try readTrailer(text) }
    case .finished: if !text.isEmpty { throw .malformedChunk(text) }
    case .data: break
    }
  }

  /// Some clients end trailing headers as their signature covers them, with a line feed alone, before the CRLF.
  private func mayEndInLineFeed(_ text: String) -> Bool {
    guard case .trailers = state, let last = text.utf8.last else { return false }
    return kind == .signedTrailer && last > UInt8(ascii: " ")
  }

  /// A blank line ends the body. Some clients write it right after the last chunk, before signed trailing headers.
  private mutating func readBlankLine() {
    sawBlankLine = true
    if kind != .signedTrailer || trailerSignature != nil { state = .finished }
  }

  /// `10000;chunk-signature=...`, the size in hexadecimal; a size of zero ends the data.
  private mutating func readChunkHeader(_ text: String) throws(ChunkFailure) {
    let parts = text.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
    guard let digits = parts.first, (1...15).contains(digits.utf8.count), !digits.hasPrefix("+"),
      let size = Int(digits, radix: 16), size >= 0
    else { throw .malformedChunk(text) }
    try checkSize(size)
    if kind.isSigned {
      guard parts.count == 2, parts[1].hasPrefix("chunk-signature=") else { throw .malformedChunk(text) }
      claimedSignature = String(parts[1].dropFirst("chunk-signature=".utf8.count))
    }
    (chunkCount, lastSize) = (chunkCount + 1, size)
    state = size > 0 ? .data(remaining: size) : .trailers
    if size == 0 { try verifyChunk() }
  }

  private func checkSize(_ size: Int) throws(ChunkFailure) {
    if size > 0, chunkCount > 0, lastSize < Self.minimumChunkLength {
      throw .chunkTooSmall(chunk: chunkCount + 1, size: lastSize)
    }
    let (total, overflow) = received.addingReportingOverflow(size)
    if let decodedLength, overflow || total > decodedLength {
      throw .lengthMismatch(announced: decodedLength, received: total)
    }
    if overflow { throw .malformedChunk(String(size, radix: 16)) }
  }

  private mutating func verifyChunk() throws(ChunkFailure) {
    guard let expected = signatures?.chunkSignature() else { return }
    try compare(expected, claimedSignature)
  }

  /// `x-amz-checksum-crc32:AAAAAA==`.
  private mutating func readTrailer(_ text: String) throws(ChunkFailure) {
    guard kind.hasTrailer, trailers.fields.count < Self.mostTrailers,
      let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), colon > text.startIndex
    else { throw .malformedTrailer(text) }
    let name = text[..<colon].lowercased()
    let value = text[text.utf8.index(after: colon)...].trimmingBlanks
    if name == "x-amz-trailer-signature" {
      trailerSignature = value
      if sawBlankLine { state = .finished }
    } else if let announcedTrailers, !announcedTrailers.contains(where: { HTTPHeaders.equal($0, name) }) {
      throw .malformedTrailer(name)
    } else {
      trailers.add(name, value)
    }
  }

  private func verifyTrailers() throws(ChunkFailure) {
    guard kind == .signedTrailer, let signatures else { return }
    guard let trailerSignature else { throw .malformedTrailer("x-amz-trailer-signature") }
    try compare(signatures.trailerSignature(trailers), trailerSignature)
  }
}
