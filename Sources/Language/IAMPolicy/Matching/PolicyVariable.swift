/// A policy variable such as `${aws:username}` or `${aws:PrincipalTag/team, 'none'}`.
struct PolicyVariable: Sendable, Hashable {
  /// The condition key, lower-cased.
  let key: String
  /// What stands for the key where the request lacks it.
  let fallback: String?

  /// Reads what stands between the braces; nil if that is no key.
  init?(_ body: Substring) {
    let parts = body.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    let name = trimmed(parts.first ?? "")
    guard !name.isEmpty, !name.contains(where: \.isWhitespace) else { return nil }
    key = name.lowercased()
    guard parts.count == 2 else {
      fallback = nil
      return
    }
    let quoted = trimmed(parts[1])
    guard quoted.count >= 2, quoted.first == "'", quoted.last == "'" else { return nil }
    fallback = String(quoted.dropFirst().dropLast())
  }

  /// The value for a request; nil without value and default, and for keys with several values, which are no variables.
  func value(in question: Question) -> String? {
    guard let values = question.request.values(of: key), !values.isEmpty else { return fallback }
    return values.count == 1 ? values.first : nil
  }
}

private func trimmed(_ text: Substring) -> Substring {
  let head = text.drop { $0.isWhitespace }
  guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return head[...last]
}
