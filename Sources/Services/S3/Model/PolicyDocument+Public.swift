import IAMPolicy

extension PolicyDocument {
  /// Whether a bucket's policy opens it to everybody, by the rules of "Blocking public access: the meaning of public":
  /// it allows everyone something, and no condition confines it to fixed values of a key that tells who or whence.
  var isPublic: Bool { statements.contains { $0.isPublic } }
}

extension PolicyStatement {
  fileprivate var isPublic: Bool {
    guard effect == .allow, let principals, !principals.isNegated else { return false }
    guard principals.entries.contains(where: { $0.kind == .aws && $0.value.text == "*" }) else { return false }
    return !conditions.contains { $0.confines }
  }
}

extension PolicyStatement.Condition {
  /// The keys that confine a statement to known callers.
  private static let confiningKeys: Set<String> = [
    "aws:principalaccount", "aws:principalarn", "aws:principalorgid", "aws:principalorgpaths", "aws:sourceaccount",
    "aws:sourcearn", "aws:sourceorgid", "aws:sourceowner", "aws:sourcevpc", "aws:sourcevpce", "aws:userid",
    "aws:sourceip", "aws:vpcsourceip", "s3:dataaccesspointaccount", "s3:dataaccesspointarn", "aws:calledvia",
    "s3:x-amz-server-side-encryption-aws-kms-key-id",
  ]

  /// Whether the condition lets only known callers pass.
  fileprivate var confines: Bool {
    let name = key.text.lowercased()
    guard PolicyStatement.Condition.confiningKeys.contains(name), isPositive else { return false }
    return values.allSatisfy { value in
      name.hasSuffix("sourceip") ? Self.isNarrow(range: value.text) : Self.isFixed(value.text, name)
    }
  }

  /// Negated operators let everyone else pass, `IfExists` whoever lacks the key.
  private var isPositive: Bool {
    let text = operatorName.text.lowercased()
    return !text.contains("not") && !text.hasSuffix("ifexists") && text != "null" && !text.hasPrefix("forallvalues:")
  }

  /// An identifier may leave the session open, an ARN what stands in its account; anything else must be literal.
  private static func isFixed(_ value: String, _ key: String) -> Bool {
    guard value.contains("*") || value.contains("?") || value.contains("${") else { return true }
    if key == "aws:userid" { return value.hasSuffix(":*") && !value.dropLast(2).contains("*") && value.utf8.count > 2 }
    let parts = value.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn" else { return key == "aws:principalorgpaths" && value.hasPrefix("o-") }
    let account = parts[4]
    return account.utf8.count == 12 && account.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Ranges wider than /8, or /32 in IPv6, are as good as everywhere.
  private static func isNarrow(range: String) -> Bool {
    let parts = range.split(separator: "/", maxSplits: 1)
    guard parts.count == 2 else { return true }
    guard let length = Int(parts[1]) else { return false }
    return length >= (parts[0].contains(":") ? 32 : 8)
  }
}
