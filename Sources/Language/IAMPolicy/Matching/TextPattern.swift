/// A text to compare with: literal or with wildcards, perhaps with policy variables; split once, compared often.
struct TextPattern: Sendable {
  /// How a comparison ended.
  enum Outcome: Sendable, Equatable {
    /// The text matches.
    case matched
    /// The text does not match.
    case differs
    /// A variable has neither value nor default.
    case unresolved(key: String)
  }

  private enum Piece: Sendable {
    case symbols([UInt16])
    case variable(PolicyVariable)
  }

  private enum Form: Sendable {
    case anything
    case exact([UInt8])
    case prefix([UInt8])
    case glob([UInt16])
    case template([Piece])
  }

  private let form: Form
  private let foldsCase: Bool

  /// Splits a pattern.
  /// - Parameters:
  ///   - variables: whether `${...}` stands for a value (policies of version 2012-10-17) or for itself.
  ///   - wildcards: whether `*` and `?` act.
  ///   - foldsCase: whether case does not count; the compared text must then be lower-cased already.
  init(_ pattern: some StringProtocol, variables: Bool, wildcards: Bool, foldsCase: Bool = false) {
    self.foldsCase = foldsCase
    let text = foldsCase ? pattern.lowercased() : String(pattern)
    let pieces = variables ? Self.pieces(of: text, wildcards: wildcards) : nil
    form = pieces.map(Self.form) ?? Self.form(of: PatternSymbol.symbols(of: text, wildcards: wildcards))
  }

  /// Compares the whole text with the whole pattern.
  func compare(_ text: ArraySlice<UInt8>, in question: Question) -> Outcome {
    switch form {
    case .anything: .matched
    case .exact(let bytes): bytes.count == text.count && text.elementsEqual(bytes) ? .matched : .differs
    case .prefix(let bytes): text.starts(with: bytes) ? .matched : .differs
    case .glob(let symbols): PatternSymbol.matches(symbols, text) ? .matched : .differs
    case .template(let pieces): compare(pieces, text, in: question)
    }
  }

  /// Whether the pattern is nothing but `*`.
  var isAnything: Bool {
    if case .anything = form { true } else { false }
  }

  /// The condition keys that stand in the pattern as variables.
  var variableKeys: [String] {
    guard case .template(let pieces) = form else { return [] }
    return pieces.compactMap { piece in
      if case .variable(let variable) = piece { variable.key } else { nil }
    }
  }

  private func compare(
    _ pieces: [Piece], _ text: ArraySlice<UInt8>, in question: Question
  ) -> Outcome {
    var symbols: [UInt16] = []
    for piece in pieces {
      switch piece {
      case .symbols(let part): symbols += part
      case .variable(let variable):
        guard let value = variable.value(in: question) else { return .unresolved(key: variable.key) }
        symbols += PatternSymbol.symbols(of: foldsCase ? value.lowercased() : value, wildcards: false)
      }
    }
    return PatternSymbol.matches(symbols, text) ? .matched : .differs
  }

  private static func form(_ pieces: [Piece]) -> Form {
    var symbols: [UInt16] = []
    for piece in pieces {
      guard case .symbols(let part) = piece else { return .template(pieces) }
      symbols += part
    }
    return form(of: symbols)
  }

  private static func form(of symbols: [UInt16]) -> Form {
    guard !symbols.isEmpty else { return .exact([]) }
    if symbols.allSatisfy({ $0 == PatternSymbol.anyRun }) { return .anything }
    guard let wildcard = symbols.firstIndex(where: { $0 > 0xFF }) else { return .exact(bytes(symbols[...])) }
    let isPrefix = wildcard == symbols.count - 1 && symbols[wildcard] == PatternSymbol.anyRun
    return isPrefix ? .prefix(bytes(symbols[..<wildcard])) : .glob(symbols)
  }

  private static func bytes(_ symbols: ArraySlice<UInt16>) -> [UInt8] {
    symbols.map { UInt8(truncatingIfNeeded: $0) }
  }

  /// The pieces of a text with variables and the escapes `${*}`, `${?}`, `${$}`; what is neither stays as it is.
  private static func pieces(of text: some StringProtocol, wildcards: Bool) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Substring(text)
    while let dollar = rest.firstIndex(of: "$") {
      let after = rest.index(after: dollar)
      guard after < rest.endIndex, rest[after] == "{", let close = rest[after...].firstIndex(of: "}") else {
        pieces.append(.symbols(PatternSymbol.symbols(of: rest[..<after], wildcards: wildcards)))
        rest = rest[after...]
        continue
      }
      pieces.append(.symbols(PatternSymbol.symbols(of: rest[..<dollar], wildcards: wildcards)))
      let end = rest.index(after: close)
      pieces.append(piece(body: rest[rest.index(after: after)..<close], whole: rest[dollar..<end], wildcards: wildcards))
      rest = rest[end...]
    }
    pieces.append(.symbols(PatternSymbol.symbols(of: rest, wildcards: wildcards)))
    return pieces
  }

  private static func piece(body: Substring, whole: Substring, wildcards: Bool) -> Piece {
    if body == "*" || body == "?" || body == "$" {
      return .symbols(PatternSymbol.symbols(of: body, wildcards: false))
    }
    if let variable = PolicyVariable(body) { return .variable(variable) }
    return .symbols(PatternSymbol.symbols(of: whole, wildcards: wildcards))
  }
}
