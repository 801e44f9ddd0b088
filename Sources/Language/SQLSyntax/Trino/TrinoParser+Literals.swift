extension TrinoParser {
  /// A constant if one stands here.
  mutating func literal() throws(SQLSyntaxError) -> Expression? {
    let position = position
    guard let literal = try literalValue() else { return nil }
    return Expression(.literal(literal), at: position)
  }

  private mutating func literalValue() throws(SQLSyntaxError) -> Literal? {
    switch terminal {
    case .null: return taken(.null)
    case .true: return taken(.boolean(true))
    case .false: return taken(.boolean(false))
    case .integer, .decimalNumber, .doubleNumber: return number(isNegative: false, at: position)
    case .minus:
      let position = position
      advance()
      return number(isNegative: true, at: position)
    case .string, .unicodeString: return .string(try string())
    case .binary: return binary()
    case .interval where beginsInterval: return .interval(try interval())
    case .double where peek() == .precision && (peek(2) == .string || peek(2) == .unicodeString):
      advance()
      advance()
      return .typed("double", try string())
    default: return nil
    }
  }

  private mutating func taken(_ literal: Literal) -> Literal {
    advance()
    return literal
  }

  private mutating func number(isNegative: Bool, at position: SQLPosition) -> Literal {
    let sign = isNegative ? "-" : ""
    defer { advance() }
    switch terminal {
    case .integer: return .integer(integerValue(isNegative: isNegative, at: position))
    case .decimalNumber: return .decimal(sign + text.replacing("_", with: ""))
    default: return .double(Double(sign + text) ?? .nan)
    }
  }

  /// Pairs of hexadecimal digits, blanks between them do not count.
  private mutating func binary() -> Literal {
    let position = position
    var digits: [UInt8] = []
    for character in unquoted.unicodeScalars where !character.properties.isWhitespace {
      guard let digit = Character(character).hexDigitValue, character.isASCII else {
        complain("Binary literal can only contain hexadecimal digits", at: position)
        break
      }
      digits.append(UInt8(digit))
    }
    if digits.count % 2 != 0 {
      complain("Binary literal must contain an even number of digits", at: position)
      digits.append(0)
    }
    advance()
    return .binary(stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
  }

  // MARK: Intervals

  private var beginsInterval: Bool {
    switch peek() {
    case .string, .unicodeString: true
    case .plus, .minus: peek(2) == .string || peek(2) == .unicodeString
    default: false
    }
  }

  /// `INTERVAL [sign] '…' field [TO field]`
  mutating func interval() throws(SQLSyntaxError) -> IntervalLiteral {
    try expect(.interval)
    let isNegative = take(.minus)
    if !isNegative { _ = take(.plus) }
    let text = try string()
    let from = try intervalField()
    let to = take(.to) ? try intervalField() : nil
    return IntervalLiteral(text: text, isNegative: isNegative, from: from, to: to)
  }

  mutating func intervalField() throws(SQLSyntaxError) -> IntervalField {
    let word = try takeOne(of: .year, .month, .day, .hour, .minute, .second)
    return IntervalField(rawValue: word.rawValue) ?? .second
  }
}
