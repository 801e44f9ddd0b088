import Glibc
import Synchronization

/// A file that is written and, unless it is kept, removed when the last user lets go.
final class TemporaryFile: Sendable {
  private let descriptor: Int32
  private let path: String
  private let isKept = Atomic(false)

  /// Creates a file under a fresh name in a folder; nil if the system refuses, with the reason in `errno`.
  init?(in folder: String) {
    var template = Array("\(folder)/\(BodyFiles.temporaryPrefix)XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    if descriptor < 0 { return nil }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    if !isKept.load(ordering: .relaxed) { unlink(path) }
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
  func keep(as destination: String) -> Bool {
    guard rename(path, destination) == 0 else { return false }
    isKept.store(true, ordering: .relaxed)
    return true
  }
}
