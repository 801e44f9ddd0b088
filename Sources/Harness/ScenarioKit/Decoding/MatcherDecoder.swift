import Basics
import Documents

/// Reads matchers.
struct MatcherDecoder {
  let reading: Reading

  /// The words that make a mapping a matcher rather than an object.
  static let words = [
    "count", "atLeast", "atMost", "contains", "startsWith", "matches", "oneOf", "not", "approximately",
  ]

  func decode(_ yaml: YAML) -> Matcher? {
    switch yaml.value {
    case .scalar(let text, let isQuoted): return scalar(text, isQuoted, yaml)
    case .sequence(let elements):
      let matchers = elements.compactMap(decode)
      return matchers.count == elements.count ? Matcher(.list(matchers), at: yaml.location) : nil
    case .mapping(let entries): return mapping(entries, yaml)
    }
  }

  private func scalar(_ text: String, _ isQuoted: Bool, _ yaml: YAML) -> Matcher {
    if !isQuoted {
      switch text {
      case "none", "never": return Matcher(.nothing, at: yaml.location)
      case "present": return Matcher(.present, at: yaml.location)
      case "absent": return Matcher(.absent, at: yaml.location)
      default: break
      }
    }
    return Matcher(.literal(.init(text: text, isQuoted: isQuoted)), at: yaml.location)
  }

  private func mapping(_ entries: [YAML.Entry], _ yaml: YAML) -> Matcher? {
    let words = entries.filter { MatcherDecoder.words.contains($0.key.scalar ?? "") }
    if words.isEmpty { return object(entries, yaml) }
    for entry in entries where !MatcherDecoder.words.contains(entry.key.scalar ?? "") {
      let name = entry.key.scalar ?? ""
      let meant = EditDistance.closest(to: name, among: MatcherDecoder.words).map { "did you mean \"\($0)\"?" }
      reading.report(
        .unknownKey, "unknown key \"\(name)\" beside the matcher `\(words[0].key.scalar ?? "")`",
        help: meant ?? "the matchers are \(MatcherDecoder.words.joined(separator: ", "))", at: entry.key.location)
    }
    let matchers = words.compactMap(word)
    guard matchers.count == words.count, words.count == entries.count else { return nil }
    return matchers.count == 1 ? matchers[0] : Matcher(.all(matchers), at: yaml.location)
  }

  private func object(_ entries: [YAML.Entry], _ yaml: YAML) -> Matcher? {
    let members = entries.compactMap { entry in
      decode(entry.value).map { Matcher.Member(name: entry.key.scalar ?? "", matcher: $0) }
    }
    return members.count == entries.count ? Matcher(.object(members), at: yaml.location) : nil
  }

  private func word(_ entry: YAML.Entry) -> Matcher? {
    kind(entry.key.scalar ?? "", entry.value).map { Matcher($0, at: entry.value.location) }
  }

  private func kind(_ word: String, _ yaml: YAML) -> Matcher.Kind? {
    switch word {
    case "count": return decode(yaml).map { .count($0) }
    case "atLeast": return number(yaml, word).map { .atLeast($0) }
    case "atMost": return number(yaml, word).map { .atMost($0) }
    case "contains": return all(reading.elements(yaml)).map { .contains($0) }
    case "startsWith": return reading.text(yaml, "`startsWith`").map { .startsWith($0) }
    case "matches": return pattern(yaml)
    case "oneOf": return yaml.elements.flatMap(all).map { .oneOf($0) } ?? complain(yaml, "`oneOf` must be a list")
    case "not": return decode(yaml).map { .not($0) }
    case "approximately": return approximately(yaml)
    default: return nil
    }
  }

  private func all(_ elements: [YAML]) -> [Matcher]? {
    let matchers = elements.compactMap(decode)
    return matchers.count == elements.count ? matchers : nil
  }

  private func number(_ yaml: YAML, _ word: String) -> Double? {
    if let number = yaml.double { return number }
    reading.report(.wrongValue, "`\(word)` must be a number", at: yaml.location)
    return nil
  }

  private func pattern(_ yaml: YAML) -> Matcher.Kind? {
    guard let text = reading.text(yaml, "`matches`") else { return nil }
    do {
      _ = try Regex(text)
      return .pattern(text)
    } catch {
      return complain(yaml, "\"\(text)\" is no regular expression")
    }
  }

  private func approximately(_ yaml: YAML) -> Matcher.Kind? {
    if let pair = yaml.elements?.map(\.double), pair.count == 2, let value = pair[0], let tolerance = pair[1], tolerance >= 0 {
      return .approximately(value, tolerance: tolerance)
    }
    return complain(yaml, "`approximately` must be a number and a tolerance", help: "write [97.5, 0.5]")
  }

  private func complain(_ yaml: YAML, _ message: String, help: String? = nil) -> Matcher.Kind? {
    reading.report(.wrongValue, message, help: help, at: yaml.location)
    return nil
  }
}
