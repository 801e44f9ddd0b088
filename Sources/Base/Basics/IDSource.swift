import Synchronization

/// Where ids, tokens and other arbitrary text come from. Injected, so that a scenario can repeat them.
public protocol IDSource: Sendable {
  /// Eight arbitrary bytes.
  func next() -> UInt64
}

extension IDSource {
  /// A random version 4 UUID in lower case, as AWS request and query ids have it.
  public func uuid() -> String {
    let high = next() & 0xFFFF_FFFF_FFFF_0FFF | 0x0000_0000_0000_4000
    let low = next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    let digits = hexadecimal(high) + hexadecimal(low)
    let ends = [8, 12, 16, 20, 32]
    let starts = [0] + ends.dropLast()
    return zip(starts, ends).map { String(decoding: digits[$0..<$1], as: UTF8.self) }.joined(separator: "-")
  }

  /// Arbitrary text of a given length over an alphabet of ASCII characters.
  public func text(_ count: Int, from alphabet: String) -> String {
    let letters = Array(alphabet.utf8)
    let bytes = (0..<count).map { _ in letters[Int(next() % UInt64(letters.count))] }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Text such as the part of an access key after `AKIA`: capital letters and the digits 2 to 7.
  public func base32(_ count: Int) -> String {
    text(count, from: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
  }

  /// Lower-case hexadecimal text.
  public func hex(_ count: Int) -> String {
    text(count, from: "0123456789abcdef")
  }

  /// Letters and digits with `+` and `/`, such as secret keys have.
  public func secret(_ count: Int) -> String {
    text(count, from: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
  }
}

private func hexadecimal(_ value: UInt64) -> [UInt8] {
  let digits = Array("0123456789abcdef".utf8)
  return (0..<16).map { digits[Int(value >> UInt64(60 - $0 * 4) & 15)] }
}

/// Unpredictable ids from the system's generator.
public struct RandomIDSource: IDSource {
  /// Unpredictable ids.
  public init() {}

  /// Eight bytes from the system's generator.
  public func next() -> UInt64 { .random(in: .min ... .max) }
}

/// The same ids again for the same seed (SplitMix64).
public final class SeededIDSource: IDSource {
  private let state: Mutex<UInt64>

  /// Ids that depend on the seed and on how many were asked for before.
  public init(seed: UInt64) {
    state = Mutex(seed)
  }

  /// The next value of the sequence.
  public func next() -> UInt64 {
    state.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      return value ^ (value >> 31)
    }
  }
}
