import Basics
public import Documents

extension Matcher {
  /// Whether a value is as wanted; nil stands for a value that is not there.
  public func matches(_ value: JSON?) -> Bool { mismatches(value).isEmpty }

  /// Every place in a value that is not as wanted; nil stands for a value that is not there.
  /// - Parameter path: the way to the value, for the answer.
  public func mismatches(_ value: JSON?, path: String = "") -> [Mismatch] {
    switch kind {
    case .object(let members): objectMismatches(members, value, path)
    case .list(let matchers): listMismatches(matchers, value, path)
    case .all(let matchers): matchers.flatMap { $0.mismatches(value, path: path) }
    case .count(let matcher): countMismatches(matcher, value, path)
    default: holds(for: value) ? [] : [mismatch(value, path)]
    }
  }

  private func mismatch(_ value: JSON?, _ path: String) -> Mismatch {
    Mismatch(path: path, expected: summary, actual: Matcher.found(value), location: location)
  }

  private func objectMismatches(_ members: [Member], _ value: JSON?, _ path: String) -> [Mismatch] {
    guard let value, value.members != nil else { return [mismatch(value, path)] }
    return members.flatMap { member in
      member.matcher.mismatches(value[member.name], path: path.isEmpty ? member.name : "\(path).\(member.name)")
    }
  }

  private func listMismatches(_ matchers: [Matcher], _ value: JSON?, _ path: String) -> [Mismatch] {
    guard let elements = value?.elements else { return [mismatch(value, path)] }
    let inner = zip(0..., zip(matchers, elements)).flatMap { index, pair in
      pair.0.mismatches(pair.1, path: "\(path)[\(index)]")
    }
    guard matchers.count != elements.count else { return inner }
    let missing = matchers.dropFirst(elements.count).map {
      Mismatch(path: path, expected: $0.summary, actual: "(missing)", location: $0.location)
    }
    let surplus = elements.dropFirst(matchers.count).map {
      Mismatch(path: path, expected: "(nothing)", actual: Matcher.found($0.naming ?? $0), location: location)
    }
    return inner + missing + surplus
  }

  private func countMismatches(_ matcher: Matcher, _ value: JSON?, _ path: String) -> [Mismatch] {
    guard let count = value?.elements?.count ?? value?.members?.count ?? (value == nil ? 0 : nil) else {
      return [mismatch(value, path)]
    }
    return matcher.mismatches(.number(count), path: path.isEmpty ? "count" : "\(path) count")
  }

  private func holds(for value: JSON?) -> Bool {
    switch kind {
    case .literal(let literal): literal.equals(value)
    case .nothing: value.isNothing
    case .present: !(value?.isNull ?? true)
    case .absent: value?.isNull ?? true
    case .atLeast(let bound): value?.double.map { $0 >= bound } ?? false
    case .atMost(let bound): value?.double.map { $0 <= bound } ?? false
    case .approximately(let center, let tolerance): value?.double.map { abs($0 - center) <= tolerance } ?? false
    case .contains(let matchers): matchers.allSatisfy { $0.isContained(in: value) }
    case .startsWith(let prefix): value?.naming?.string?.hasPrefix(prefix) ?? false
    case .pattern(let pattern): value?.naming?.string.map { Matcher.finds(pattern, in: $0) } ?? false
    case .oneOf(let matchers): matchers.contains { $0.matches(value) }
    case .not(let matcher): !matcher.matches(value)
    case .all, .object, .list, .count: mismatches(value).isEmpty
    }
  }

  /// Whether a text holds this text, or a list an element like this.
  private func isContained(in value: JSON?) -> Bool {
    if let elements = value?.elements { return elements.contains { matches($0) } }
    guard let text = value?.string, case .literal(let literal) = kind else { return false }
    return text.contains(literal.text)
  }

  private static func finds(_ pattern: String, in text: String) -> Bool {
    guard let regex = try? Regex(pattern) else { return false }
    return (try? regex.firstMatch(in: text)) != nil
  }
}

extension Matcher.Literal {
  /// Whether a value is this one: numbers by value, and an object by the name it goes by.
  fileprivate func equals(_ value: JSON?) -> Bool {
    guard let value else { return isNull }
    switch value.value {
    case .null: return isNull
    case .bool(let bool): return !isQuoted && text.lowercased() == String(bool)
    case .number(let number): return !isQuoted && (text == number || Double(text) != nil && Double(text) == Double(number))
    case .string(let string): return string == text
    case .array: return false
    case .object: return value.naming.map(equals) ?? false
    }
  }

  private var isNull: Bool { !isQuoted && ["", "~", "null", "Null", "NULL"].contains(text) }
}

extension JSON? {
  /// Whether a value is not there, null, empty or zero.
  fileprivate var isNothing: Bool {
    guard let value = self, !value.isNull else { return true }
    if let count = value.elements?.count ?? value.members?.count { return count == 0 }
    return value.double == 0
  }
}

extension JSON {
  /// What a value goes by: an entity reference or tag by its fully qualified name, other objects, AWS's too, by their name.
  var naming: JSON? {
    guard members != nil else { return self }
    return self["tagFQN"] ?? self["fullyQualifiedName"] ?? self["fqn"] ?? self["name"] ?? self["Name"]
  }
}
