import AWSWire
import Digests

/// Takes a body piece by piece in one pass: hashes it, keeps it in memory while it is small and in a file beyond.
final class BodyIntake {
  private let files: BodyFiles
  private let expectedSize: Int
  private var digests: RunningDigests
  private var lane: HashLane?
  /// A small body, or the block of a large one that is being filled.
  private var bytes: [UInt8] = []
  private var file: TemporaryFile?
  private var size = 0
  private var isBroken = false

  /// Large bodies are written and hashed in blocks of this size.
  private static let blockSize = 256 << 10

  /// An intake that has taken nothing; nothing is created on disk before the first large piece comes.
  /// - Parameter expectedSize: the announced size, which decides between memory and file from the start.
  init(_ files: BodyFiles, expectedSize: Int, _ algorithms: [ChecksumAlgorithm]) {
    (self.files, self.expectedSize) = (files, expectedSize)
    digests = RunningDigests(algorithms)
  }

  /// The next bytes.
  func receive(_ piece: UnsafeRawBufferPointer) {
    guard !isBroken, !piece.isEmpty else { return }
    size += piece.count
    if file == nil, max(size, expectedSize) > BodyFiles.inlineLimit { openFile() }
    if bytes.capacity == 0 { bytes.reserveCapacity(file == nil ? expectedSize : BodyIntake.blockSize) }
    var rest = piece[...]
    while !rest.isEmpty {
      let room = file == nil ? rest.count : BodyIntake.blockSize - bytes.count
      bytes.append(contentsOf: rest.prefix(room))
      rest = rest.dropFirst(room)
      if file != nil, bytes.count >= BodyIntake.blockSize { flush() }
    }
  }

  private func openFile() {
    file = files.makeTemporary()
    isBroken = file == nil
    if expectedSize >= 4 * BodyIntake.blockSize { lane = HashLane(digests, files.pool) }
  }

  /// Writes the block and hands it to be hashed.
  private func flush() {
    guard let file, !bytes.isEmpty else { return }
    isBroken = isBroken || !file.write(bytes)
    guard let lane else {
      bytes.withUnsafeBytes { digests.update($0) }
      return bytes.removeAll(keepingCapacity: true)
    }
    lane.take(bytes)
    bytes = []
    bytes.reserveCapacity(BodyIntake.blockSize)
  }

  /// What was taken.
  /// - Throws: `InternalFailure` if the disk did not take it.
  func finish() throws(ServiceError) -> ReceivedBody {
    if file == nil { bytes.withUnsafeBytes { digests.update($0) } }
    flush()
    if isBroken { throw .internalFailure("The object could not be written to the state folder.") }
    let (md5, checksums) = lane?.finish() ?? digests.finalize()
    return ReceivedBody(size: size, md5: md5, checksums: checksums, bytes: file == nil ? bytes : [], file: file)
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
    return .file(file, name: ([entityTag, String(size)] + rest).joined(separator: "-"), size: size)
  }
}

/// Bytes on their way to storage.
enum BodyContent: Sendable {
  /// None.
  case empty
  /// A small body.
  case bytes([UInt8])
  /// A finished file, the name it is to have and its bytes.
  case file(TemporaryFile, name: String, size: Int)
  /// A file that serves another object or part already.
  case shared(String)
}
