/// A recursive descent over the bytes of a document. It runs on the path of every request, so it works on a pointer;
/// `peek` is the only way to a byte that may lie past the end.
struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  let maximumDepth: Int
  var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
    (self.bytes, self.maximumDepth) = (bytes, maximumDepth)
  }

  mutating func document() throws(JSONError) -> JSON {
    let value = try value(depth: 0)
    skipBlanks()
    guard position == bytes.count else { throw unexpected("there is text after the end of the JSON document") }
    return value
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSON {
    skipBlanks()
    let start = position
    switch peek() {
    case UInt8(ascii: "\""): return JSON(.string(try string()), offset: start)
    case UInt8(ascii: "{"): return JSON(.object(try members(depth: depth)), offset: start)
    case UInt8(ascii: "["): return JSON(.array(try elements(depth: depth)), offset: start)
    case UInt8(ascii: "t"): return JSON(.bool(try keyword("true", true)), offset: start)
    case UInt8(ascii: "f"): return JSON(.bool(try keyword("false", false)), offset: start)
    case UInt8(ascii: "n"): return JSON(try keyword("null", .null), offset: start)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return JSON(.number(try number()), offset: start)
    default: throw unexpected("a JSON value cannot begin with this character")
    }
  }

  private mutating func members(depth: Int) throws(JSONError) -> [JSON.Member] {
    try enter(depth)
    var members: [JSON.Member] = []
    guard !take(UInt8(ascii: "}")) else { return members }
    members.reserveCapacity(4)
    repeat {
      skipBlanks()
      let offset = position
      guard peek() == UInt8(ascii: "\"") else { throw missingName(isFirst: members.isEmpty) }
      let name = try string()
      guard take(UInt8(ascii: ":")) else { throw unexpected("a colon is missing after the member's name") }
      members.append(JSON.Member(name, try value(depth: depth + 1), offset: offset))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw unexpected("a comma or } is missing after the member") }
    return members
  }

  private mutating func elements(depth: Int) throws(JSONError) -> [JSON] {
    try enter(depth)
    var elements: [JSON] = []
    guard !take(UInt8(ascii: "]")) else { return elements }
    elements.reserveCapacity(4)
    repeat {
      elements.append(try value(depth: depth + 1))
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw unexpected("a comma or ] is missing after the element") }
    return elements
  }

  // MARK: Numbers and keywords

  private mutating func number() throws(JSONError) -> String {
    let start = position
    if peek() == UInt8(ascii: "-") { position += 1 }
    let leadingZero = peek() == UInt8(ascii: "0")
    let whole = skipDigits()
    guard whole > 0, !(leadingZero && whole > 1) else { throw JSONError("this is not a JSON number", offset: start) }
    if peek() == UInt8(ascii: ".") {
      position += 1
      guard skipDigits() > 0 else { throw unexpected("digits must follow the decimal point") }
    }
    if peek() | 0x20 == UInt8(ascii: "e") {
      position += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { position += 1 }
      guard skipDigits() > 0 else { throw unexpected("digits must follow the exponent sign") }
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Skips decimal digits and answers how many there were.
  private mutating func skipDigits() -> Int {
    let start = position
    while peek() &- UInt8(ascii: "0") < 10 { position += 1 }
    return position - start
  }

  private mutating func keyword<Value>(_ word: StaticString, _ value: Value) throws(JSONError) -> Value {
    let end = position + word.utf8CodeUnitCount
    let matches = end <= bytes.count && word.withUTF8Buffer { $0.elementsEqual(bytes[position..<end]) }
    guard matches else { throw unexpected("a JSON value cannot begin with this character") }
    position = end
    return value
  }

  // MARK: Bytes

  /// The next byte; 0, which is valid nowhere in JSON, at the end.
  @inline(__always)
  func peek() -> UInt8 { position < bytes.count ? bytes[position] : 0 }

  @inline(__always)
  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard peek() == byte else { return false }
    position += 1
    return true
  }

  @inline(__always)
  private mutating func skipBlanks() {
    while position < bytes.count, bytes[position] <= 0x20 {
      guard JSONParser.isBlank(bytes[position]) else { return }
      position += 1
    }
  }

  @inline(__always)
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private mutating func enter(_ depth: Int) throws(JSONError) {
    guard depth < maximumDepth else { throw unexpected("the JSON document is nested deeper than \(maximumDepth) levels") }
    position += 1
  }

  // MARK: Errors

  /// An error at the current place; the end of the text and comments are named as such.
  func unexpected(_ message: String) -> JSONError {
    if position >= bytes.count { return JSONError("the JSON document ends too early", offset: bytes.count) }
    let isComment = bytes[position] == UInt8(ascii: "/") || bytes[position] == UInt8(ascii: "#")
    return JSONError(isComment ? "comments are not allowed in JSON" : message, offset: position)
  }

  private func missingName(isFirst: Bool) -> JSONError {
    if isFirst { return unexpected("a member's name in double quotes or } is missing") }
    let isClosing = peek() == UInt8(ascii: "}")
    return unexpected(isClosing ? "a comma must not stand before }" : "a member's name in double quotes is missing")
  }
}
