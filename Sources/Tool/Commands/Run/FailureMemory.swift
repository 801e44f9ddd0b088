import Basics
import Digests
import Glibc
import Reports

/// The names of the scenarios that failed last time, kept for each folder in the user's cache.
struct FailureMemory {
  private let path: String?

  /// A memory for the folder the program runs in; none if the environment names no home.
  init(_ environment: [String: String]) {
    let cache = environment["XDG_CACHE_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? environment["HOME"].map { "\($0)/.cache" }
    guard let cache, let folder = getcwd(nil, 0) else {
      path = nil
      return
    }
    defer { free(folder) }
    let name = Hex.encode(Array(SHA256.hash(Array(String(cString: folder).utf8)).prefix(8)))
    path = "\(cache)/mocklake/failed-\(name)"
  }

  /// The names.
  var names: [String] {
    let text = path.flatMap { path in try? FileSystem.readText(path) } ?? ""
    return text.split(whereSeparator: \.isNewline).map(String.init)
  }

  /// Remembers what failed in a run. A cache that cannot be written is no reason to fail.
  func keep(_ report: RunReport) {
    guard let path, let slash = path.lastIndex(of: "/") else { return }
    let failed = report.scenarios.filter { [.failed, .flaky, .unreadable].contains($0.verdict) }.map(\.name)
    try? FileSystem.createDirectory(String(path[..<slash]))
    try? FileSystem.write(Array(failed.map { $0 + "\n" }.joined().utf8), to: path)
  }
}
