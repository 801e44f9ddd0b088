extension TrinoParser {
  /// Whether a word can be a name, in quotes or without.
  func isIdentifier(_ terminal: Terminal) -> Bool {
    switch terminal {
    case .name, .quotedName, .backquotedName, .digitName: true
    default: terminal.isName
    }
  }

  mutating func identifier() throws(SQLSyntaxError) -> Identifier {
    note(.identifierRule)
    let position = position
    switch terminal {
    case .quotedName:
      let name = unquoted
      guard !name.isEmpty else { throw SQLSyntaxError("Zero-length delimited identifier not allowed", at: position) }
      advance()
      return Identifier(name, isQuoted: true, position: position)
    case .backquotedName:
      guard allowsBackticks else {
        throw SQLSyntaxError("backquoted identifiers are not supported; use double quotes to quote identifiers", at: position)
      }
      let name = unquoted
      advance()
      return Identifier(name, isQuoted: true, position: position)
    case .digitName:
      throw SQLSyntaxError(
        "identifiers must not start with a digit; surround the identifier with double quotes", at: position)
    case let other where other.isName:
      let name = text
      advance()
      return Identifier(name, position: position)
    default: throw TrinoParser.mismatch
    }
  }

  mutating func qualifiedName() throws(SQLSyntaxError) -> QualifiedName {
    let position = position
    var parts = [try identifier()]
    while take(.dot) { parts.append(try identifier()) }
    return QualifiedName(parts, position: position)
  }

  /// `(a, b)`
  mutating func columnNames() throws(SQLSyntaxError) -> [Identifier] {
    try expect(.leftParenthesis)
    var names = [try identifier()]
    while take(.comma) { names.append(try identifier()) }
    try expect(.rightParenthesis)
    return names
  }

  mutating func columnNamesIfAny() throws(SQLSyntaxError) -> [Identifier] {
    sees(.leftParenthesis) ? try columnNames() : []
  }

  /// `[AS] name`; nil if neither stands here.
  mutating func aliasIfAny() throws(SQLSyntaxError) -> Identifier? {
    if take(.as) { return try identifier() }
    note(.identifierRule)
    return isIdentifier(terminal) && !beginsClause ? try identifier() : nil
  }

  /// Whether a word that could be a name begins a clause instead.
  private var beginsClause: Bool {
    switch (terminal, peek()) {
    case (.limit, .integer), (.limit, .question), (.limit, .all), (.offset, .integer), (.offset, .question), (.fetch, .first),
      (.fetch, .next), (.tablesample, .bernoulli), (.tablesample, .system), (.matchRecognize, .leftParenthesis):
      true
    case (.window, let next): isIdentifier(next) && peek(2) == .as && peek(3) == .leftParenthesis
    default: false
    }
  }

  // MARK: Texts and numbers

  mutating func string() throws(SQLSyntaxError) -> String {
    note(.stringRule)
    switch terminal {
    case .string:
      let text = unquoted
      advance()
      return text
    case .unicodeString: return try unicodeString()
    default: throw TrinoParser.mismatch
    }
  }

  /// A text if one stands here.
  mutating func stringIfAny() throws(SQLSyntaxError) -> String? {
    note(.stringRule)
    return terminal == .string || terminal == .unicodeString ? try string() : nil
  }

  private mutating func unicodeString() throws(SQLSyntaxError) -> String {
    let (content, position) = (unquoted, position)
    advance()
    var escape: Character = "\\"
    if take(.uescape) {
      guard terminal == .string else {
        note(.string)
        throw TrinoParser.mismatch
      }
      let text = unquoted
      if let reason = UnicodeEscapes.refusal(ofEscape: text) { complain(reason, at: position) }
      escape = text.first ?? escape
      advance()
    }
    do throws(UnicodeEscapes.Invalid) {
      return try UnicodeEscapes.decode(content, escape: escape)
    } catch {
      complain(error.reason, at: position)
      return ""
    }
  }

  mutating func integer() throws(SQLSyntaxError) -> Int64 {
    guard sees(.integer) else { throw TrinoParser.mismatch }
    let value = integerValue(isNegative: false, at: position)
    advance()
    return value
  }

  /// The value of the current word, a whole number; 0 and a fault if it does not fit.
  mutating func integerValue(isNegative: Bool, at position: SQLPosition) -> Int64 {
    if let value = shortInteger { return isNegative ? -value : value }
    let written = (isNegative ? "-" : "") + text
    let digits = text.replacing("_", with: "").lowercased()
    let radix = digits.hasPrefix("0x") ? 16 : digits.hasPrefix("0o") ? 8 : digits.hasPrefix("0b") ? 2 : 10
    let plain = (isNegative ? "-" : "") + (radix == 10 ? digits : String(digits.dropFirst(2)))
    guard let value = Int64(plain, radix: radix) else {
      complain("Invalid numeric literal: \(written)", at: position)
      return 0
    }
    return value
  }
}
