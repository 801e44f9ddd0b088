/// Matching with `*` (any run of characters) and `?` (any one character), as IAM and shell patterns have it.
public enum Glob {
  /// Whether the whole text matches the whole pattern. Linear in time for any pattern.
  public static func matches(_ pattern: String, _ text: String, ignoringCase: Bool = false) -> Bool {
    ignoringCase
      ? matches(Array(pattern.lowercased().utf8), Array(text.lowercased().utf8))
      : matches(Array(pattern.utf8), Array(text.utf8))
  }

  /// Whether the whole text matches the whole pattern, byte by byte.
  public static func matches(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
    var (p, t) = (0, 0)
    var (star, mark) = (-1, 0)
    while t < text.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        (star, mark) = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == UInt8(ascii: "?") || pattern[p] == text[t] {
        p += 1
        t += 1
      } else if star >= 0 {
        mark += 1
        (p, t) = (star + 1, mark)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
