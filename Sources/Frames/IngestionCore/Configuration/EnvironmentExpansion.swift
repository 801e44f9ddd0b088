/// Puts the values of environment variables into text before it is read, as the original client does.
public enum EnvironmentExpansion {
  /// The text with `$NAME` and `${NAME}` replaced by what the look-up answers; unknown names stay as they are.
  public static func expand(_ text: String, _ value: (String) -> String?) -> String {
    guard text.utf8.contains(dollar) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var position = 0
    while position < bytes.count {
      if bytes[position] == dollar, let (name, end) = name(in: bytes, after: position), let value = value(name) {
        result += value.utf8
        position = end
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let dollar = UInt8(ascii: "$")

  private static func name(in bytes: [UInt8], after position: Int) -> (name: String, end: Int)? {
    let start = position + 1
    guard start < bytes.count else { return nil }
    if bytes[start] == UInt8(ascii: "{") {
      guard let close = bytes[start...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
      return (String(decoding: bytes[(start + 1)..<close], as: UTF8.self), close + 1)
    }
    let end = bytes[start...].firstIndex { !isNameByte($0) } ?? bytes.count
    return end > start ? (String(decoding: bytes[start..<end], as: UTF8.self), end) : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
