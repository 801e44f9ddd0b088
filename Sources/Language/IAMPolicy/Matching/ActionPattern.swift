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
  func matches(_ action: RequestAction, in request: AuthorizationRequest) -> Bool {
    guard let service else { return true }
    guard service.count == action.colon, action.bytes.starts(with: service) else { return false }
    return name.compare(action.bytes[(action.colon + 1)...], in: request) == .matched
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
