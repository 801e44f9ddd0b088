import AWSWire

/// The words of a partition expression.
enum PartitionExpressionToken: Sendable, Equatable {
  /// A key's name or a keyword.
  case word(String)
  /// A text literal without its quotes.
  case text(String)
  /// A number literal.
  case number(String)
  /// An operator, a bracket or a comma.
  case symbol(String)

  /// How the word looks in messages.
  var shown: String {
    switch self {
    case .word(let text), .number(let text), .symbol(let text): text
    case .text(let text): "'\(text)'"
    }
  }
}

/// Cuts a partition expression into words.
enum PartitionExpressionLexer {
  static func tokens(of text: String) throws(ServiceError) -> [PartitionExpressionToken] {
    var rest = Substring(text)
    var tokens: [PartitionExpressionToken] = []
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else {
        tokens.append(try next(&rest, first, text))
      }
    }
    return tokens
  }

  private static func next(
    _ rest: inout Substring, _ first: Character, _ text: String
  ) throws(ServiceError) -> PartitionExpressionToken {
    if first == "'" || first == "\"" { return .text(try quoted(&rest, first, text)) }
    if first == "`" { return .word(try quoted(&rest, first, text)) }
    if first.isNumber || (first == "-" && rest.dropFirst().first?.isNumber == true) {
      let number = rest.prefix { $0.isNumber || $0 == "." || $0 == "-" || $0 == "e" || $0 == "E" || $0 == "+" }
      rest.removeFirst(number.count)
      return .number(String(number))
    }
    if first.isLetter || first == "_" {
      let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "." }
      rest.removeFirst(word.count)
      return .word(String(word))
    }
    for symbol in ["<>", "!=", "<=", ">=", "=", "<", ">", "(", ")", ","] where rest.hasPrefix(symbol) {
      rest.removeFirst(symbol.count)
      return .symbol(symbol)
    }
    throw .invalidInput("Unsupported expression '\(text)'")
  }

  /// Text in quotes; a doubled quote stands for one.
  private static func quoted(_ rest: inout Substring, _ quote: Character, _ text: String) throws(ServiceError) -> String {
    rest.removeFirst()
    var content = ""
    while let character = rest.popFirst() {
      guard character == quote else {
        content.append(character)
        continue
      }
      guard rest.first == quote else { return content }
      content.append(quote)
      rest.removeFirst()
    }
    throw .invalidInput("Unsupported expression '\(text)'")
  }
}
