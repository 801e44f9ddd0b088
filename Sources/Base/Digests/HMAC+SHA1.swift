extension HMAC {
  /// The keyed SHA-1 of one message, which only Signature Version 2 needs.
  public static func sha1(key: [UInt8], _ message: [UInt8]) -> [UInt8] {
    let shortened = key.count > 64 ? SHA1.hash(key) : key
    let block = shortened + [UInt8](repeating: 0, count: 64 - shortened.count)
    return SHA1.hash(block.map { $0 ^ 0x5c } + SHA1.hash(block.map { $0 ^ 0x36 } + message))
  }
}
