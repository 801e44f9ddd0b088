extension JSON {
  /// Reads JSON as RFC 8259 has it. Repeated member names are kept; lone surrogates become U+FFFD.
  /// - Parameter maximumDepth: the deepest nesting that is read.
  public static func parse(_ bytes: [UInt8], maximumDepth: Int = 200) throws(JSONError) -> JSON {
    var parser = JSONParser(bytes, maximumDepth: maximumDepth)
    return try parser.document()
  }

  /// Reads JSON from text.
  public static func parse(_ text: String, maximumDepth: Int = 200) throws(JSONError) -> JSON {
    try parse(Array(text.utf8), maximumDepth: maximumDepth)
  }
}

/// A recursive descent over the bytes; strings without escapes are taken in one piece.
private struct JSONParser {
  private let bytes: [UInt8]
  private let maximumDepth: Int
  private var position = 0

  init(_ bytes: [UInt8], maximumDepth: Int) {
    (self.bytes, self.maximumDepth) = (bytes, maximumDepth)
  }

  mutating func document() throws(JSONError) -> JSON {
    let value = try value(depth: 0)
    try skipBlanks()
    guard position == bytes.count else { throw error("there is text after the end of the JSON document") }
    return value
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSON {
    try skipBlanks()
    guard position < bytes.count else { throw error("the JSON document ends too early") }
    guard depth < maximumDepth else { throw error("the JSON document is nested deeper than \(maximumDepth) levels") }
    let start = position
    switch bytes[position] {
    case UInt8(ascii: "{"): return JSON(.object(try members(depth: depth)), offset: start)
    case UInt8(ascii: "["): return JSON(.array(try elements(depth: depth)), offset: start)
    case UInt8(ascii: "\""): return JSON(.string(try string()), offset: start)
    case UInt8(ascii: "t"): return JSON(.bool(try keyword("true", true)), offset: start)
    case UInt8(ascii: "f"): return JSON(.bool(try keyword("false", false)), offset: start)
    case UInt8(ascii: "n"): return JSON(try keyword("null", .null), offset: start)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return JSON(.number(try number()), offset: start)
    default: throw error("a JSON value cannot begin with this character")
    }
  }

  private mutating func members(depth: Int) throws(JSONError) -> [JSON.Member] {
    position += 1
    var members: [JSON.Member] = []
    if try take(UInt8(ascii: "}")) { return members }
    while true {
      try skipBlanks()
      let offset = position
      guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
        throw error(
          members.isEmpty ? "a member's name in double quotes or } is missing" : "a member's name in double quotes is missing")
      }
      let name = try string()
      guard try take(UInt8(ascii: ":")) else { throw error("a colon is missing after the member's name") }
      members.append(JSON.Member(name, try value(depth: depth + 1), offset: offset))
      if try take(UInt8(ascii: "}")) { return members }
      guard try take(UInt8(ascii: ",")) else { throw error("a comma or } is missing after the member") }
    }
  }

  private mutating func elements(depth: Int) throws(JSONError) -> [JSON] {
    position += 1
    var elements: [JSON] = []
    if try take(UInt8(ascii: "]")) { return elements }
    while true {
      elements.append(try value(depth: depth + 1))
      if try take(UInt8(ascii: "]")) { return elements }
      guard try take(UInt8(ascii: ",")) else { throw error("a comma or ] is missing after the element") }
    }
  }

  // MARK: Scalars

  private mutating func string() throws(JSONError) -> String {
    let start = position + 1
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != UInt8(ascii: "\\"), bytes[end] >= 0x20 {
      end += 1
    }
    if end < bytes.count, bytes[end] == UInt8(ascii: "\"") {
      position = end + 1
      return try text(start..<end)
    }
    return try escapedString(from: start, upTo: end)
  }

  private mutating func escapedString(from start: Int, upTo plainEnd: Int) throws(JSONError) -> String {
    var unescaped = Array(bytes[start..<plainEnd])
    position = plainEnd
    while position < bytes.count {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let text = String(validating: unescaped, as: UTF8.self) else { throw error("the string is not UTF-8") }
        return text
      case UInt8(ascii: "\\"):
        position += 1
        try escape(into: &unescaped)
      case 0..<0x20: throw error("a control character must be escaped inside a string")
      default:
        unescaped.append(byte)
        position += 1
      }
    }
    throw error("the string has no closing quote")
  }

  private mutating func escape(into unescaped: inout [UInt8]) throws(JSONError) {
    guard position < bytes.count else { throw error("the string has no closing quote") }
    defer { position += 1 }
    switch bytes[position] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(bytes[position])
    case UInt8(ascii: "b"): unescaped.append(0x08)
    case UInt8(ascii: "f"): unescaped.append(0x0C)
    case UInt8(ascii: "n"): unescaped.append(0x0A)
    case UInt8(ascii: "r"): unescaped.append(0x0D)
    case UInt8(ascii: "t"): unescaped.append(0x09)
    case UInt8(ascii: "u"): unescaped.append(contentsOf: String(Character(try unicodeEscape())).utf8)
    default: throw error("this character cannot be escaped")
    }
  }

  /// Reads the digits after `\u`, and the second half of a surrogate pair; ends on the last digit.
  private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
    let first = try hexadecimal(at: position + 1)
    position += 4
    guard first & 0xFC00 == 0xD800 else { return Unicode.Scalar(first) ?? "\u{FFFD}" }
    guard position + 2 < bytes.count, bytes[position + 1] == UInt8(ascii: "\\"), bytes[position + 2] == UInt8(ascii: "u")
    else { return "\u{FFFD}" }
    let second = try hexadecimal(at: position + 3)
    guard second & 0xFC00 == 0xDC00 else { return "\u{FFFD}" }
    position += 6
    return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF) ?? "\u{FFFD}"
  }

  private func hexadecimal(at start: Int) throws(JSONError) -> UInt32 {
    guard start + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[start..<start + 4], as: UTF8.self), radix: 16),
      bytes[start] != UInt8(ascii: "+"), bytes[start] != UInt8(ascii: "-")
    else { throw error("four hexadecimal digits must follow \\u") }
    return value
  }

  private mutating func number() throws(JSONError) -> String {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let leadingZero = position < bytes.count && bytes[position] == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !(leadingZero && whole > 1) else { throw error("this is not a JSON number") }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard digits() > 0 else { throw error("digits must follow the decimal point") }
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
        position += 1
      }
      guard digits() > 0 else { throw error("digits must follow the exponent sign") }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = position
    while position < bytes.count, bytes[position] &- UInt8(ascii: "0") < 10 { position += 1 }
    return position - start
  }

  private mutating func keyword<Value>(_ word: StaticString, _ value: Value) throws(JSONError) -> Value {
    let end = position + word.utf8CodeUnitCount
    let matches = end <= bytes.count && word.withUTF8Buffer { $0.elementsEqual(bytes[position..<end]) }
    guard matches else { throw error("a JSON value cannot begin with this character") }
    position = end
    return value
  }

  // MARK: Bytes

  private func text(_ range: Range<Int>) throws(JSONError) -> String {
    let text = bytes.withUnsafeBufferPointer { String(validating: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self) }
    guard let text else { throw JSONError("the string is not UTF-8", offset: range.lowerBound) }
    return text
  }

  private mutating func take(_ byte: UInt8) throws(JSONError) -> Bool {
    try skipBlanks()
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() throws(JSONError) {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      case UInt8(ascii: "/"), UInt8(ascii: "#"): throw error("comments are not allowed in JSON")
      default: return
      }
    }
  }

  private func error(_ message: String) -> JSONError { JSONError(message, offset: position) }
}
