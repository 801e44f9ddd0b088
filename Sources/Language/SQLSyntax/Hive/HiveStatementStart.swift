/// Tells statements of Hive's language by their first words.
///
/// A text that is neither gets Trino's message.
struct HiveStatementStart {
  private let tokens: [Token]
  private let bytes: [UInt8]

  /// - Parameter tokens: the words as Trino's language has them; as far as this looks, they are the same in Hive's.
  static func matches(_ tokens: [Token], _ bytes: [UInt8]) -> Bool {
    HiveStatementStart(tokens: tokens, bytes: bytes).matches
  }

  private var matches: Bool {
    switch (terminal(0), terminal(1)) {
    case (.create, .external), (.create, .schema), (.drop, .schema), (.drop, .table), (.alter, .table), (.alter, .schema): true
    case (.create, .table): definesTable
    case (.create, .name), (.drop, .name), (.alter, .name): word(1) == "DATABASE"
    case (.name, _): word(0) == "MSCK"
    default: false
    }
  }

  /// Whether `CREATE TABLE` is followed by more than a name, but not by a query.
  private var definesTable: Bool {
    var index = 2
    if terminal(index) == .if { index += 3 }
    guard [.name, .quotedName, .backquotedName].contains(terminal(index)) || terminal(index).isName else { return false }
    while terminal(index + 1) == .dot { index += 2 }
    return ![.endOfText, .semicolon].contains(terminal(index + 1)) && !holdsQuery
  }

  private var holdsQuery: Bool {
    var level = 0
    for (index, token) in tokens.enumerated() {
      switch token.terminal {
      case .leftParenthesis: level += 1
      case .rightParenthesis: level -= 1
      case .as where level == 0:
        if [.select, .with, .values, .table, .leftParenthesis].contains(terminal(index + 1)) { return true }
      default: break
      }
    }
    return false
  }

  private func terminal(_ index: Int) -> Terminal {
    index < tokens.count ? tokens[index].terminal : .endOfText
  }

  private func word(_ index: Int) -> String {
    guard index < tokens.count else { return "" }
    return String(decoding: bytes[Int(tokens[index].start)..<Int(tokens[index].end)], as: UTF8.self).uppercased()
  }
}
