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
    case (.create, .external), (.drop, .schema), (.drop, .table): true
    case (.create, .schema), (.alter, .table), (.alter, .schema): !isTrinoForm
    case (.create, .table): definesTable
    case (.create, .name), (.drop, .name), (.alter, .name): word(1) == "DATABASE"
    case (.name, _): word(0) == "MSCK"
    default: false
    }
  }

  /// Whether what follows the name is known to Trino's language alone, which Athena refuses.
  private var isTrinoForm: Bool {
    var index = terminal(2) == .if ? (terminal(0) == .create ? 5 : 4) : 2
    var parts = 1
    while terminal(index + 1) == .dot { (index, parts) = (index + 2, parts + 1) }
    switch (terminal(index + 1), terminal(index + 2)) {
    case (.set, .properties), (.set, .authorization), (.rename, .column), (.alter, .column), (.execute, _): return true
    case (.add, .column), (.drop, .column): return parts == 3
    case (.authorization, _), (.with, .leftParenthesis): return terminal(0) == .create
    case (.rename, .to): return terminal(1) == .schema
    default: return false
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
