/// An action as a policy names it: `*`, or a service in full and a name with wildcards; both in any case.
struct ActionPattern: Sendable {
  private let service: [UInt8]?
  private let name: TextPattern

  /// Reads a pattern; the service part takes no wildcard.
  init(_ text: String) {
    let lowered = text.lowercased()
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

  /// The service's key; 0 for `*`, which is of every service.
  var serviceKey: UInt64 { service.map { ServiceKey.key(of: $0[...]) } ?? 0 }
}

/// The patterns of an `Action` element. Their services' keys stand apart, so that patterns of other services cost nothing.
struct ActionPatternList: Sendable {
  private let keys: [UInt64]
  private let patterns: [ActionPattern]

  /// Reads the patterns.
  init(_ texts: [PolicyText]) {
    patterns = texts.map { ActionPattern($0.text) }
    keys = patterns.map(\.serviceKey)
  }

  /// Whether any pattern matches.
  func matches(_ question: Question) -> Bool {
    let key = question.action.serviceKey
    for index in keys.indices where keys[index] == key || keys[index] == 0 {
      if patterns[index].matches(question) { return true }
    }
    return false
  }
}

/// The action of a request, lower-cased once for all comparisons.
struct RequestAction: Sendable {
  /// The whole action.
  let bytes: [UInt8]
  /// Where the first colon stands; an action without colon gets one at its end.
  let colon: Int
  /// The key of the part before the colon.
  let serviceKey: UInt64

  /// Lower-cases an action.
  init(_ action: String) {
    let lowered = Array(action.utf8).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let colon = lowered.firstIndex(of: UInt8(ascii: ":"))
    self.colon = colon ?? lowered.count
    bytes = colon == nil ? lowered + [UInt8(ascii: ":")] : lowered
    serviceKey = ServiceKey.key(of: bytes[..<self.colon])
  }
}

/// A number that tells most services apart at one glance.
private enum ServiceKey {
  /// Length and last seven bytes; never 0 but for the empty text, which is no service.
  static func key(of service: ArraySlice<UInt8>) -> UInt64 {
    service.suffix(7).reduce(UInt64(truncatingIfNeeded: service.count & 0xFF)) { $0 << 8 | UInt64($1) }
  }
}
