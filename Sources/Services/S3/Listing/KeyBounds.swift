/// The range of stored keys that begin with a prefix.
struct KeyBounds: Sendable {
  /// The first key that may belong to the range.
  var lower: [UInt8]
  /// The first key beyond the range.
  let upper: [UInt8]

  /// All keys with a prefix.
  init(prefix: String) {
    lower = Array(prefix.utf8)
    // No UTF-8 text begins with this byte.
    upper = prefix.isEmpty ? [0xFF] : Bytes.successor(of: Array(prefix.utf8)) ?? [0xFF]
  }

  /// Moves the beginning forward, never back.
  mutating func start(at key: [UInt8]) {
    if lower.lexicographicallyPrecedes(key) { lower = key }
  }
}

/// Byte strings in the order of keys.
enum Bytes {
  /// The first string beyond all that begin with a prefix; nil if there is none.
  static func successor(of prefix: [UInt8]) -> [UInt8]? {
    guard let place = prefix.lastIndex(where: { $0 < 0xFF }) else { return nil }
    return prefix[..<place] + [prefix[place] + 1]
  }

  /// The first string after a key.
  static func next(after key: [UInt8]) -> [UInt8] { key + [0] }

  /// Where the first occurrence of a delimiter ends; nil if there is none.
  static func end(of delimiter: [UInt8], in text: some RandomAccessCollection<UInt8>) -> Int? {
    guard let first = delimiter.first else { return nil }
    var rest = text[...]
    var offset = 0
    while let place = rest.firstIndex(of: first) {
      offset += rest.distance(from: rest.startIndex, to: place)
      rest = rest[place...]
      if rest.starts(with: delimiter) { return offset + delimiter.count }
      rest = rest.dropFirst()
      offset += 1
    }
    return nil
  }
}
