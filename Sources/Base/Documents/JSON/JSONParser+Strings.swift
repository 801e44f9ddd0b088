extension JSONParser {
  /// Reads a string from its opening quote. Strings without escapes are taken in one piece.
  @inline(__always)
  mutating func string() throws(JSONError) -> String {
    let start = position + 1
    let plain = plainEnd(from: start)
    guard plain.end < bytes.count, bytes[plain.end] == UInt8(ascii: "\"") else {
      return try escapedString(from: start, upTo: plain.end)
    }
    position = plain.end + 1
    let content = UnsafeBufferPointer(rebasing: bytes[start..<plain.end])
    // Text in ASCII cannot need repair, and so needs no check of its own.
    if plain.isASCII { return String(decoding: content, as: UTF8.self) }
    return try JSONParser.text(content, offset: start)
  }

  /// Where the run of bytes ends that stand for themselves.
  @inline(__always)
  private func plainEnd(from start: Int) -> (end: Int, isASCII: Bool) {
    var end = start
    var union: UInt8 = 0
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20 { break }
      union |= byte
      end += 1
    }
    return (end, union < 0x80)
  }

  private mutating func escapedString(from start: Int, upTo plainEnd: Int) throws(JSONError) -> String {
    var unescaped = Array(bytes[start..<plainEnd])
    position = plainEnd
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return try unescaped.withUnsafeBufferPointer { content throws(JSONError) in
          try JSONParser.text(content, offset: start)
        }
      case UInt8(ascii: "\\"):
        try escape(into: &unescaped)
      case 0..<0x20: throw JSONError("a control character must be escaped inside a string", offset: position)
      default:
        let end = self.plainEnd(from: position).end
        unescaped.append(contentsOf: bytes[position..<end])
        position = end
      }
    }
    throw JSONError("the string has no closing quote", offset: start - 1)
  }

  /// Reads an escape from its backslash.
  private mutating func escape(into unescaped: inout [UInt8]) throws(JSONError) {
    position += 1
    let letter = peek()
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(letter)
    case UInt8(ascii: "b"): unescaped.append(0x08)
    case UInt8(ascii: "f"): unescaped.append(0x0C)
    case UInt8(ascii: "n"): unescaped.append(0x0A)
    case UInt8(ascii: "r"): unescaped.append(0x0D)
    case UInt8(ascii: "t"): unescaped.append(0x09)
    case UInt8(ascii: "u"): unescaped.append(contentsOf: try unicodeEscape().utf8)
    default:
      position -= 1
      throw unexpectedEscape()
    }
  }

  private func unexpectedEscape() -> JSONError {
    guard position < bytes.count else { return unexpected("") }
    return JSONError("this character cannot be escaped", offset: position)
  }

  /// Reads the digits after `\u`, and the second half of a surrogate pair; a half alone becomes U+FFFD.
  private mutating func unicodeEscape() throws(JSONError) -> String {
    let first = try hexadecimal(at: position)
    position += 4
    guard first & 0xF800 == 0xD800 else { return String(Unicode.Scalar(first) ?? "\u{FFFD}") }
    guard first & 0xFC00 == 0xD800, peek() == UInt8(ascii: "\\"), position + 1 < bytes.count,
      bytes[position + 1] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    let second = try hexadecimal(at: position + 2)
    guard second & 0xFC00 == 0xDC00 else { return "\u{FFFD}" }
    position += 6
    return String(Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF) ?? "\u{FFFD}")
  }

  private func hexadecimal(at start: Int) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for index in start..<start + 4 {
      guard index < bytes.count, let digit = JSONParser.hexadecimalDigit(bytes[index]) else {
        throw JSONError("four hexadecimal digits must follow \\u", offset: min(index, bytes.count))
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private static func text(_ content: UnsafeBufferPointer<UInt8>, offset: Int) throws(JSONError) -> String {
    guard let text = String(validating: content, as: UTF8.self) else {
      throw JSONError("the string is not UTF-8", offset: offset)
    }
    return text
  }
}
