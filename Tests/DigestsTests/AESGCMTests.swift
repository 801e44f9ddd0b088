import Digests
import Testing

@Suite struct AESGCMTests {
  private static let key = Hex.decode("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308") ?? []
  private static let nonce = Hex.decode("cafebabefacedbaddecaf888") ?? []

  /// The published test vectors of the mode (McGrew and Viega, test cases 13, 14 and 16).
  @Test func publishedVectors() throws {
    let zero = try #require(AESGCM(key: [UInt8](repeating: 0, count: 32)))
    let nonce = [UInt8](repeating: 0, count: 12)
    #expect(zero.seal([], nonce: nonce).map(Hex.encode) == "530f8afbc74536b9a963b4f1c4cb738b")
    #expect(
      zero.seal([UInt8](repeating: 0, count: 16), nonce: nonce).map(Hex.encode)
        == "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919")
    let cipher = try #require(AESGCM(key: AESGCMTests.key))
    let plaintext = try #require(
      Hex.decode(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
      ))
    let additional = try #require(Hex.decode("feedfacedeadbeeffeedfacedeadbeefabaddad2"))
    #expect(
      cipher.seal(plaintext, nonce: AESGCMTests.nonce, authenticating: additional).map(Hex.encode)
        == "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
        + "76fc6ece0f4e1768cddf8853bb2d551b")
  }

  @Test func opensOnlyWhatWasSealed() throws {
    let cipher = try #require(AESGCM(key: AESGCMTests.key))
    let sealed = try #require(cipher.seal(Array("secret".utf8), nonce: AESGCMTests.nonce, authenticating: [1, 2]))
    #expect(cipher.open(sealed, nonce: AESGCMTests.nonce, authenticating: [1, 2]) == Array("secret".utf8))
    #expect(cipher.open(sealed, nonce: AESGCMTests.nonce, authenticating: [1, 3]) == nil)
    #expect(cipher.open(sealed, nonce: [UInt8](repeating: 1, count: 12), authenticating: [1, 2]) == nil)
    let other = try #require(AESGCM(key: [UInt8](repeating: 7, count: 32)))
    #expect(other.open(sealed, nonce: AESGCMTests.nonce, authenticating: [1, 2]) == nil)
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 1
      #expect(cipher.open(changed, nonce: AESGCMTests.nonce, authenticating: [1, 2]) == nil)
    }
    #expect(cipher.open(Array(sealed.prefix(15)), nonce: AESGCMTests.nonce) == nil)
  }

  @Test func lengthsAreChecked() throws {
    #expect(AESGCM(key: [1, 2, 3]) == nil)
    let cipher = try #require(AESGCM(key: AESGCMTests.key))
    #expect(cipher.seal([1], nonce: [1]) == nil)
    #expect(cipher.open([UInt8](repeating: 0, count: 20), nonce: [1]) == nil)
  }
}
