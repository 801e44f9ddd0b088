/// Whether two globs have a text in common.
enum PatternOverlap {
  private static let (any, one) = (UInt8(ascii: "*"), UInt8(ascii: "?"))

  /// Whether some text matches both patterns; `*` stands for any text and `?` for any character in either.
  static func exists(_ left: some StringProtocol, _ right: some StringProtocol) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    // reachable[j]: the first i characters of `left` and the first j of `right` can stand for the same text.
    var reachable = [Bool](repeating: false, count: right.count + 1)
    reachable[0] = true
    spread(&reachable, over: right)
    for character in left {
      var next = [Bool](repeating: false, count: right.count + 1)
      if character == any {
        next = reachable
        for index in 0..<right.count where next[index] { next[index + 1] = true }
      } else {
        for (index, other) in right.enumerated() {
          if reachable[index], other == any || other == one || character == one || other == character { next[index + 1] = true }
          if reachable[index + 1], other == any { next[index + 1] = true }
        }
      }
      spread(&next, over: right)
      reachable = next
    }
    return reachable[right.count]
  }

  /// A `*` of the right side may stand for nothing.
  private static func spread(_ reachable: inout [Bool], over right: [UInt8]) {
    for (index, other) in right.enumerated() where other == any && reachable[index] { reachable[index + 1] = true }
  }
}
