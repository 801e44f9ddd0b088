import Digests
import HTTP

/// The chain of signatures along a body: each covers the one before it, the first that of the request.
struct ChunkSignatures: Sendable {
  private let key: SigningKey
  private let date: String
  private var previous: String
  private var dataHash = SHA256()

  init(key: SigningKey, date: String, seed: String) {
    (self.key, self.date, previous) = (key, date, seed)
  }

  /// Takes data of the current chunk.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    dataHash.update(bytes)
  }

  /// What the chunk whose data was taken must be signed with.
  mutating func chunkSignature() -> (signature: String, stringToSign: [UInt8]) {
    let toSign = StringToSign.bytes(
      algorithm: StringToSign.chunkAlgorithm, date: date, scope: key.scope, previous, StringToSign.emptyHash,
      Hex.encode(dataHash.finalize()))
    previous = key.signature(of: toSign)
    return (previous, toSign)
  }

  /// What the trailing headers must be signed with.
  func trailerSignature(_ trailers: HTTPHeaders) -> (signature: String, stringToSign: [UInt8]) {
    var lines: [UInt8] = []
    for field in trailers.fields {
      lines.append(contentsOf: "\(field.name.lowercased()):\(field.value)\n".utf8)
    }
    let toSign = StringToSign.bytes(
      algorithm: StringToSign.trailerAlgorithm, date: date, scope: key.scope, previous, Hex.encode(SHA256.hash(lines)))
    return (key.signature(of: toSign), toSign)
  }
}
