public import Basics
import Glibc

/// Finds scenario files and the files they name.
public enum ScenarioFinder {
  /// A scenario file that was found.
  public struct Found: Sendable, Equatable {
    /// Its path.
    public var path: String
    /// The folder or file the user named, by which it was found.
    public var root: String

    /// Its short name: the path below the root, without extension.
    public var name: String {
      let below = path.hasPrefix(root + "/") ? path.dropFirst(root.count + 1) : path.split(separator: "/").last ?? ""
      return String(below.hasSuffix(".yaml") ? below.dropLast(5) : below.hasSuffix(".yml") ? below.dropLast(4) : below)
    }
  }

  /// The scenario files at some paths, sorted within each: files as named, folders with all below them.
  ///
  /// In folders, files without any of the keys of a scenario are passed over: they are seeds and configurations.
  /// - Throws: `EnvironmentFailure` for a path that is not there.
  public static func find(_ paths: [String]) throws(EnvironmentFailure) -> [Found] {
    var found: [Found] = []
    for path in paths {
      let root = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      guard FileSystem.exists(root) else { throw EnvironmentFailure("there is no file or folder \(root)") }
      let files = FileSystem.isDirectory(root) ? try walk(root, depth: 0) : [root]
      found += files.map { Found(path: $0, root: root) }
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0.path).inserted }
  }

  /// The path of a file that a scenario names: in the scenario's folder, or in the nearest of those above it.
  /// - Returns: nil if there is no such file. The path is relative to the working folder if the scenario's is.
  public static func resolve(_ reference: FileReference, from scenario: String) -> String? {
    if reference.path.hasPrefix("/") { return FileSystem.exists(reference.path) ? reference.path : nil }
    let here = workingFolder
    var folders = parts(of: scenario.hasPrefix("/") ? scenario : "\(here)/\(scenario)").dropLast()
    while true {
      let candidate = "/\((folders + [reference.path]).joined(separator: "/"))"
      if FileSystem.exists(candidate) {
        let isBelow = !scenario.hasPrefix("/") && candidate.hasPrefix("\(here)/")
        return isBelow ? String(candidate.dropFirst(here.count + 1)) : candidate
      }
      if folders.popLast() == nil { return nil }
    }
  }

  /// The names along an absolute path, without dots.
  private static func parts(of path: String) -> [String] {
    path.split(separator: "/").reduce(into: []) { parts, part in
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
    }
  }

  private static var workingFolder: String {
    guard let folder = getcwd(nil, 0) else { return "" }
    defer { free(folder) }
    return String(cString: folder)
  }

  private static func walk(_ folder: String, depth: Int) throws(EnvironmentFailure) -> [String] {
    guard depth < 32 else { return [] }
    var files: [String] = []
    for name in FileSystem.contents(of: folder) where !name.hasPrefix(".") {
      let path = "\(folder)/\(name)"
      if FileSystem.isDirectory(path) {
        files += try walk(path, depth: depth + 1)
      } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml"), isScenario(try FileSystem.readText(path)) {
        files.append(path)
      }
    }
    return files
  }

  /// Whether a text has a key that only scenarios have: even a file that cannot be read as YAML is known by it.
  private static func isScenario(_ text: String) -> Bool {
    text.split(whereSeparator: \.isNewline).contains { line in
      ["scenario:", "given:", "when:", "then:", "steps:"].contains { line.hasPrefix($0) }
    }
  }
}
