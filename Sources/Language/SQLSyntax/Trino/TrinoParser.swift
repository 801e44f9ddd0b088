/// Reads statements of Trino's language by recursive descent.
///
/// A statement is read once without keeping notes. If it does not fit the grammar it is read again, and whatever could have
/// stood at the furthest place reached is noted for the message.
struct TrinoParser {
  private let bytes: [UInt8]
  private let tokens: [Token]
  private var index = 0
  /// Parameters read so far.
  var parameters = 0
  /// Whether names may stand in backticks, as SHOW and DESCRIBE allow.
  var allowsBackticks = false

  private var depth = 0
  private var height = 0

  /// The first fault in a word's content; it counts only if the statement fits the grammar.
  private(set) var fault: SQLSyntaxError?

  private let isNoting: Bool
  private var furthest = -1
  private var expected: Set<Terminal> = []
  private var silentAt = -1

  private init(_ bytes: [UInt8], _ tokens: [Token], isNoting: Bool) {
    (self.bytes, self.tokens, self.isNoting) = (bytes, tokens, isNoting)
  }

  /// Reads all words by a rule.
  static func parse<Result>(
    _ bytes: [UInt8], _ tokens: [Token], _ rule: (inout TrinoParser) throws(SQLSyntaxError) -> Result
  ) throws(SQLSyntaxError) -> Result {
    var parser = TrinoParser(bytes, tokens, isNoting: false)
    do throws(SQLSyntaxError) {
      return try parser.whole(rule)
    } catch {
      guard error == TrinoParser.mismatch else { throw error }
    }
    parser = TrinoParser(bytes, tokens, isNoting: true)
    do throws(SQLSyntaxError) {
      return try parser.whole(rule)
    } catch {
      throw error == TrinoParser.mismatch ? parser.mismatchMessage : error
    }
  }

  private mutating func whole<Result>(
    _ rule: (inout TrinoParser) throws(SQLSyntaxError) -> Result
  ) throws(SQLSyntaxError) -> Result {
    let result = try rule(&self)
    try expect(.endOfText)
    if let fault { throw fault }
    return result
  }

  // MARK: Words

  var token: Token { tokens[index] }
  var terminal: Terminal { tokens[index].terminal }
  var position: SQLPosition { tokens[index].position }

  func peek(_ offset: Int = 1) -> Terminal {
    index + offset < tokens.count ? tokens[index + offset].terminal : .endOfText
  }

  /// The text of the current word as written.
  var text: String { text(of: tokens[index]) }

  private func text(of token: Token) -> String {
    String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
  }

  /// The text of a later word as written; empty after the last.
  func text(at offset: Int) -> String {
    index + offset < tokens.count ? text(of: tokens[index + offset]) : ""
  }

  /// The text of a word in quotes, where a doubled quote stands for one.
  var unquoted: String {
    let token = tokens[index]
    guard var start = bytes[Int(token.start)..<Int(token.end)].firstIndex(where: { [0x27, 0x22, 0x60].contains($0) }) else {
      return text
    }
    let quote = bytes[start]
    start += 1
    let content = bytes[start..<max(start, Int(token.end) - 1)]
    guard content.contains(quote) else { return String(decoding: content, as: UTF8.self) }
    var kept: [UInt8] = []
    var isSecond = false
    for byte in content {
      isSecond = byte == quote && !isSecond
      if byte != quote || !isSecond { kept.append(byte) }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// The value of the current word if it is nothing but up to 18 digits.
  var shortInteger: Int64? {
    let token = tokens[index]
    guard token.end - token.start <= 18 else { return nil }
    var value: Int64 = 0
    for byte in bytes[Int(token.start)..<Int(token.end)] {
      guard TrinoLexer.isDigit(byte) else { return nil }
      value = value &* 10 &+ Int64(byte &- 0x30)
    }
    return value
  }

  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
  }

  mutating func skipToEnd() {
    index = tokens.count - 1
  }

  // MARK: Expectations

  /// Whether the current word is of a kind; if not, it could have been.
  mutating func sees(_ terminal: Terminal) -> Bool {
    if tokens[index].terminal == terminal { return true }
    if isNoting { note(terminal) }
    return false
  }

  mutating func take(_ terminal: Terminal) -> Bool {
    guard sees(terminal) else { return false }
    advance()
    return true
  }

  mutating func expect(_ terminal: Terminal) throws(SQLSyntaxError) {
    guard take(terminal) else { throw TrinoParser.mismatch }
  }

  /// Notes all words that could stand here and takes the one that does.
  mutating func takeOne(of terminals: Terminal...) throws(SQLSyntaxError) -> Terminal {
    let current = terminal
    guard terminals.contains(current) else {
      for terminal in terminals { note(terminal) }
      throw TrinoParser.mismatch
    }
    advance()
    return current
  }

  /// Notes what could stand here.
  mutating func note(_ terminal: Terminal) {
    guard isNoting, index >= furthest, index != silentAt else { return }
    if index > furthest {
      furthest = index
      expected.removeAll()
    }
    expected.insert(terminal)
  }

  /// Begins a rule that messages name as a whole: its first words are not noted.
  /// - Returns: what `endRule` restores.
  mutating func beginRule(_ rule: Terminal) -> Int {
    guard isNoting else { return -1 }
    note(rule)
    defer { silentAt = index }
    return silentAt
  }

  mutating func endRule(_ saved: Int) {
    if isNoting { silentAt = saved }
  }

  /// What is thrown for a word that does not fit; the message is made afterwards.
  static let mismatch = SQLSyntaxError(message: "")

  private var mismatchMessage: SQLSyntaxError {
    let token = tokens[max(0, min(furthest, tokens.count - 1))]
    let text = token.terminal == .endOfText ? "<EOF>" : text(of: token)
    let list = expected.map(\.label).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: ", ")
    return SQLSyntaxError("mismatched input '\(text)'. Expecting: \(list)", at: token.position)
  }

  mutating func complain(_ message: String, at position: SQLPosition) {
    if fault == nil { fault = SQLSyntaxError(message, at: position) }
  }

  // MARK: Bounds

  /// The deepest nesting that is read, so that no reader of the tree needs an endless stack.
  private static let maximumDepth = 400
  /// The longest path from the root of an expression to a leaf, chains of operators included.
  private static let maximumHeight = 500

  /// Counts a level of nesting; every call is followed by `leave`.
  mutating func enter() throws(SQLSyntaxError) {
    depth += 1
    guard depth <= TrinoParser.maximumDepth else { throw tooLarge }
  }

  mutating func leave() {
    depth -= 1
  }

  /// Begins the height of a tree; what it returns is given to `endTree`.
  mutating func beginTree() -> Int {
    defer { height = 0 }
    return height
  }

  mutating func endTree(_ outer: Int) {
    height = max(outer, height + 1)
  }

  /// Counts one more operator on top of the tree that is being read.
  mutating func link() throws(SQLSyntaxError) {
    height += 1
    guard height <= TrinoParser.maximumHeight else { throw tooLarge }
  }

  private var tooLarge: SQLSyntaxError {
    SQLSyntaxError("statement is too large (stack overflow while parsing)", at: position)
  }
}
