import AWSWire
import Digests
import Glibc
import ServiceCore

/// Reads stored bodies piece by piece.
struct BodyReader {
  private let context: RequestContext
  private let files: BodyFiles

  init(_ context: RequestContext) {
    self.context = context
    files = BodyFiles(context.cloud)
  }

  /// Visits the bytes of a range in order.
  /// - Throws: `OperationAborted` if the body was replaced meanwhile.
  func visit(
    _ place: BodyPlace, _ range: Range<Int>, _ visit: (UnsafeRawBufferPointer) -> Void
  ) throws(ServiceError) {
    switch place {
    case .empty: return
    case .row(let id):
      let bytes = try context.query { try BodyTable.bytes(id, $0) }
      guard let bytes, bytes.count >= range.upperBound else { throw BodyReader.replaced }
      bytes[range].withUnsafeBytes { visit($0) }
    case .file(let name):
      guard let descriptor = files.open(name) else { throw BodyReader.replaced }
      defer { close(descriptor) }
      try read(descriptor, range, visit)
    }
  }

  private func read(
    _ descriptor: Int32, _ range: Range<Int>, _ visit: (UnsafeRawBufferPointer) -> Void
  ) throws(ServiceError) {
    var buffer = [UInt8](repeating: 0, count: min(range.count, 256 << 10))
    var position = range.lowerBound
    while position < range.upperBound {
      let wanted = min(buffer.count, range.upperBound - position)
      let count = pread(descriptor, &buffer, wanted, off_t(position))
      guard count > 0 else { throw .internalFailure("A file of the state folder could not be read to its end.") }
      buffer.withUnsafeBytes { visit(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      position += count
    }
  }

  /// The MD5 digest and one checksum of a whole body.
  func digests(
    _ object: StoredObject, _ algorithm: ChecksumAlgorithm
  ) throws(ServiceError) -> (md5: [UInt8], checksum: [UInt8]) {
    var md5 = MD5()
    var checksum = algorithm.digest
    try visit(object.body, 0..<object.size) { piece in
      md5.update(piece)
      checksum.update(piece)
    }
    return (md5.finalize(), checksum.finalize())
  }

  /// Another request has replaced the body while this one was at work.
  static let replaced = ServiceError(
    "OperationAborted",
    "A conflicting conditional operation is currently in progress against this resource. Please try again.", status: 409)
}
