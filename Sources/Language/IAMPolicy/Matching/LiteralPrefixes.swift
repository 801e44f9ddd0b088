import Glibc

/// What patterns begin with before their first wildcard or variable, side by side in one piece of memory: most patterns
/// are ruled out by it without a look at their parts.
struct LiteralPrefixes: Sendable {
  private let bytes: [UInt8]
  private let ends: [Int]

  /// Lays prefixes side by side.
  init(_ prefixes: [[UInt8]]) {
    bytes = prefixes.flatMap { $0 }
    var (ends, end): ([Int], Int) = ([], 0)
    for prefix in prefixes {
      end += prefix.count
      ends.append(end)
    }
    self.ends = ends
  }

  /// Whether `isMatch` holds for any of the patterns whose prefix the text begins with.
  /// - Parameter isMatch: is given the pattern's place and the length of its prefix.
  func contains(_ text: [UInt8], where isMatch: (_ index: Int, _ length: Int) -> Bool) -> Bool {
    text.withUnsafeBytes { text in
      bytes.withUnsafeBytes { bytes in
        var start = 0
        for index in ends.indices {
          let prefix = UnsafeRawBufferPointer(rebasing: bytes[start..<ends[index]])
          if LiteralPrefixes.begins(text, with: prefix), isMatch(index, prefix.count) { return true }
          start = ends[index]
        }
        return false
      }
    }
  }

  private static func begins(_ text: UnsafeRawBufferPointer, with prefix: UnsafeRawBufferPointer) -> Bool {
    guard let start = prefix.baseAddress, !prefix.isEmpty else { return true }
    guard let place = text.baseAddress, prefix.count <= text.count else { return false }
    return memcmp(place, start, prefix.count) == 0
  }
}
