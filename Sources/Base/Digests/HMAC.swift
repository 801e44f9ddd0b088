/// A keyed SHA-256 (RFC 2104), prepared so that authenticating a short message costs two blocks instead of four.
public struct HMAC: Sendable {
  private var inner = SHA256()
  private var outer = SHA256()

  /// Prepares a key of any length.
  public init(key: [UInt8]) {
    let shortened = key.count > 64 ? SHA256.hash(key) : key
    var block = shortened + [UInt8](repeating: 0, count: 64 - shortened.count)
    for index in block.indices { block[index] ^= 0x36 }
    inner.update(block)
    for index in block.indices { block[index] ^= 0x36 ^ 0x5c }
    outer.update(block)
  }

  /// The 32 bytes of authentication code of a message.
  public func authenticate(_ message: [UInt8]) -> [UInt8] {
    message.withUnsafeBytes { authenticate($0) }
  }

  /// The 32 bytes of authentication code of a text's UTF-8 bytes.
  public func authenticate(_ message: String) -> [UInt8] {
    var message = message
    return message.withUTF8 { authenticate(UnsafeRawBufferPointer($0)) }
  }

  /// The 32 bytes of authentication code of a message.
  public func authenticate(_ message: UnsafeRawBufferPointer) -> [UInt8] {
    var (inner, outer) = (inner, outer)
    inner.update(message)
    outer.update(inner.finalize())
    return outer.finalize()
  }

  /// The authentication code of one message under a key that is not used again.
  public static func sha256(key: [UInt8], _ message: [UInt8]) -> [UInt8] {
    HMAC(key: key).authenticate(message)
  }

  /// The authentication code of one text under a key that is not used again.
  public static func sha256(key: [UInt8], _ message: String) -> [UInt8] {
    HMAC(key: key).authenticate(message)
  }
}
