extension PolicyDocument {
  /// Reads and validates a policy.
  /// - Parameters:
  ///   - text: the JSON text.
  ///   - kind: what the policy is used as.
  /// - Throws: the first error in the order in which IAM looks: JSON, structure, version, principals, then the contents
  ///   of statements.
  public static func parse(_ text: String, kind: PolicyKind) throws(PolicyError) -> PolicyDocument {
    let parser = PolicyParser(text, kind: kind)
    let document = try parser.document()
    try PolicyValidation(document).check()
    return document
  }

  /// The condition keys the policy asks for, in conditions and as policy variables; as written there, each once, sorted.
  public var contextKeys: [String] {
    let policy = CompiledPolicy(self, source: PolicySource(name: ""))
    var keys: [String: String] = [:]
    for statement in policy.statements {
      for key in statement.resources.flatMap(\.variableKeys) { keys[key] = keys[key] ?? key }
      for condition in statement.conditions {
        for key in condition.keys { keys[key] = keys[key] ?? key }
        keys[condition.origin.key.text.lowercased()] = condition.origin.key.text
      }
    }
    return keys.values.sorted()
  }
}
