import Glibc

/// A range of IPv4 or IPv6 addresses: an address, perhaps with the length of its network prefix.
struct IPRange: Sendable, Equatable {
  /// Four or sixteen bytes.
  let address: [UInt8]
  /// How many leading bits must agree.
  let prefixLength: Int

  /// Reads `192.0.2.0/24`, `2001:db8::/32` or a lone address; nil for anything else.
  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first, let address = Self.address(String(first)) else { return nil }
    let bits = address.count * 8
    guard parts.count == 2 else {
      (self.address, prefixLength) = (address, bits)
      return
    }
    guard parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let length = Int(parts[1]), length <= bits else {
      return nil
    }
    (self.address, prefixLength) = (address, length)
  }

  /// Whether an address, or every address of a narrower range, lies in this one.
  func contains(_ other: IPRange) -> Bool {
    guard other.address.count == address.count, other.prefixLength >= prefixLength else { return false }
    let whole = prefixLength / 8
    guard address[..<whole] == other.address[..<whole] else { return false }
    let left = prefixLength % 8
    guard left > 0 else { return true }
    return (address[whole] ^ other.address[whole]) >> (8 - left) == 0
  }

  private static func address(_ text: String) -> [UInt8]? {
    let family = text.utf8.contains(UInt8(ascii: ":")) ? AF_INET6 : AF_INET
    var bytes = [UInt8](repeating: 0, count: family == AF_INET6 ? 16 : 4)
    return inet_pton(family, text, &bytes) == 1 ? bytes : nil
  }
}
