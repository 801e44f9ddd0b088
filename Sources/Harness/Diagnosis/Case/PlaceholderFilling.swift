import IAMPolicy

/// Fills in what templates leave open, with what fits the configuration.
struct PlaceholderFilling {
  let outline: WorkflowOutline
  let account: String

  /// The policy with every `<…>`, `{{…}}` and `${NAME}` replaced.
  func fill(_ policy: PolicyFile) -> PolicyFile {
    var policy = policy
    // Every round removes one placeholder from a text that is bounded; the limit is for texts that would grow.
    for _ in 0..<1000 {
      guard let found = PolicyLint.placeholder(in: policy.text) else { break }
      let value = value(of: found)
      policy.text = policy.text.replacing(found, with: value)
      policy.filled.append((found, value))
    }
    return policy
  }

  /// What a placeholder stands for, by the words in it.
  func value(of placeholder: String) -> String {
    let name = placeholder.uppercased().filter { $0.isLetter || $0.isNumber }
    if name.contains("REGION") { return outline.region }
    if name.contains("ACCOUNT") { return account }
    if name.contains("WORKGROUP") { return outline.workGroup }
    if name.contains("BUCKET") { return outline.staging?.bucket ?? "data-lake" }
    if name.contains("PARTITION") { return "aws" }
    if name.contains("CATALOG") { return "awsdatacatalog" }
    return "*"
  }
}
