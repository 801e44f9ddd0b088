/// IP addresses as 16 bytes and as text; IPv4 is mapped (`::ffff:a.b.c.d`).
public enum IPAddressText {
  /// The shortest form of RFC 5952.
  public static func text(_ bytes: [UInt8]) -> String {
    guard bytes.count == 16 else { return "" }
    if isVersion4(bytes) { return bytes[12...].map { String($0) }.joined(separator: ".") }
    let groups = stride(from: 0, to: 16, by: 2).map { Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]) }
    guard let gap = longestGap(groups) else { return joined(groups[...]) }
    return joined(groups[..<gap.lowerBound]) + "::" + joined(groups[gap.upperBound...])
  }

  /// Whether the bytes are an IPv4 address.
  public static func isVersion4(_ bytes: [UInt8]) -> Bool {
    bytes.count == 16 && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
  }

  /// The bytes of a text; nil if it is no address.
  public static func parse(_ text: some StringProtocol) -> [UInt8]? {
    if !text.utf8.contains(0x3A) { return version4(text).map { [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + $0 } }
    guard let gap = range(of: "::", in: Array(text.utf8)) else {
      guard let bytes = groups(text), bytes.count == 16 else { return nil }
      return bytes
    }
    let utf8 = Array(text.utf8)
    let head = String(decoding: utf8[..<gap], as: UTF8.self)
    let tail = String(decoding: utf8[(gap + 2)...], as: UTF8.self)
    guard let before = head.isEmpty ? [] : groups(head), let after = tail.isEmpty ? [] : groups(tail),
      before.count + after.count <= 14
    else { return nil }
    return before + [UInt8](repeating: 0, count: 16 - before.count - after.count) + after
  }

  private static func range(of colons: String, in bytes: [UInt8]) -> Int? {
    bytes.indices.dropLast().first { bytes[$0] == 0x3A && bytes[$0 + 1] == 0x3A }
  }

  private static func version4(_ text: some StringProtocol) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    let bytes = parts.compactMap { part in part.utf8.allSatisfy { (48...57).contains($0) } ? UInt8(String(part)) : nil }
    return bytes.count == 4 ? bytes : nil
  }

  private static func groups(_ text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, part.contains("."), let four = version4(part) {
        bytes += four
      } else if (1...4).contains(part.utf8.count), let group = UInt16(String(part), radix: 16) {
        bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
      } else {
        return nil
      }
    }
    return bytes
  }

  private static func joined(_ groups: ArraySlice<Int>) -> String {
    groups.map { String($0, radix: 16) }.joined(separator: ":")
  }

  /// The first of the longest runs of two or more zero groups.
  private static func longestGap(_ groups: [Int]) -> Range<Int>? {
    var best: Range<Int>?
    var start = 0
    for index in 0...groups.count where index == groups.count || groups[index] != 0 {
      if index - start >= 2, index - start > best?.count ?? 0 { best = start..<index }
      start = index + 1
    }
    return best
  }
}
