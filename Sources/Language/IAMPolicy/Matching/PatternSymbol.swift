/// Symbols of a pattern: 0…255 stand for that byte itself, the two above for the wildcards.
///
/// Keeping wildcards apart from bytes lets escapes and substituted values hold `*` and `?` as ordinary characters.
enum PatternSymbol {
  /// `*`: any run of characters.
  static let anyRun: UInt16 = 0x100
  /// `?`: any one character.
  static let anyOne: UInt16 = 0x101

  /// The symbols of a text, its wildcards acting or not.
  static func symbols(of text: some StringProtocol, wildcards: Bool) -> [UInt16] {
    text.utf8.map { byte in
      guard wildcards else { return UInt16(byte) }
      return byte == UInt8(ascii: "*") ? anyRun : byte == UInt8(ascii: "?") ? anyOne : UInt16(byte)
    }
  }

  /// Whether the whole text matches the whole pattern; at worst pattern length times text length.
  static func matches(_ pattern: [UInt16], _ text: ArraySlice<UInt8>) -> Bool {
    var (p, t) = (0, text.startIndex)
    var (star, mark) = (-1, t)
    while t < text.endIndex {
      if p < pattern.count, pattern[p] == anyRun {
        (star, mark) = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == UInt16(text[t]) {
        p += 1
        t += 1
      } else if p < pattern.count, pattern[p] == anyOne {
        p += 1
        t = afterCharacter(at: t, in: text)
      } else if star >= 0 {
        mark += 1
        (p, t) = (star + 1, mark)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == anyRun }
  }

  /// The index after the UTF-8 character that begins here.
  private static func afterCharacter(at index: Int, in text: ArraySlice<UInt8>) -> Int {
    var next = index + 1
    while next < text.endIndex, text[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }
}
