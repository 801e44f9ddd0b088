import Digests
import Testing

/// Published values: FIPS 180-4 and RFC 1321 examples, and the "check" values of the CRC catalogue.
@Suite struct DigestTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func sha256(_ text: String, _ expected: String) {
    #expect(Hex.encode(SHA256.hash(text)) == expected)
    #expect(Hex.encode(SHA256.hash(Array(text.utf8))) == expected)
  }

  @Test(arguments: [
    ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
    ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
  ])
  func sha1(_ text: String, _ expected: String) {
    #expect(Hex.encode(SHA1.hash(text)) == expected)
  }

  @Test(arguments: [
    ("", "d41d8cd98f00b204e9800998ecf8427e"),
    ("message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
  ])
  func md5(_ text: String, _ expected: String) {
    #expect(Hex.encode(MD5.hash(text)) == expected)
  }

  @Test func checksOfTheCatalogue() {
    #expect(Hex.encode(CRC32.hash("123456789")) == "cbf43926")
    #expect(Hex.encode(CRC32C.hash("123456789")) == "e3069283")
    #expect(Hex.encode(CRC64NVME.hash("123456789")) == "ae8b14860a799888")
    #expect(CRC32.hash("") == [0, 0, 0, 0])
  }

  @Test func lengths() {
    let lengths = [SHA256.length, SHA1.length, MD5.length, CRC32.length, CRC32C.length, CRC64NVME.length]
    #expect(lengths == [32, 20, 16, 4, 4, 8])
  }

  @Test func piecesCopiesAndRestarts() {
    check(SHA256.self)
    check(SHA1.self)
    check(MD5.self)
    check(CRC32.self)
    check(CRC32C.self)
    check(CRC64NVME.self)
  }

  private func check<Function: Digest>(_: Function.Type) {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let whole = Function.hash(bytes)
    #expect(whole.count == Function.length)
    for cut in [0, 1, 7, 8, 63, 64, 65, 999, 1000] {
      var digest = Function()
      digest.update(Array(bytes[..<cut]))
      var copy = digest
      copy.update([1])
      digest.update(Array(bytes[cut...]))
      #expect(digest.finalize() == whole, "\(Function.self) cut at \(cut)")
      #expect(copy.finalize() != whole)
      #expect(digest.finalize() == Function.hash([UInt8]()), "finalize starts again")
    }
  }

  @Test func combinedChecks() {
    combine(CRC32.self)
    combine(CRC32C.self)
    combine(CRC64NVME.self)
  }

  private func combine<Check: CyclicRedundancyCheck>(_: Check.Type) {
    let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 3) }
    for cut in [0, 1, 8, 2500, 4999, 5000] {
      let (head, tail) = (value(Check.self, bytes[..<cut]), value(Check.self, bytes[cut...]))
      #expect(Check.combine(head, tail, secondLength: 5000 - cut) == value(Check.self, bytes[...]), "\(Check.self) at \(cut)")
    }
  }

  private func value<Check: CyclicRedundancyCheck>(_: Check.Type, _ bytes: ArraySlice<UInt8>) -> Check.Value {
    var check = Check()
    check.update(Array(bytes))
    return check.value
  }
}
