/// Finds keywords by their bytes, whatever their case.
struct KeywordTable: Sendable {
  static let shared = KeywordTable()

  /// Open addressing: for each hash the index of a keyword, or -1.
  private let slots: [Int16]
  private let keywords: [Terminal]
  private let texts: [[UInt8]]
  private let longest: Int

  private init() {
    keywords = Array(Terminal.keywords)
    texts = keywords.map { Array($0.rawValue.utf8) }
    longest = texts.map(\.count).max() ?? 0
    var slots = [Int16](repeating: -1, count: 1024)
    for (index, text) in texts.enumerated() {
      var slot = KeywordTable.hash(text, 0, text.count)
      while slots[slot] >= 0 { slot = (slot + 1) & 1023 }
      slots[slot] = Int16(index)
    }
    self.slots = slots
  }

  /// The keyword in `bytes[start..<end]`; nil if it is none.
  func keyword(in bytes: [UInt8], _ start: Int, _ end: Int) -> Terminal? {
    guard end - start <= longest else { return nil }
    var slot = KeywordTable.hash(bytes, start, end)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if matches(texts[index], bytes, start, end) { return keywords[index] }
      slot = (slot + 1) & 1023
    }
    return nil
  }

  private func matches(_ text: [UInt8], _ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard text.count == end - start else { return false }
    for offset in 0..<text.count where text[offset] != KeywordTable.upper(bytes[start + offset]) { return false }
    return true
  }

  private static func upper(_ byte: UInt8) -> UInt8 {
    byte >= 0x61 && byte <= 0x7A ? byte & 0xDF : byte
  }

  private static func hash(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var hash: UInt32 = 2_166_136_261
    for index in start..<end { hash = (hash ^ UInt32(upper(bytes[index]))) &* 16_777_619 }
    return Int((hash ^ (hash >> 15)) & 1023)
  }
}
