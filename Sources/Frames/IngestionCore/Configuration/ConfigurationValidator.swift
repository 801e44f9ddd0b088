import Basics
import Documents

/// Checks a part of a configuration against its schema and answers it in normal form, defaults filled in.
struct ConfigurationValidator {
  private(set) var issues: [ConfigurationIssue] = []

  /// The part in normal form; settings that are null or not given and have no default are left out.
  mutating func object(_ node: ConfigurationNode, _ schema: ConfigurationSchema, at path: [String] = []) -> JSON {
    guard let members = node.members else {
      invalid(node, path.isEmpty ? [schema.name] : path, "settings are expected here")
      return .object([:])
    }
    var result: [JSON.Member] = []
    for field in schema.fields {
      if let value = self.value(of: field, in: node, at: path) { result.append(JSON.Member(field.name, value)) }
    }
    for member in members where !schema.isOpen && !schema.fields.contains(where: { $0.name == member.name }) {
      unknown(member, schema, at: path)
    }
    return JSON(.object(result))
  }

  private mutating func unknown(_ member: ConfigurationNode.Member, _ schema: ConfigurationSchema, at path: [String]) {
    let nearest = EditDistance.closest(to: member.name, among: schema.fields.map(\.name))
    let help = nearest.map { "did you mean \($0)?" }
    issues.append(ConfigurationIssue(kind: .extra, path: path + [member.name], place: member.place, help: help))
  }

  private mutating func value(of field: ConfigurationSchema.Field, in node: ConfigurationNode, at path: [String]) -> JSON? {
    let path = path + [field.name]
    guard let value = node[field.name] else {
      if field.isRequired { issues.append(ConfigurationIssue(kind: .missing, path: path, place: node.place)) }
      return fallback(of: field)
    }
    if value.isNull {
      if field.isRequired { invalid(value, path, "it must not be null") }
      return nil
    }
    return read(value, as: field.kind, at: path)
  }

  private func fallback(of field: ConfigurationSchema.Field) -> JSON? {
    switch field.fallback {
    case .none: nil
    case .flag(let flag): .bool(flag)
    case .number(let number): .number(number)
    case .text(let text): .string(text)
    }
  }

  private mutating func read(_ node: ConfigurationNode, as kind: ConfigurationSchema.Kind, at path: [String]) -> JSON? {
    switch kind {
    case .object(let schema): return object(node, schema, at: path)
    case .anything: return node.json
    case .map:
      if node.members == nil { invalid(node, path, "a mapping is expected") }
      return node.json
    case .texts: return texts(node, at: path)
    case .text, .flag, .integer, .url, .choice: return scalar(node, as: kind, at: path)
    }
  }

  private mutating func texts(_ node: ConfigurationNode, at path: [String]) -> JSON? {
    guard case .sequence(let elements) = node.value else { return invalid(node, path, "a list is expected") }
    var texts: [JSON] = []
    for (index, element) in elements.enumerated() {
      guard case .scalar(.text, let text) = element.value else {
        invalid(element, path + [String(index)], "text is expected; put quotes around it")
        continue
      }
      texts.append(.string(text))
    }
    return .array(texts)
  }

  @discardableResult
  private mutating func invalid(_ node: ConfigurationNode, _ path: [String], _ expectation: String) -> JSON? {
    issues.append(ConfigurationIssue(kind: .invalid, path: path, place: node.place, expectation: expectation))
    return nil
  }
}

extension ConfigurationValidator {
  private mutating func scalar(_ node: ConfigurationNode, as kind: ConfigurationSchema.Kind, at path: [String]) -> JSON? {
    guard case .scalar(let plain, let text) = node.value else { return invalid(node, path, "a single value is expected") }
    switch kind {
    case .flag: return flag(plain, text).map { .bool($0) } ?? invalid(node, path, "true or false is expected")
    case .integer(let range):
      guard let number = integer(plain, text) else { return invalid(node, path, "a whole number is expected") }
      guard range.contains(number) else {
        return invalid(node, path, "a number from \(range.lowerBound) to \(range.upperBound) is expected")
      }
      return .number(number)
    case .choice(let values):
      guard plain == .text, values.contains(text) else {
        return invalid(node, path, "one of \(values.joined(separator: ", ")) is expected")
      }
      return .string(text)
    case .url:
      guard plain == .text, let url = NormalizedURL(text) else { return invalid(node, path, "a URL is expected") }
      return .string(url.text)
    default:
      guard plain == .text else { return invalid(node, path, "text is expected; put quotes around it") }
      return .string(text)
    }
  }

  /// The words that the original client's validation takes for booleans.
  private func flag(_ plain: PlainScalar, _ text: String) -> Bool? {
    switch plain {
    case .bool(let flag): return flag
    case .integer(0), .number(0): return false
    case .integer(1), .number(1): return true
    case .text:
      switch text.lowercased() {
      case "1", "on", "t", "true", "y", "yes": return true
      case "0", "off", "f", "false", "n", "no": return false
      default: return nil
      }
    default: return nil
    }
  }

  private func integer(_ plain: PlainScalar, _ text: String) -> Int? {
    switch plain {
    case .integer(let number): number
    case .number(let number): Int(exactly: number)
    case .bool(let flag): flag ? 1 : 0
    case .text: Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
    default: nil
    }
  }
}
