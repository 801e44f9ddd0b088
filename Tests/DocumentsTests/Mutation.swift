import Basics

/// Makes broken variants of texts, always the same ones for the same seed.
struct Mutation {
  private let random: SeededIDSource
  private let fragments: [[UInt8]]

  /// - Parameter fragments: pieces of the language that are put in at random places.
  init(seed: UInt64, fragments: [String]) {
    random = SeededIDSource(seed: seed)
    self.fragments = fragments.map { Array($0.utf8) }
  }

  /// The text after one to four random changes.
  func variant(of text: String) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0...below(3) { change(&bytes) }
    return bytes
  }

  private func change(_ bytes: inout [UInt8]) {
    let start = below(bytes.count)
    let end = min(bytes.count, start + below(12))
    switch below(6) {
    case 0: if start < bytes.count { bytes[start] = UInt8(truncatingIfNeeded: random.next()) }
    case 1: if start < bytes.count { bytes[start] ^= 1 << UInt8(below(7)) }
    case 2: bytes.removeSubrange(start..<end)
    case 3: bytes.insert(contentsOf: Array(bytes[start..<end]), at: below(bytes.count))
    case 4: bytes.removeSubrange(start...)
    default:
      let fragment = fragments[below(fragments.count - 1)]
      bytes.insert(contentsOf: repeatElement(fragment, count: 1 + below(3)).joined(), at: start)
    }
  }

  /// A number from 0 to `limit`.
  private func below(_ limit: Int) -> Int { Int(random.next() % UInt64(limit + 1)) }
}
