import Documents

extension Matcher {
  /// What the matcher wants, in few words: `at least 1`, `DECIMAL`, `one of a, b`.
  public var summary: String {
    switch kind {
    case .literal(let literal): literal.isQuoted ? "\"\(literal.text)\"" : literal.text
    case .nothing: "none"
    case .present: "present"
    case .absent: "absent"
    case .count(let matcher): "\(matcher.summary) of them"
    case .atLeast(let number): "at least \(Matcher.written(number))"
    case .atMost(let number): "at most \(Matcher.written(number))"
    case .approximately(let number, let tolerance): "\(Matcher.written(number)) ± \(Matcher.written(tolerance))"
    case .contains(let matchers): "containing \(Matcher.joined(matchers, " and "))"
    case .startsWith(let text): "starting with \"\(text)\""
    case .pattern(let pattern): "matching /\(pattern)/"
    case .oneOf(let matchers): "one of \(Matcher.joined(matchers, ", "))"
    case .not(let matcher): "not \(matcher.summary)"
    case .all(let matchers): Matcher.joined(matchers, " and ")
    case .object(let members): "{\(members.map { "\($0.name): \($0.matcher.summary)" }.joined(separator: ", "))}"
    case .list(let matchers): "[\(Matcher.joined(matchers, ", "))]"
    }
  }

  /// A number without needless decimals.
  static func written(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? String(number)
  }

  /// A found value in few words: texts as they are, structures as JSON, cut where they grow long.
  static func found(_ value: JSON?) -> String {
    guard let value, !value.isNull else { return value == nil ? "(missing)" : "null" }
    let text = value.string ?? value.text
    return text.count > 200 ? "\(text.prefix(200))..." : text
  }

  private static func joined(_ matchers: [Matcher], _ separator: String) -> String {
    matchers.map(\.summary).joined(separator: separator)
  }
}
