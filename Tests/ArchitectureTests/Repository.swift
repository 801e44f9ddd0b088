import Foundation
import Testing

/// The files of this package, as the tests read them.
enum Repository {
  /// The folder that holds `Package.swift`.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Every Swift file of the product.
  static let sources = swiftFiles(in: "Sources")

  /// Every Swift file of the tests.
  static let tests = swiftFiles(in: "Tests")

  /// The text of a file, by its path from the root.
  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The names in a folder, sorted; empty if it is not there.
  static func names(in folder: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The Swift files below a folder, sorted by path.
  static func swiftFiles(in folder: String) -> [SourceFile] {
    let paths = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
    return (paths?.allObjects as? [String] ?? []).filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      (try? text("\(folder)/\(path)")).map { SourceFile(path: "\(folder)/\(path)", text: $0) }
    }
  }
}

/// One Swift file.
struct SourceFile: Sendable, CustomTestStringConvertible {
  /// The path from the package's root.
  let path: String
  /// The lines.
  let lines: [String]
  /// The lines without the contents of string literals and without comments, so that only code is looked at.
  let code: [String]
  /// The modules that the file imports.
  let imports: [String]

  init(path: String, text: String) {
    self.path = path
    var stripper = CommentStripper()
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    code = lines.map { stripper.strip($0) }
    imports = code.filter { $0.contains("import ") }.compactMap { line in
      let words = line.split(separator: " ")
      guard let index = words.firstIndex(of: "import"), index <= 2, index + 1 < words.count else { return nil }
      return words.last.map { String($0.prefix { $0 != "." }) }
    }
  }

  /// What a failing case is called.
  var testDescription: String { path }

  /// The file's name without its ending.
  var name: String { path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? path }

  /// The target the file belongs to: the third part of `Sources/Base/HTTP/...`.
  var target: String {
    let parts = path.split(separator: "/")
    return parts.count > 2 ? String(parts[2]) : ""
  }
}
