/// Matching with `*` (any run of characters) and `?` (any one character), as IAM and shell patterns have it.
public enum Glob {
  /// Whether the whole text matches the whole pattern; in time of at most the product of their lengths.
  public static func matches(_ pattern: String, _ text: String, ignoringCase: Bool = false) -> Bool {
    ignoringCase
      ? matches(Array(pattern.lowercased().utf8), Array(text.lowercased().utf8))
      : matches(Array(pattern.utf8), Array(text.utf8))
  }

  /// Whether the whole text matches the whole pattern, both in UTF-8.
  public static func matches(_ pattern: [UInt8], _ text: [UInt8]) -> Bool {
    var (p, t) = (0, 0)
    var (star, mark) = (-1, 0)
    while t < text.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        (star, mark) = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == UInt8(ascii: "?") {
        p += 1
        t = characterEnd(after: t, in: text)
      } else if p < pattern.count, pattern[p] == text[t] {
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

  /// Where the UTF-8 character ends that begins at a byte.
  private static func characterEnd(after start: Int, in text: [UInt8]) -> Int {
    var end = start + 1
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}
