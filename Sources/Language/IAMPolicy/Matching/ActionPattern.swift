/// An action as a policy names it: `*`, or a service in full and a name with wildcards; both in any case.
struct ActionPattern: Sendable {
  private let service: [UInt8]?
  private let name: TextPattern
  /// What may follow the literal beginning of a pattern.
  enum Ending: Sendable {
    /// Nothing.
    case nothing
    /// Anything at all.
    case anything
    /// What only a comparison can tell.
    case pattern
  }

  /// What every matching action begins with, in lower case.
  let literal: [UInt8]
  /// What may follow it.
  let ending: Ending

  /// Reads a pattern; the service part takes no wildcard.
  init(_ text: String) {
    let lowered = text.lowercased()
    literal = Array(lowered.utf8.prefix { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: "?") })
    let hasService = literal.contains(UInt8(ascii: ":"))
    let rest = lowered.utf8.dropFirst(literal.count)
    ending =
      hasService && rest.isEmpty
      ? .nothing : (hasService || literal.isEmpty) && rest.elementsEqual("*".utf8) ? .anything : .pattern
    guard let colon = lowered.firstIndex(of: ":") else {
      let isAnything = lowered == "*"
      service = isAnything ? nil : Array(lowered.utf8)
      name = TextPattern(isAnything ? "*" : "", variables: false, wildcards: true)
      return
    }
    service = Array(lowered[..<colon].utf8)
    name = TextPattern(lowered[lowered.index(after: colon)...], variables: false, wildcards: true)
  }

  /// Whether the action of a request matches.
  func matches(_ question: Question) -> Bool {
    let action = question.action
    guard let service else { return true }
    guard service.count == action.colon, action.bytes.starts(with: service) else { return false }
    return name.compare(action.bytes[(action.colon + 1)...], in: question) == .matched
  }
}

/// The patterns of an `Action` element.
struct ActionPatternList: Sendable {
  private let patterns: [ActionPattern]
  private let prefixes: LiteralPrefixes
  private let endings: [ActionPattern.Ending]

  /// Reads the patterns.
  init(_ texts: [PolicyText]) {
    patterns = texts.map { ActionPattern($0.text) }
    prefixes = LiteralPrefixes(patterns.map(\.literal))
    endings = patterns.map(\.ending)
  }

  /// Whether any pattern matches.
  func matches(_ question: Question) -> Bool {
    let length = question.action.bytes.count
    return prefixes.contains(question.action.bytes) { index, prefixLength in
      switch endings[index] {
      case .nothing: prefixLength == length
      case .anything: true
      case .pattern: patterns[index].matches(question)
      }
    }
  }
}

/// The action of a request, lower-cased once for all comparisons.
struct RequestAction: Sendable {
  /// The whole action.
  let bytes: [UInt8]
  /// Where the first colon stands; an action without colon gets one at its end.
  let colon: Int

  /// Lower-cases an action.
  init(_ action: String) {
    let lowered = Array(action.utf8).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let colon = lowered.firstIndex(of: UInt8(ascii: ":"))
    self.colon = colon ?? lowered.count
    bytes = colon == nil ? lowered + [UInt8(ascii: ":")] : lowered
  }
}
