import Glibc

/// The few file operations the product needs, with errors that name the path.
public enum FileSystem {
  /// The whole content of a file.
  /// - Throws: `EnvironmentFailure` if it cannot be read.
  public static func read(_ path: String) throws(EnvironmentFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("cannot read \(path)") }
    defer { close(descriptor) }
    var content: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return content }
      guard count > 0 else { throw failure("cannot read \(path)") }
      content.append(contentsOf: buffer[0..<count])
    }
  }

  /// The whole content of a file as text; bytes that are not UTF-8 are replaced.
  public static func readText(_ path: String) throws(EnvironmentFailure) -> String {
    String(decoding: try read(path), as: UTF8.self)
  }

  /// Writes a file in one step: the old content or the new one is there at any time.
  public static func write(_ bytes: [UInt8], to path: String) throws(EnvironmentFailure) {
    let temporary = "\(path).\(getpid()).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure("cannot write \(path)") }
    let complete = writeAll(bytes, to: descriptor)
    close(descriptor)
    guard complete, rename(temporary, path) == 0 else {
      let problem = failure("cannot write \(path)")
      unlink(temporary)
      throw problem
    }
  }

  /// Creates a folder and the folders above it.
  public static func createDirectory(_ path: String) throws(EnvironmentFailure) {
    var prefix = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      prefix += prefix.isEmpty || prefix.hasSuffix("/") ? String(part) : "/\(part)"
      if mkdir(prefix, 0o755) != 0, errno != EEXIST || !isDirectory(prefix) {
        throw failure("cannot create the folder \(path)")
      }
    }
  }

  /// A new private folder under the system's temporary one.
  public static func temporaryDirectory(prefix: String = "mocklake") throws(EnvironmentFailure) -> String {
    var template = Array("\(Environment["TMPDIR"] ?? "/tmp")/\(prefix)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw failure("cannot create a temporary folder") }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Removes a file or a folder with all it holds; nothing happens if it is not there.
  public static func remove(_ path: String) {
    if unlink(path) == 0 || errno == ENOENT { return }
    for name in contents(of: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }

  /// The names in a folder, sorted; empty if it cannot be read.
  public static func contents(of path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Whether something is at the path.
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether a folder is at the path.
  public static func isDirectory(_ path: String) -> Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress! + offset, buffer.count - offset)
        guard count > 0 else { return false }
        offset += count
      }
      return true
    }
  }

  private static func failure(_ message: String) -> EnvironmentFailure {
    EnvironmentFailure("\(message): \(String(cString: strerror(errno)))")
  }
}
