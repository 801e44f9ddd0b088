import AWSWire
import Digests

/// Takes a body piece by piece in one pass: hashes it, keeps it in memory while it is small and in a file beyond.
final class BodyIntake {
  private let files: BodyFiles
  private let expectedSize: Int
  private var md5 = MD5()
  private var checksums: [(algorithm: ChecksumAlgorithm, digest: any Digest)]
  private var bytes: [UInt8] = []
  private var file: TemporaryFile?
  private var size = 0
  private var isBroken = false

  /// An intake that has taken nothing; nothing is created on disk before the first large piece comes.
  /// - Parameter expectedSize: the announced size, which decides between memory and file from the start.
  init(_ files: BodyFiles, expectedSize: Int, _ algorithms: [ChecksumAlgorithm]) {
    (self.files, self.expectedSize) = (files, expectedSize)
    checksums = algorithms.map { ($0, $0.digest) }
  }

  /// The next bytes.
  func receive(_ piece: UnsafeRawBufferPointer) {
    guard !isBroken, !piece.isEmpty else { return }
    size += piece.count
    md5.update(piece)
    for index in checksums.indices { checksums[index].digest.update(piece) }
    isBroken = !store(piece)
  }

  private func store(_ piece: UnsafeRawBufferPointer) -> Bool {
    if let file { return file.write(piece) }
    if max(size, expectedSize) <= BodyFiles.inlineLimit {
      if bytes.isEmpty { bytes.reserveCapacity(max(expectedSize, piece.count)) }
      bytes.append(contentsOf: piece)
      return true
    }
    guard let file = files.makeTemporary(), file.write(bytes), file.write(piece) else { return false }
    self.file = file
    bytes = []
    return true
  }

  /// What was taken.
  /// - Throws: `InternalFailure` if the disk did not take it.
  func finish() throws(ServiceError) -> ReceivedBody {
    if isBroken { throw .internalFailure("The object could not be written to the state folder.") }
    var values: [ChecksumAlgorithm: [UInt8]] = [:]
    for index in checksums.indices { values[checksums[index].algorithm] = checksums[index].digest.finalize() }
    return ReceivedBody(size: size, md5: md5.finalize(), checksums: values, bytes: bytes, file: file)
  }

  /// Drops what was taken.
  func abort() {
    file = nil
    bytes = []
  }
}

/// A body that came in, with its digests.
struct ReceivedBody: Sendable {
  /// Bytes.
  var size: Int
  /// The MD5 digest, which makes the entity tag.
  var md5: [UInt8]
  /// The checksums that were asked for.
  var checksums: [ChecksumAlgorithm: [UInt8]]
  /// The bytes of a small body.
  var bytes: [UInt8]
  /// The file of a large body.
  var file: TemporaryFile?

  /// The entity tag without quotes.
  var entityTag: String { Hex.encode(md5) }

  /// The value of a checksum in base64.
  func checksum(_ algorithm: ChecksumAlgorithm) -> StoredChecksum? {
    checksums[algorithm].map { StoredChecksum(algorithm: algorithm, value: Base64.encode($0)) }
  }

  /// What is to be stored. The file's name holds every digest that is known, so that two bodies with one name are the
  /// same even where MD5 alone would not tell them apart.
  var content: BodyContent {
    guard let file else { return bytes.isEmpty ? .empty : .bytes(bytes) }
    let rest = checksums.sorted { $0.key.rawValue < $1.key.rawValue }.map { Hex.encode($0.value) }
    return .file(file, name: ([entityTag, String(size)] + rest).joined(separator: "-"))
  }
}

/// Bytes on their way to storage.
enum BodyContent: Sendable {
  /// None.
  case empty
  /// A small body.
  case bytes([UInt8])
  /// A finished file and the name it is to have.
  case file(TemporaryFile, name: String)
  /// A file that serves another object or part already.
  case shared(String)
}
