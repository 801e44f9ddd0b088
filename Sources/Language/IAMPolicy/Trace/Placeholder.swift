/// Finds what templates and manuals leave for the reader to fill in.
enum Placeholder {
  /// The first placeholder of an ARN pattern; nil if there is none.
  ///
  /// Counted as such: `<…>`, `{{…}}`, `${…}` that is no condition key, `[…]`, and an account that is no number.
  static func first(in pattern: String) -> String? {
    marked(in: pattern) ?? enclosed(pattern, "[", "]") ?? account(pattern)
  }

  /// The first placeholder of any text: `<…>`, `{{…}}`, or `${…}` that is no condition key.
  static func marked(in text: String) -> String? {
    enclosed(text, "<", ">") ?? enclosed(text, "{{", "}}") ?? foreignVariable(text)
  }

  private static func enclosed(_ text: String, _ opening: String, _ closing: String) -> String? {
    guard let start = text.firstRange(of: opening), let end = text[start.upperBound...].firstRange(of: closing) else {
      return nil
    }
    let closers = text[end.upperBound...].prefix { String($0) == closing }
    return String(text[start.lowerBound..<closers.endIndex])
  }

  /// `${BucketName}` and `${AWS::AccountId}` are variables of templates; keys of policies have one colon.
  private static func foreignVariable(_ text: String) -> String? {
    var rest = Substring(text)
    while let start = rest.firstRange(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
      let body = rest[start.upperBound..<end]
      let isEscape = body == "*" || body == "?" || body == "$"
      if !isEscape, !body.contains(":") || body.contains("::") { return String(rest[start.lowerBound...end]) }
      rest = rest[rest.index(after: end)...]
    }
    return nil
  }

  private static func account(_ pattern: String) -> String? {
    let parts = ARNParts(pattern)
    let account = parts.text(4)
    guard parts.isARN, !account.isEmpty, account != "aws", !account.contains("$") else { return nil }
    return account.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2A || $0 == 0x3F } ? nil : account
  }
}
