import Digests
import Testing

@Suite struct TextFormTests {
  @Test func hex() {
    #expect(Hex.encode([0, 0x9f, 0xff]) == "009fff")
    #expect(Hex.decode("009FfF") == [0, 0x9f, 0xff])
    #expect(Hex.decode("") == [])
    var text = Array("x".utf8)
    Hex.append([0xab], to: &text)
    #expect(text == Array("xab".utf8))
  }

  @Test(arguments: ["0", "0g", "zz", "+1", " 0", "é"])
  func badHex(_ text: String) {
    #expect(Hex.decode(text) == nil)
  }

  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func base64(_ plain: String, _ encoded: String) {
    #expect(Base64.encode(Array(plain.utf8)) == encoded)
    #expect(Base64.decode(encoded) == Array(plain.utf8))
  }

  @Test func everyByteSurvivesBase64() {
    let bytes = [UInt8](0...255)
    #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    #expect(Base64.encode([0xfb, 0xff]) == "+/8=")
  }

  @Test(arguments: ["Zg", "Zg=", "Zg===", "====", "Z===", "Zh==", "Zm9=", "Zg==Zg==", "Zm9v\n", "Zm-v", "Z=9v", "Zmé="])
  func badBase64(_ text: String) {
    #expect(Base64.decode(text) == nil)
  }

  @Test func constantTime() {
    #expect(ConstantTime.equal([1, 2], [1, 2]))
    #expect(!ConstantTime.equal([1, 2], [1, 3]))
    #expect(!ConstantTime.equal([1, 2], [1, 2, 3]))
    #expect(ConstantTime.equal([UInt8](), []))
    #expect(ConstantTime.equal("secret", "secret"))
    #expect(!ConstantTime.equal("secret", "Secret"))
    #expect(ConstantTime.equal("", ""))
  }
}
