import Glibc
import ServiceCore
import Synchronization

/// A file that is written and, unless it is kept, removed when the last user lets go.
final class TemporaryFile: Sendable {
  private let descriptor: Int32
  private let path: String
  private let pool: WorkPool
  private let isKept = Atomic(false)

  /// Creates a file under a fresh name in a folder; nil if the system refuses.
  /// - Parameter pool: where the file is let go, as giving back the memory of a large one takes long.
  init?(in folder: String, _ pool: WorkPool) {
    var template = Array("\(folder)/\(BodyFiles.temporaryPrefix)XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    self.pool = pool
    if descriptor < 0 { return nil }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit {
    guard descriptor >= 0 else { return }
    if !isKept.load(ordering: .relaxed) { unlink(path) }
    pool.run { [descriptor] in close(descriptor) }
  }

  /// Appends bytes; false if the disk does not take them.
  func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    var offset = 0
    while offset < bytes.count {
      let count = Glibc.write(descriptor, base + offset, bytes.count - offset)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      offset += count
    }
    return true
  }

  /// Appends bytes; false if the disk does not take them.
  func write(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { write($0) } }

  /// Appends a whole other file; false if that fails.
  func append(descriptor source: Int32, length: Int) -> Bool {
    var buffer = [UInt8](repeating: 0, count: min(length, 1 << 20))
    var rest = length
    while rest > 0 {
      let count = Glibc.read(source, &buffer, min(rest, buffer.count))
      guard count > 0, buffer.withUnsafeBytes({ write(UnsafeRawBufferPointer(rebasing: $0[..<count])) }) else { return false }
      rest -= count
    }
    return true
  }

  /// Gives the file its place in one step; false if that fails.
  ///
  /// A file that is there already under the name has the same content and stays: replacing it would make the file
  /// system write the new one to the disk at once.
  func keep(as destination: String, size: Int) -> Bool {
    var existing = stat()
    if stat(destination, &existing) == 0, existing.st_size == size { return true }
    guard rename(path, destination) == 0 else { return false }
    isKept.store(true, ordering: .relaxed)
    return true
  }
}
