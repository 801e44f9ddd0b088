/// Cuts a statement into words; blanks and comments are left out.
public struct SQLLexer {
  private let characters: [Character]
  private var index = 0
  private var line = 1
  private var column = 1

  /// A lexer over a statement's text.
  public init(_ text: String) {
    characters = Array(text)
  }

  /// All words, ending with `.end`.
  public static func tokens(of text: String) throws(SQLSyntaxError) -> [SQLToken] {
    var lexer = SQLLexer(text)
    var tokens: [SQLToken] = []
    while let token = try lexer.next() { tokens.append(token) }
    tokens.append(SQLToken(kind: .end, text: "<EOF>", position: lexer.position))
    return tokens
  }

  private var position: SQLPosition { SQLPosition(line: line, column: column) }
  private var current: Character? { index < characters.count ? characters[index] : nil }

  private func peek(_ offset: Int = 1) -> Character? {
    index + offset < characters.count ? characters[index + offset] : nil
  }

  private mutating func advance() {
    if characters[index] == "\n" || characters[index] == "\r\n" {
      (line, column) = (line + 1, 1)
    } else {
      column += 1
    }
    index += 1
  }

  private mutating func next() throws(SQLSyntaxError) -> SQLToken? {
    try skipBlanks()
    guard let first = current else { return nil }
    let start = (index: index, position: position)
    let kind = try kind(first, start.position)
    let text = String(characters[start.index..<index])
    return SQLToken(kind: kind, text: text, position: start.position)
  }

  private mutating func kind(_ first: Character, _ start: SQLPosition) throws(SQLSyntaxError) -> SQLToken.Kind {
    switch first {
    case "'": return .string(try quoted(first, start))
    case "\"": return .quotedName(try quoted(first, start))
    case "`": return .backquotedName(try quoted(first, start))
    case "0"..."9",
      "." where first != "." || peek()?.isASCIIDigit == true:
      return try number(start)
    case _ where first.isLetter || first == "_": return word()
    default: return .symbol(symbol())
    }
  }

  private mutating func skipBlanks() throws(SQLSyntaxError) {
    while let character = current {
      if character.isWhitespace {
        advance()
      } else if character == "-", peek() == "-" {
        while let character = current, !character.isNewline { _ = character; advance() }
      } else if character == "/", peek() == "*" {
        try skipBlockComment()
      } else {
        return
      }
    }
  }

  private mutating func skipBlockComment() throws(SQLSyntaxError) {
    let start = position
    advance()
    advance()
    while current != nil {
      if current == "*", peek() == "/" {
        advance()
        advance()
        return
      }
      advance()
    }
    throw SQLSyntaxError("mismatched input '/*'. Expecting: <statement>", at: start)
  }

  /// Text in quotes; a doubled quote stands for one.
  private mutating func quoted(_ quote: Character, _ start: SQLPosition) throws(SQLSyntaxError) -> String {
    advance()
    var content = ""
    while let character = current {
      advance()
      if character != quote {
        content.append(character)
      } else if current == quote {
        content.append(quote)
        advance()
      } else {
        return content
      }
    }
    throw SQLSyntaxError("mismatched input '\(quote)'. Expecting: <expression>", at: start)
  }

  private mutating func word() -> SQLToken.Kind {
    let start = index
    while let character = current, character.isLetter || character.isASCIIDigit || "_@:$".contains(character) {
      advance()
    }
    return .word(String(characters[start..<index]))
  }

  private mutating func number(_ place: SQLPosition) throws(SQLSyntaxError) -> SQLToken.Kind {
    let start = index
    skipDigits()
    var isDecimal = false
    if current == "." {
      isDecimal = true
      advance()
      skipDigits()
    }
    if let exponent = current, exponent == "e" || exponent == "E", hasExponentDigits {
      advance()
      if current == "+" || current == "-" { advance() }
      skipDigits()
      return .double(String(characters[start..<index]))
    }
    let text = String(characters[start..<index])
    if isDecimal { return .decimal(text) }
    if let next = current, next.isLetter || next == "_" {
      throw SQLSyntaxError(
        "identifiers must not start with a digit; surround the identifier with double quotes", at: place)
    }
    return .integer(text)
  }

  private var hasExponentDigits: Bool {
    if peek() == "+" || peek() == "-" { return peek(2)?.isASCIIDigit == true }
    return peek()?.isASCIIDigit == true
  }

  private mutating func skipDigits() {
    while current?.isASCIIDigit == true { advance() }
  }

  /// An operator or a bracket; a character that SQL does not know is a word of its own, for the parser to refuse.
  private mutating func symbol() -> String {
    let pair = String(characters[index..<min(index + 2, characters.count)])
    if ["<>", "!=", "<=", ">=", "||", "->", "=>"].contains(pair) {
      advance()
      advance()
      return pair
    }
    let character = characters[index]
    advance()
    return String(character)
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
