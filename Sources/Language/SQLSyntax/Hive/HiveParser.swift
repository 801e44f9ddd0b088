/// Reads statements of Hive's language.
///
/// What cannot be read fails the execution, not the submission; the messages are those of Hive's parser, which counts columns
/// from 0 and names the rule it is in.
struct HiveParser {
  private let tokens: [HiveToken]
  private var index = 0
  private var depth = 0
  /// What is being read, innermost last.
  private var rules: [String] = []

  private init(_ tokens: [HiveToken]) {
    self.tokens = tokens
  }

  static func parse(_ bytes: [UInt8], wholeText text: String) throws(SQLSyntaxError) -> Statement {
    var tokens = HiveLexer.tokens(of: bytes)
    if let first = tokens.firstIndex(where: { $0.kind == .symbol(";") }) {
      guard tokens[first...].allSatisfy({ $0.kind == .symbol(";") || $0.kind == .end }) else {
        throw SQLSyntaxError(message: "Only one sql statement is allowed. Got: \(text)")
      }
      tokens.removeSubrange(first..<(tokens.count - 1))
    }
    var parser = HiveParser(tokens)
    let statement = try parser.statement()
    try parser.end()
    return statement
  }

  // MARK: Words

  var current: HiveToken { tokens[index] }
  var position: SQLPosition { current.position }

  func peek(_ offset: Int) -> HiveToken {
    tokens[min(index + offset, tokens.count - 1)]
  }

  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
  }

  mutating func skipToEnd() {
    index = tokens.count - 1
  }

  func sees(_ words: String...) -> Bool {
    for (offset, word) in words.enumerated() where peek(offset).kind != .word(word) { return false }
    return true
  }

  /// Takes words that stand in this order; takes none if they do not.
  mutating func take(_ words: String...) -> Bool {
    for (offset, word) in words.enumerated() where peek(offset).kind != .word(word) { return false }
    for _ in words { advance() }
    return true
  }

  mutating func take(symbol: String) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func expect(_ words: String...) throws(SQLSyntaxError) {
    for word in words where !take(word) { throw mismatched(word) }
  }

  mutating func expect(symbol: String) throws(SQLSyntaxError) {
    if !take(symbol: symbol) { throw symbol == ")" && endsList ? missing(symbol) : mismatched(symbol) }
  }

  /// Whether the current word could stand after a closing bracket, which Hive then calls missing.
  private var endsList: Bool {
    switch current.kind {
    case .end: true
    case .word(let word):
      ["COMMENT", "PARTITIONED", "CLUSTERED", "ROW", "STORED", "LOCATION", "TBLPROPERTIES", "WITH", "INTO"].contains(word)
    default: false
    }
  }

  // MARK: Rules

  /// Reads by a rule that messages name.
  mutating func rule<Result>(
    _ name: String, _ read: (inout HiveParser) throws(SQLSyntaxError) -> Result
  ) throws(SQLSyntaxError) -> Result {
    rules.append(name)
    let result = try read(&self)
    rules.removeLast()
    return result
  }

  /// Nested types are bounded so that no reader of the tree needs an endless stack.
  mutating func nested<Result>(
    _ read: (inout HiveParser) throws(SQLSyntaxError) -> Result
  ) throws(SQLSyntaxError) -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 200 else { throw unreadable }
    return try read(&self)
  }

  // MARK: Complaints

  /// No alternative of the rule begins with the words that stand here.
  var unreadable: SQLSyntaxError {
    let near = (0..<3).map { "'\(peek($0).text)'" }.joined(separator: " ")
    return complaint("cannot recognize input near \(near)")
  }

  /// One kind of word must stand here.
  func mismatched(_ expected: String) -> SQLSyntaxError {
    let before = index > 0 ? " near '\(tokens[index - 1].text)'" : ""
    return complaint("mismatched input '\(current.text)' expecting \(expected)\(before)")
  }

  private func missing(_ expected: String) -> SQLSyntaxError {
    let before = index > 0 ? " near '\(tokens[index - 1].text)'" : ""
    return complaint("missing \(expected) at '\(current.text)'\(before)")
  }

  private func end() throws(SQLSyntaxError) {
    guard current.kind != .end else { return }
    if peek(1).kind == .end { throw complaint("extraneous input '\(current.text)' expecting EOF near '<EOF>'") }
    throw missing("EOF")
  }

  private func complaint(_ text: String) -> SQLSyntaxError {
    let place = "line \(position.line):\(position.column - 1)"
    let rule = rules.last.map { " in \($0)" } ?? ""
    return SQLSyntaxError(hive: "FAILED: ParseException \(place) \(text)\(rule)")
  }
}
