import Documents

/// Writes a document as YAML in blocks, as people write it.
enum YAMLText {
  /// The document's text; it ends with a line break.
  static func text(of document: JSON) -> String { block(document, "").joined(separator: "\n") + "\n" }

  private static func block(_ value: JSON, _ indent: String) -> [String] {
    switch value.value {
    case .object(let members) where !members.isEmpty:
      return members.flatMap { member -> [String] in
        let key = "\(indent)\(scalar(member.name)):"
        return attach(member.value, to: key, indent)
      }
    case .array(let elements) where !elements.isEmpty:
      return elements.flatMap { element -> [String] in
        let lines = block(element, indent + "  ")
        guard let first = lines.first else { return [] }
        return ["\(indent)- \(first.dropFirst(indent.count + 2))"] + lines.dropFirst()
      }
    default: return [indent + inline(value)]
    }
  }

  private static func attach(_ value: JSON, to key: String, _ indent: String) -> [String] {
    switch value.value {
    case .object(let members) where !members.isEmpty: return [key] + block(value, indent + "  ")
    case .array(let elements) where !elements.isEmpty:
      if elements.allSatisfy({ $0.string != nil }), elements.count < 7 {
        return ["\(key) [\(elements.map(inline).joined(separator: ", "))]"]
      }
      return [key] + block(value, indent + "  ")
    default: return ["\(key) \(inline(value))"]
    }
  }

  private static func inline(_ value: JSON) -> String {
    switch value.value {
    case .string(let text): scalar(text)
    case .object: "{}"
    case .array: "[]"
    case .null, .bool, .number: value.text
    }
  }

  /// Plain where nobody could take the text for something else, in double quotes otherwise.
  private static func scalar(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isLetter || $0 == "_" || $0 == "/" } == true && !text.hasSuffix(":") && !text.hasSuffix(" ")
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_./:+-@() ".contains($0)) }
      && !text.contains(": ") && !words.contains(text.lowercased())
    return isPlain ? text : JSON.string(text).text
  }

  private static let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
}
