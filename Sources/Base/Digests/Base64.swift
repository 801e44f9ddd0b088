/// Bytes in groups of four characters (RFC 4648, section 4), always padded.
public enum Base64 {
  /// The text of bytes.
  public static func encode(_ bytes: [UInt8]) -> String {
    let length = (bytes.count + 2) / 3 * 4
    return String(unsafeUninitializedCapacity: length) { buffer in
      var output = 0
      for start in stride(from: 0, to: bytes.count, by: 3) {
        let rest = bytes.count - start
        let second = rest > 1 ? UInt32(bytes[start + 1]) : 0
        let third = rest > 2 ? UInt32(bytes[start + 2]) : 0
        let group = UInt32(bytes[start]) << 16 | second << 8 | third
        buffer[output] = alphabet[Int(group >> 18)]
        buffer[output + 1] = alphabet[Int(group >> 12 & 63)]
        buffer[output + 2] = rest > 1 ? alphabet[Int(group >> 6 & 63)] : padding
        buffer[output + 3] = rest > 2 ? alphabet[Int(group & 63)] : padding
        output += 4
      }
      return length
    }
  }

  /// The bytes of a text; nil unless it is exactly what `encode` writes for them: no blanks, padding never missing.
  public static func decode(_ text: String) -> [UInt8]? {
    var text = text
    return text.withUTF8 { decode($0) }
  }

  private static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.count.isMultiple(of: 4) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    for start in stride(from: 0, to: text.count, by: 4) {
      let padded = start + 4 == text.count ? paddingLength(text) : 0
      var group: UInt32 = 0
      for offset in 0..<4 - padded {
        let value = values[Int(text[start + offset])]
        guard value < 64 else { return nil }
        group |= UInt32(value) << UInt32(18 - 6 * offset)
      }
      let unused: UInt32 = padded == 0 ? 0 : padded == 1 ? 0xff : 0xffff
      guard group & unused == 0 else { return nil }
      for offset in 0..<3 - padded { bytes.append(UInt8(truncatingIfNeeded: group >> UInt32(16 - 8 * offset))) }
    }
    return bytes
  }

  private static func paddingLength(_ text: UnsafeBufferPointer<UInt8>) -> Int {
    guard text[text.count - 1] == padding else { return 0 }
    return text[text.count - 2] == padding ? 2 : 1
  }

  private static let padding = UInt8(ascii: "=")
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
    return values
  }()
}
