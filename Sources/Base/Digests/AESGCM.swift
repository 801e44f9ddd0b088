import CCrypto

/// AES-256 in Galois/Counter Mode (NIST SP 800-38D): what is sealed can neither be read nor changed without the key.
public struct AESGCM: Sendable {
  /// How many bytes a key has.
  public static let keyLength = 32
  /// How many bytes a nonce has.
  public static let nonceLength = 12
  /// How many bytes the authentication tag has.
  public static let tagLength = 16

  private let key: [UInt8]

  /// A cipher for a key; nil unless the key has 32 bytes.
  public init?(key: [UInt8]) {
    guard key.count == AESGCM.keyLength else { return nil }
    self.key = key
  }

  /// The ciphertext followed by the tag; nil unless the nonce has 12 bytes.
  /// - Parameters:
  ///   - nonce: must never be used twice with one key.
  ///   - additional: what the tag vouches for besides the plaintext.
  public func seal(_ plaintext: [UInt8], nonce: [UInt8], authenticating additional: [UInt8] = []) -> [UInt8]? {
    guard nonce.count == AESGCM.nonceLength else { return nil }
    var sealed = [UInt8](repeating: 0, count: plaintext.count + AESGCM.tagLength)
    let succeeded = sealed.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return false }
      return mocklake_aes256gcm_seal(
        key, nonce, additional, additional.count, plaintext, plaintext.count, base, base + plaintext.count) == 1
    }
    return succeeded ? sealed : nil
  }

  /// The plaintext of what `seal` answered; nil if key, nonce, additional data or a single bit of it is another.
  public func open(_ sealed: [UInt8], nonce: [UInt8], authenticating additional: [UInt8] = []) -> [UInt8]? {
    guard nonce.count == AESGCM.nonceLength, sealed.count >= AESGCM.tagLength else { return nil }
    let count = sealed.count - AESGCM.tagLength
    let tag = Array(sealed[count...])
    // One byte more than needed, so that the buffer of an empty plaintext has an address too.
    var plaintext = [UInt8](repeating: 0, count: count + 1)
    guard
      mocklake_aes256gcm_open(key, nonce, additional, additional.count, sealed, count, tag, &plaintext) == 1
    else { return nil }
    plaintext.removeLast()
    return plaintext
  }
}
