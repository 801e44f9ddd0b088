/// Cuts a statement of Trino's language into words; blanks and comments are left out.
///
/// No text is an error here: what fits nothing is a word of its own that the parser refuses.
struct TrinoLexer {
  private let bytes: [UInt8]
  private let keywords = KeywordTable.shared
  private var index = 0
  private var line: UInt32 = 1
  /// The offset at which the current line would begin if all its characters were one byte long.
  private var lineOrigin = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// All words, ending with `.endOfText`.
  static func tokens(of bytes: [UInt8]) -> [Token] {
    var lexer = TrinoLexer(bytes)
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 4 + 2)
    lexer.skipBlanks()
    while lexer.index < bytes.count {
      tokens.append(lexer.next())
      lexer.skipBlanks()
    }
    tokens.append(lexer.token(.endOfText, to: lexer.index))
    return tokens
  }

  // MARK: Places

  private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  private func token(_ terminal: Terminal, to end: Int) -> Token {
    Token(
      terminal: terminal, start: UInt32(truncatingIfNeeded: index), end: UInt32(truncatingIfNeeded: end), line: line,
      column: UInt32(truncatingIfNeeded: index - lineOrigin + 1))
  }

  /// Goes on over bytes that may hold line breaks and characters of several bytes.
  private mutating func pass(to end: Int) {
    while index < end {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A {
        line &+= 1
        lineOrigin = index
      } else if byte & 0xC0 == 0x80 {
        lineOrigin += 1
      }
    }
  }

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0D: index += 1
      case 0x0A: pass(to: index + 1)
      case 0x2D where byte(index + 1) == 0x2D: pass(to: endOfLine)
      case 0x2F where byte(index + 1) == 0x2A:
        guard let end = endOfComment else { return }
        pass(to: end)
      default: return
      }
    }
  }

  private var endOfLine: Int {
    var end = index
    while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    return end
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

  private mutating func next() -> Token {
    let first = bytes[index]
    switch first {
    case 0x27: return quoted(.string, from: index) ?? unrecognized()
    case 0x22: return quoted(.quotedName, from: index) ?? unrecognized()
    case 0x60: return quoted(.backquotedName, from: index) ?? unrecognized()
    case 0x55, 0x75:
      if byte(index + 1) == 0x26, byte(index + 2) == 0x27, let token = quoted(.unicodeString, from: index + 2) { return token }
      return word()
    case 0x58, 0x78:
      if byte(index + 1) == 0x27, let token = binary() { return token }
      return word()
    case _ where TrinoLexer.isDigit(first): return number()
    case 0x2E where TrinoLexer.isDigit(byte(index + 1)): return number()
    case _ where TrinoLexer.isLetter(first): return word()
    default: return symbol(first)
    }
  }

  private mutating func take(_ terminal: Terminal, to end: Int) -> Token {
    let token = token(terminal, to: end)
    index = end
    return token
  }

  private mutating func unrecognized() -> Token {
    var end = index + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    let token = token(.unrecognized, to: end)
    pass(to: end)
    return token
  }

  private mutating func word() -> Token {
    var end = index + 1
    while end < bytes.count, TrinoLexer.isWordByte(bytes[end]) { end += 1 }
    return take(keywords.keyword(in: bytes, index, end) ?? .name, to: end)
  }

  /// - Parameter opening: where the opening quote stands.
  private mutating func quoted(_ terminal: Terminal, from opening: Int) -> Token? {
    let quote = bytes[opening]
    var end = opening + 1
    while end < bytes.count {
      if bytes[end] == quote {
        guard byte(end + 1) == quote, end + 1 < bytes.count else {
          let token = token(terminal, to: end + 1)
          pass(to: end + 1)
          return token
        }
        end += 1
      }
      end += 1
    }
    return nil
  }

  private mutating func binary() -> Token? {
    guard let end = bytes[(index + 2)...].firstIndex(of: 0x27) else { return nil }
    let token = token(.binary, to: end + 1)
    pass(to: end + 1)
    return token
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  static func isLetter(_ byte: UInt8) -> Bool {
    (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x41 && byte <= 0x5A) || byte == 0x5F
  }

  static func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }

  // MARK: Numbers

  /// The longest of: a number of each kind, a name that begins with a digit; the number where both are as long.
  private mutating func number() -> Token {
    var wordEnd = index
    while wordEnd < bytes.count, TrinoLexer.isWordByte(bytes[wordEnd]) { wordEnd += 1 }
    let (terminal, end) = numberEnd()
    return wordEnd > end ? take(.digitName, to: wordEnd) : take(terminal, to: end)
  }

  private func numberEnd() -> (Terminal, Int) {
    if let end = prefixedIntegerEnd() { return (.integer, end) }
    let whole = digitsEnd(from: index, underscores: false)
    let fraction = byte(whole) == 0x2E ? digitsEnd(from: whole + 1, underscores: false) : whole
    if let end = exponentEnd(from: fraction) { return (.doubleNumber, end) }
    let integer = digitsEnd(from: index, underscores: true)
    guard byte(integer) == 0x2E else { return (.integer, integer) }
    return (.decimalNumber, digitsEnd(from: integer + 1, underscores: true))
  }

  /// The end of `0x1F`, `0o17` or `0b101`.
  private func prefixedIntegerEnd() -> Int? {
    guard bytes[index] == 0x30 else { return nil }
    let isValid: (UInt8) -> Bool
    switch byte(index + 1) | 0x20 {
    case 0x78: isValid = { TrinoLexer.isDigit($0) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66) }
    case 0x6F: isValid = { $0 >= 0x30 && $0 <= 0x37 }
    case 0x62: isValid = { $0 == 0x30 || $0 == 0x31 }
    default: return nil
    }
    var end = index + 2
    while isValid(byte(end)) || (byte(end) == 0x5F && isValid(byte(end + 1))) { end += 1 }
    return end > index + 2 ? end : nil
  }

  private func digitsEnd(from start: Int, underscores: Bool) -> Int {
    var end = start
    while TrinoLexer.isDigit(byte(end))
      || (underscores && end > start && byte(end) == 0x5F && TrinoLexer.isDigit(byte(end + 1)))
    {
      end += 1
    }
    return end
  }

  private func exponentEnd(from start: Int) -> Int? {
    guard byte(start) | 0x20 == 0x65 else { return nil }
    let digits = byte(start + 1) == 0x2B || byte(start + 1) == 0x2D ? start + 2 : start + 1
    guard TrinoLexer.isDigit(byte(digits)) else { return nil }
    return digitsEnd(from: digits, underscores: false)
  }

  // MARK: Symbols

  private mutating func symbol(_ first: UInt8) -> Token {
    if let pair = TrinoLexer.pair(first, byte(index + 1)) { return take(pair, to: index + 2) }
    guard let single = TrinoLexer.single(first) else { return unrecognized() }
    return take(single, to: index + 1)
  }

  private static func pair(_ first: UInt8, _ second: UInt8) -> Terminal? {
    switch (first, second) {
    case (0x3C, 0x3E), (0x21, 0x3D): .notEqual
    case (0x3C, 0x3D): .lessOrEqual
    case (0x3E, 0x3D): .greaterOrEqual
    case (0x7C, 0x7C): .concat
    case (0x2D, 0x3E): .arrow
    case (0x3D, 0x3E): .doubleArrow
    case (0x7B, 0x2D): .openExclusion
    case (0x2D, 0x7D): .closeExclusion
    default: nil
    }
  }

  private static func single(_ byte: UInt8) -> Terminal? {
    switch byte {
    case 0x28: .leftParenthesis
    case 0x29: .rightParenthesis
    case 0x2A: .asterisk
    case 0x2B: .plus
    case 0x2C: .comma
    case 0x2D: .minus
    case 0x2E: .dot
    case 0x2F: .slash
    case 0x3A: .colon
    case 0x3B: .semicolon
    case 0x3C: .less
    case 0x3D: .equal
    case 0x3E: .greater
    case 0x3F: .question
    case 0x25: .percent
    case 0x5B: .leftBracket
    case 0x5D: .rightBracket
    case 0x5E: .caret
    case 0x24: .dollar
    case 0x7B: .leftBrace
    case 0x7C: .bar
    case 0x7D: .rightBrace
    default: nil
    }
  }
}
