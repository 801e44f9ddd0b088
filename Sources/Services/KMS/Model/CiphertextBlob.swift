import Digests
import ServiceCore

/// What Encrypt answers: the key's id, a nonce and the sealed bytes. Begins as AWS's blobs do, with `AQICA` in base64.
struct CiphertextBlob {
  /// The most bytes a blob has.
  static let limit = 6144

  private static let heading: [UInt8] = [1, 2, 2, 0, 0x78]
  private static let idLength = 36

  let keyID: String
  private let nonce: [UInt8]
  private let sealed: [UInt8]

  /// Seals bytes with a key.
  /// - Returns: nil if the key's material cannot be used.
  init?(_ plaintext: [UInt8], key: EncryptionKey, context: EncryptionContext, nonce: [UInt8]) {
    guard let cipher = AESGCM(key: key.material),
      let sealed = cipher.seal(
        plaintext, nonce: nonce, authenticating: CiphertextBlob.authenticated(key.id, context))
    else { return nil }
    (keyID, self.nonce, self.sealed) = (key.id, nonce, sealed)
  }

  /// Reads a blob; nil unless it was made here.
  init?(_ bytes: [UInt8]) {
    let start = CiphertextBlob.heading.count
    let (id, nonce) = (start + CiphertextBlob.idLength, AESGCM.nonceLength)
    guard bytes.starts(with: CiphertextBlob.heading), bytes.count >= id + nonce + AESGCM.tagLength,
      let keyID = String(validating: bytes[start..<id], as: UTF8.self), KeyReference.isKeyID(keyID)
    else { return nil }
    self.keyID = keyID
    self.nonce = Array(bytes[id..<id + nonce])
    sealed = Array(bytes[(id + nonce)...])
  }

  /// The blob as it is sent.
  var bytes: [UInt8] { CiphertextBlob.heading + Array(keyID.utf8) + nonce + sealed }

  /// The plaintext; nil if key, context or any bit of the blob is another.
  func open(with key: EncryptionKey, context: EncryptionContext) -> [UInt8]? {
    AESGCM(key: key.material)?
      .open(sealed, nonce: nonce, authenticating: CiphertextBlob.authenticated(keyID, context))
  }

  private static func authenticated(_ keyID: String, _ context: EncryptionContext) -> [UInt8] {
    Array(keyID.utf8) + context.canonical
  }
}
