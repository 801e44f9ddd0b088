import Foundation

/// What `Package.swift` declares, read from its text.
struct PackageManifest {
  /// The manifest, read once.
  static let shared = Result { try PackageManifest() }

  /// The targets that a target declares to use, by target.
  let dependencies: [String: Set<String>]

  init() throws {
    let text = try Repository.text("Package.swift")
    let frames = PackageManifest.words(in: PackageManifest.part(of: text, from: "var serviceFrames", to: "\n}"))
    var found: [String: Set<String>] = [:]
    for call in text.components(separatedBy: "library(").dropFirst().map(PackageManifest.arguments) {
      let words = PackageManifest.words(in: call)
      guard let name = words.first, words.count > 1, !call.contains("_ name") else { continue }
      found[name] = Set(words.dropFirst(2)).union(call.contains("serviceFrames") ? frames : [])
    }
    found["mocklake"] = ["Commands"]
    dependencies = found
  }

  /// The text up to the parenthesis that closes the call.
  private static func arguments(_ text: String) -> String {
    var depth = 1
    return String(
      text.prefix { character in
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        return depth > 0
      })
  }

  private static func part(of text: String, from start: String, to end: String) -> String {
    guard let start = text.range(of: start) else { return "" }
    let rest = text[start.upperBound...]
    return String(rest[..<(rest.range(of: end)?.lowerBound ?? rest.endIndex)])
  }

  private static func words(in text: String) -> [String] {
    text.matches(of: /"(\w+)"/).map { String($0.output.1) }
  }
}
