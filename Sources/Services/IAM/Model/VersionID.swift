/// The name of a managed policy's version: `v1`.
struct VersionID: Sendable, CustomStringConvertible {
  let number: Int

  init(number: Int) { self.number = number }

  /// Reads `v1` or `v1.suffix`; nil for other text. No version here has a suffix, so such names find nothing.
  init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard text.hasPrefix("v"), let first = parts.first?.dropFirst(), let digit = first.utf8.first,
      digit != UInt8(ascii: "0"), first.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    let hasSuffix = parts.count == 2
    if hasSuffix, !parts[1].utf8.allSatisfy(VersionID.isSuffixByte) { return nil }
    number = hasSuffix ? 0 : Int(first) ?? 0
  }

  var description: String { "v\(number)" }

  private static func isSuffixByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || NameRules.isWord(byte) && byte != UInt8(ascii: "_")
  }
}
