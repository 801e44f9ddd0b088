/// Cuts a statement of Hive's language into words; blanks and comments are left out.
struct HiveLexer {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var lineOrigin = 0

  /// All words, ending with `.end`.
  static func tokens(of bytes: [UInt8]) -> [HiveToken] {
    var lexer = HiveLexer(bytes: bytes)
    var tokens: [HiveToken] = []
    lexer.skipBlanks()
    while lexer.index < bytes.count {
      tokens.append(lexer.next())
      lexer.skipBlanks()
    }
    tokens.append(HiveToken(kind: .end, text: "<EOF>", position: lexer.position))
    return tokens
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  private var position: SQLPosition { SQLPosition(line: line, column: index - lineOrigin + 1) }

  private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  private mutating func pass(to end: Int) {
    while index < min(end, bytes.count) {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A {
        line += 1
        lineOrigin = index
      } else if byte & 0xC0 == 0x80 {
        lineOrigin += 1
      }
    }
  }

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: pass(to: index + 1)
      case 0x2D where byte(index + 1) == 0x2D:
        pass(to: bytes[index...].firstIndex(of: 0x0A) ?? bytes.count)
      case 0x2F where byte(index + 1) == 0x2A:
        guard let end = endOfComment else { return }
        pass(to: end)
      default: return
      }
    }
  }

  private var endOfComment: Int? {
    var end = index + 2
    while end + 1 < bytes.count {
      if bytes[end] == 0x2A, bytes[end + 1] == 0x2F { return end + 2 }
      end += 1
    }
    return nil
  }

  // MARK: Words

  private mutating func next() -> HiveToken {
    let (start, place) = (index, position)
    let kind = kind()
    return HiveToken(kind: kind, text: String(decoding: bytes[start..<index], as: UTF8.self), position: place)
  }

  private mutating func kind() -> HiveToken.Kind {
    switch bytes[index] {
    case 0x27, 0x22: return literal() ?? symbol()
    case 0x60: return quotedName() ?? symbol()
    case let first where TrinoLexer.isWordByte(first): return word()
    default: return symbol()
    }
  }

  private mutating func word() -> HiveToken.Kind {
    let start = index
    while TrinoLexer.isWordByte(byte(index)) { index += 1 }
    if bytes[start..<index].allSatisfy(TrinoLexer.isDigit) {
      if byte(index) == 0x2E, TrinoLexer.isDigit(byte(index + 1)) {
        index += 1
        while TrinoLexer.isDigit(byte(index)) { index += 1 }
      }
      return .number(String(decoding: bytes[start..<index], as: UTF8.self))
    }
    return .word(String(decoding: bytes[start..<index], as: UTF8.self).uppercased())
  }

  /// Two backticks stand for one.
  private mutating func quotedName() -> HiveToken.Kind? {
    var (content, end): ([UInt8], Int) = ([], index + 1)
    while end < bytes.count {
      if bytes[end] == 0x60 {
        guard byte(end + 1) == 0x60 else {
          pass(to: end + 1)
          return .quotedName(String(decoding: content, as: UTF8.self))
        }
        end += 1
      }
      content.append(bytes[end])
      end += 1
    }
    return nil
  }

  /// A text; a backslash takes the next character with it.
  private mutating func literal() -> HiveToken.Kind? {
    let quote = bytes[index]
    var end = index + 1
    while end < bytes.count, bytes[end] != quote { end += bytes[end] == 0x5C ? 2 : 1 }
    guard end < bytes.count else { return nil }
    let content = String(decoding: bytes[(index + 1)..<end], as: UTF8.self)
    pass(to: end + 1)
    return .text(HiveEscapes.decode(content))
  }

  private mutating func symbol() -> HiveToken.Kind {
    var end = index + 1
    let pair = [bytes[index], byte(index + 1)]
    if [[0x3C, 0x3D], [0x3E, 0x3D], [0x3C, 0x3E], [0x21, 0x3D], [0x3D, 0x3D]].contains(pair) { end += 1 }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    let text = String(decoding: bytes[index..<end], as: UTF8.self)
    pass(to: end)
    return .symbol(text)
  }
}
