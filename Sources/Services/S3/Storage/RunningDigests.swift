import Digests

/// The digests of a body as far as it has come.
struct RunningDigests: Sendable {
  private var md5 = MD5()
  private var checksums: [(algorithm: ChecksumAlgorithm, digest: any Digest)]

  /// MD5 and the checksums asked for, of nothing yet.
  init(_ algorithms: [ChecksumAlgorithm]) {
    checksums = algorithms.map { ($0, $0.digest) }
  }

  /// Takes the next bytes.
  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    md5.update(bytes)
    for index in checksums.indices { checksums[index].digest.update(bytes) }
  }

  /// The digests of everything taken.
  mutating func finalize() -> (md5: [UInt8], checksums: [ChecksumAlgorithm: [UInt8]]) {
    var values: [ChecksumAlgorithm: [UInt8]] = [:]
    for index in checksums.indices { values[checksums[index].algorithm] = checksums[index].digest.finalize() }
    return (md5.finalize(), values)
  }
}
