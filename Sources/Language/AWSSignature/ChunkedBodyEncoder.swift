import HTTP

/// Writes `aws-chunked` bodies, for the client side.
struct ChunkedBodyEncoder {
  private var signatures: ChunkSignatures?
  private let chunkLength: Int

  /// - Parameter signatures: nil leaves chunks and trailers unsigned.
  init(signatures: ChunkSignatures?, chunkLength: Int) {
    (self.signatures, self.chunkLength) = (signatures, max(1, chunkLength))
  }

  /// - Parameter trailers: nil for the kind without trailing headers.
  mutating func encode(_ body: [UInt8], trailers: HTTPHeaders?) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(body.count + (body.count / chunkLength + 2) * 96)
    for start in stride(from: 0, to: body.count, by: chunkLength) {
      appendChunk(body[start..<start + min(chunkLength, body.count - start)], to: &bytes)
      bytes.append(contentsOf: "\r\n".utf8)
    }
    appendChunk([], to: &bytes)
    for field in trailers?.fields ?? [] {
      bytes.append(contentsOf: "\(field.name.lowercased()):\(field.value)\r\n".utf8)
    }
    if let signatures, let trailers {
      bytes.append(contentsOf: "x-amz-trailer-signature:\(signatures.trailerSignature(trailers).signature)\r\n".utf8)
    }
    bytes.append(contentsOf: "\r\n".utf8)
    return bytes
  }

  private mutating func appendChunk(_ data: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: String(data.count, radix: 16).utf8)
    data.withUnsafeBytes { signatures?.update($0) }
    if let signature = signatures?.chunkSignature().signature {
      bytes.append(contentsOf: ";chunk-signature=\(signature)".utf8)
    }
    bytes.append(contentsOf: "\r\n".utf8)
    bytes.append(contentsOf: data)
  }
}
