import AWSSignature
import Basics
import Digests
import HTTP
import Testing

/// The chunked upload of 65 KiB that the S3 API reference works out, with and without trailing headers.
@Suite struct ChunkedBodyTests {
  static let published = [
    "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
    "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
    "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
    "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
  ]
  static let publishedWithTrailer = [
    "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e",
    "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
    "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
    "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
    "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435",
  ]

  private func upload(_ kind: ChunkedPayload) throws -> HTTPRequest {
    var request = HTTPRequest(
      method: "PUT", path: "/examplebucket/chunkObject.txt",
      headers: ["Host": "s3.amazonaws.com", "x-amz-storage-class": "REDUCED_REDUNDANCY"],
      body: [UInt8](repeating: UInt8(ascii: "a"), count: 66_560))
    let signer = RequestSigner(
      credentials: AWSCredentials(accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: s3Secret), region: "us-east-1",
      service: "s3")
    let trailers: HTTPHeaders = ["x-amz-checksum-crc32c": Base64.encode(CRC32C.hash(request.body))]
    let time = try #require(Timestamp(basicISO8601: "20130524T000000Z"))
    signer.signChunked(&request, at: time, kind: kind, trailers: trailers)
    return request
  }

  /// The published seed signs `Content-Length` too, which our client leaves to the HTTP library.
  @Test func publishedSeed() throws {
    let authorization =
      "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=content-encoding;"
      + "content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class,"
      + "Signature=\(Self.published[0])"
    let request = HTTPRequest(
      method: "PUT", path: "/examplebucket/chunkObject.txt",
      headers: [
        "Host": "s3.amazonaws.com", "x-amz-date": "20130524T000000Z", "x-amz-storage-class": "REDUCED_REDUNDANCY",
        "Authorization": authorization, "x-amz-content-sha256": ChunkedPayload.signed.rawValue,
        "Content-Encoding": "aws-chunked", "x-amz-decoded-content-length": "66560", "Content-Length": "66824",
      ])
    let parsed = try #require(try RequestAuthorization.parse(request))
    try parsed.verify(request, secretAccessKey: s3Secret, bodyHash: nil)
    let body = framed(Self.published)
    let (data, trailers) = try decode(body, request, .signed).get()
    #expect(data.count == 66_560 && data.allSatisfy { $0 == UInt8(ascii: "a") })
    #expect(trailers == [:])
  }

  private func framed(_ signatures: [String]) -> [UInt8] {
    let a = { (count: Int) in [UInt8](repeating: UInt8(ascii: "a"), count: count) }
    return Array("10000;chunk-signature=\(signatures[1])\r\n".utf8) + a(65_536)
      + Array("\r\n400;chunk-signature=\(signatures[2])\r\n".utf8) + a(1024)
      + Array("\r\n0;chunk-signature=\(signatures[3])\r\n\r\n".utf8)
  }

  @Test func publishedTrailer() throws {
    let request = try upload(.signedTrailer)
    #expect(try authorization(of: request).signature == Self.publishedWithTrailer[0])
    let text = String(decoding: request.body, as: UTF8.self)
    for signature in Self.publishedWithTrailer[1...3] { #expect(text.contains(";chunk-signature=\(signature)\r\n")) }
    #expect(
      text.hasSuffix("\r\nx-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:\(Self.publishedWithTrailer[4])\r\n\r\n"))
    #expect(request.body.count == 66_946, "the length that AWS documents")
    let (data, trailers) = try decode(request.body, request, .signedTrailer).get()
    #expect(data.count == 66_560)
    #expect(trailers == ["x-amz-checksum-crc32c": "sOO8/Q=="])
  }

  /// Layouts of the trailing headers that clients also send.
  @Test(arguments: [
    ("\r\nx-amz-checksum", "\r\n\r\nx-amz-checksum", false), ("sOO8/Q==\r\n", "sOO8/Q==\n\r\n", true),
    ("sOO8/Q==\r\n", "sOO8/Q==\n", true),
  ])
  func otherLayouts(_ part: String, _ other: String, _ endsWithBlankLine: Bool) throws {
    let request = try upload(.signedTrailer)
    var text = String(decoding: request.body, as: UTF8.self).split(separator: part).joined(separator: other)
    if !endsWithBlankLine { text.removeLast() }
    #expect(try decode(Array(text.utf8), request, .signedTrailer).get().1 == ["x-amz-checksum-crc32c": "sOO8/Q=="])
  }

  @Test(arguments: ChunkedPayload.allCases)
  func roundTrip(_ kind: ChunkedPayload) throws {
    let request = try upload(kind)
    let head = try authorization(of: request)
    try head.verify(request, secretAccessKey: s3Secret, bodyHash: Hex.encode(SHA256.hash(request.body)))
    #expect(ChunkedPayload(request) == kind)
    for step in [1, 2, 3, 63, 8192, 70_000, 1_000_000] {
      let (data, trailers) = try decode(request.body, request, kind, step: step).get()
      #expect(data.count == 66_560)
      #expect(trailers.fields.count == (kind.hasTrailer ? 1 : 0))
    }
  }

  /// Changes every byte of the framing, and some of the data, one at a time: none may pass.
  @Test(arguments: [ChunkedPayload.signed, .signedTrailer])
  func everyByteOfTheFraming(_ kind: ChunkedPayload) throws {
    let request = try upload(kind)
    let text = request.body
    let data = UInt8(ascii: "a")
    var offsets = text.indices.filter { index in
      text[index] != data || index == 0 || index + 1 == text.count || text[index - 1] != data || text[index + 1] != data
    }
    offsets += [1000, 65_000, 66_000]
    #expect(offsets.count > 250)
    for offset in offsets {
      var tampered = text
      tampered[offset] ^= 0x04
      guard case .failure = decode(tampered, request, kind) else {
        return #expect(Bool(false), "byte \(offset) of \(kind) may be changed")
      }
    }
  }

  /// A body cut anywhere is incomplete.
  @Test(arguments: ChunkedPayload.allCases)
  func everyCut(_ kind: ChunkedPayload) throws {
    let request = try upload(kind)
    let length = request.body.count
    for count in [0, 1, 5, 80, 90, 65_000, 65_620] + Array((length - 300)..<length) {
      guard case .failure(let failure) = decode(Array(request.body[..<count]), request, kind) else {
        return #expect(Bool(false), "\(kind) cut after \(count) of \(length)")
      }
      if count < 65_000 { #expect(failure == .truncated) }
    }
    #expect(ChunkFailure.truncated.description.code == "IncompleteBody")
  }

  @Test func chunksMustNotBeSwapped() throws {
    let request = try upload(.signed)
    let swapped = framed([Self.published[0], Self.published[2], Self.published[1], Self.published[3]])
    guard case .failure(.mismatch(let mismatch)) = decode(swapped, request, .signed) else { return #expect(Bool(false)) }
    #expect(mismatch.stringToSign.hasPrefix("AWS4-HMAC-SHA256-PAYLOAD\n20130524T000000Z\n20130524/us-east-1/s3/aws4_request\n"))
    #expect(mismatch.signatureProvided == Self.published[2])
  }

  private func unsigned(
    _ body: String, length: Int? = nil, announced: [String]? = nil
  ) -> Result<([UInt8], HTTPHeaders), ChunkFailure> {
    let decoder = ChunkedBodyDecoder(
      kind: .unsignedTrailer, authorization: nil, signingKey: nil, decodedLength: length, announcedTrailers: announced)
    return run(decoder, Array(body.utf8), step: 7)
  }

  @Test func unsignedBodies() throws {
    let body = "5\r\nhello\r\n0\r\nx-amz-checksum-crc32: NhCmhg== \r\n\r\n"
    let (data, trailers) = try unsigned(body, length: 5, announced: ["X-Amz-Checksum-Crc32"]).get()
    #expect(String(decoding: data, as: UTF8.self) == "hello")
    #expect(trailers == ["x-amz-checksum-crc32": "NhCmhg=="])
    #expect(try unsigned("0\r\n\r\n", length: 0).get().0.isEmpty)
  }

  @Test(arguments: [
    ("5\r\nhello\r\n0\r\n\r\n", ["x-amz-checksum-crc32"], "MalformedTrailerError"),
    ("5\r\nhello\r\n0\r\nx-amz-checksum-crc32:x\r\n\r\n", [], "MalformedTrailerError"),
    ("5\r\nhello\r\n0\r\n:x\r\n\r\n", nil, "MalformedTrailerError"),
    ("5\r\nhello\r\n0\r\nno colon\r\n\r\n", nil, "MalformedTrailerError"),
    ("3\r\nhello\r\n0\r\n\r\n", nil, "IncompleteBody"),
    ("6\r\nhello\r\n0\r\n\r\n", nil, "IncompleteBody"),
    ("5\r\nhelloX\r\n0\r\n\r\n", nil, "IncompleteBody"),
    ("4\r\nhell\r\n0\r\n\r\n", nil, "IncompleteBody"),
    ("5\r\nhello\r\n0\r\n", nil, "IncompleteBody"),
    ("5\r\nhello\r\n0\r\n\r\nmore\r\n", nil, "IncompleteBody"),
    ("5\r\nhello\r\n", nil, "IncompleteBody"),
    ("\r\n5\r\nhello\r\n0\r\n\r\n", nil, "IncompleteBody"),
    ("-5\r\nhello\r\n0\r\n\r\n", nil, "IncompleteBody"),
    ("+5\r\nhello\r\n0\r\n\r\n", nil, "IncompleteBody"),
    ("zz\r\nhello\r\n0\r\n\r\n", nil, "IncompleteBody"),
    ("7fffffffffffffff\r\nhello\r\n0\r\n\r\n", nil, "IncompleteBody"),
    ("fffffffffffffff\r\nhello\r\n0\r\n\r\n", nil, "IncompleteBody"),
    ("3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n", nil, "InvalidChunkSizeError"),
  ])
  func badBodies(_ body: String, _ announced: [String]?, _ code: String) {
    guard case .failure(let failure) = unsigned(body, length: 5, announced: announced) else {
      return #expect(Bool(false), "\(body) passed")
    }
    #expect(failure.description.code == code, "\(failure)")
  }

  @Test func smallChunks() {
    guard case .failure(let failure) = unsigned("3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n") else { return #expect(Bool(false)) }
    #expect(failure == .chunkTooSmall(chunk: 2, size: 3))
    #expect(failure.description.status == 403)
    #expect(failure.description.details.map(\.value) == ["2", "3"])
  }

  @Test func boundedLines() {
    let long = String(repeating: "x", count: 9000)
    for body in [long, "0\r\nname:\(long)\r\n\r\n", "5;\(long)\r\nhello\r\n0\r\n\r\n"] {
      guard case .failure(.lineTooLong) = unsigned(body) else { return #expect(Bool(false)) }
    }
    let many = (0..<40).map { "h\($0):v\r\n" }.joined()
    guard case .failure(.malformedTrailer) = unsigned("0\r\n\(many)\r\n") else { return #expect(Bool(false)) }
  }

  @Test func missingSignatures() throws {
    let request = try upload(.signed)
    let bare = "5\r\nhello\r\n0\r\n\r\n"
    guard case .failure(.malformedChunk) = decode(Array(bare.utf8), request, .signed) else { return #expect(Bool(false)) }
    let trailing = try upload(.signedTrailer)
    let text = String(decoding: trailing.body, as: UTF8.self)
    let signatureLine = "x-amz-trailer-signature:\(Self.publishedWithTrailer[4])\r\n"
    let without = Array(text.split(separator: signatureLine).joined().utf8)
    guard case .failure(.malformedTrailer) = decode(without, trailing, .signedTrailer) else { return #expect(Bool(false)) }
  }

  private func decode(
    _ body: [UInt8], _ request: HTTPRequest, _ kind: ChunkedPayload, step: Int = 1 << 20
  ) -> Result<([UInt8], HTTPHeaders), ChunkFailure> {
    guard let parsed = try? RequestAuthorization.parse(request) else { return .failure(.truncated) }
    let decoder = ChunkedBodyDecoder(
      kind: kind, authorization: parsed, signingKey: SigningKey(secretAccessKey: s3Secret, scope: parsed.scope),
      decodedLength: 66_560, announcedTrailers: ChunkedBodyDecoder.announcedTrailers(of: request))
    return run(decoder, body, step: step)
  }

  private func run(
    _ decoder: ChunkedBodyDecoder, _ body: [UInt8], step: Int
  ) -> Result<([UInt8], HTTPHeaders), ChunkFailure> {
    var (decoder, data): (ChunkedBodyDecoder, [UInt8]) = (decoder, [])
    do throws(ChunkFailure) {
      for start in stride(from: 0, to: body.count, by: step) {
        let piece = Array(body[start..<min(start + step, body.count)])
        let received = piece.withUnsafeBytes { bytes in
          Result { () throws(ChunkFailure) in try decoder.receive(bytes) { data.append(contentsOf: $0) } }
        }
        try received.get()
      }
      return .success((data, try decoder.finish()))
    } catch {
      return .failure(error)
    }
  }
}
