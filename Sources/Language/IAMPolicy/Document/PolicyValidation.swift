/// Checks what the elements of a policy say, in the order in which IAM does.
struct PolicyValidation {
  private let document: PolicyDocument
  private let words: PolicyWording

  /// A check of one document.
  init(_ document: PolicyDocument) {
    self.document = document
    words = PolicyWording(kind: document.kind)
  }

  /// Throws the first error.
  func check() throws(PolicyError) {
    try checkVersion()
    for statement in document.statements { try checkPrincipals(statement) }
    try checkSids()
    for statement in document.statements { try checkPresence(statement) }
    for statement in document.statements {
      for pattern in statement.resources?.patterns ?? [] { try checkResource(pattern) }
      for pattern in statement.actions.patterns { try checkAction(pattern) }
    }
  }

  private func checkVersion() throws(PolicyError) {
    guard document.kind == .managed, document.version != .v2012 else { return }
    throw PolicyError(
      "Policy document must be version 2012-10-17 or greater.", reason: "a managed policy needs Version 2012-10-17",
      at: 0, help: "add \"Version\": \"2012-10-17\"")
  }

  // MARK: Identifiers

  private func checkSids() throws(PolicyError) {
    var seen: Set<String> = []
    for statement in document.statements {
      guard let sid = statement.sid, !sid.isEmpty else { continue }
      guard seen.insert(sid).inserted else {
        throw PolicyError(words.repeatedSid, reason: "the Sid \"\(sid)\" is used twice", at: statement.offset)
      }
      try checkLetters(of: sid, statement)
    }
  }

  private func checkLetters(of sid: String, _ statement: PolicyStatement) throws(PolicyError) {
    guard document.kind.belongsToIdentity, !sid.utf8.allSatisfy(\.isLetterOrDigit) else { return }
    throw PolicyError(
      "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*",
      reason: "the Sid \"\(sid)\" holds more than letters and digits", at: statement.offset)
  }

  // MARK: Required and prohibited elements

  private func checkPresence(_ statement: PolicyStatement) throws(PolicyError) {
    if statement.actions.patterns.isEmpty {
      throw PolicyError(words.missingActions, reason: "the statement names no action", at: statement.offset)
    }
    if document.kind.hasResource {
      guard let resources = statement.resources, !resources.patterns.isEmpty else {
        throw PolicyError(words.missingResources, reason: "the statement names no resource", at: statement.offset)
      }
    } else if let resources = statement.resources {
      let message = resources.isNegated ? "AssumeRole policy must not contain resources." : "Has prohibited field Resource"
      throw PolicyError(
        message, reason: "a trust policy is about the role itself and names no resource", at: statement.offset,
        help: "remove Resource")
    }
  }

  private func checkPrincipals(_ statement: PolicyStatement) throws(PolicyError) {
    guard document.kind.hasPrincipal else {
      guard statement.principals != nil else { return }
      throw PolicyError(
        "Policy document should not specify a principal.",
        reason: "an identity policy speaks of whoever it is attached to and names no principal", at: statement.offset,
        help: "remove Principal")
    }
    guard let principals = statement.principals else {
      throw PolicyError(
        "Missing required field Principal", reason: "the statement does not say who it is about", at: statement.offset)
    }
    if principals.entries.isEmpty {
      throw PolicyError(
        "Missing required field Principal cannot be empty!", reason: "Principal names nobody", at: statement.offset)
    }
    try checkNegation(statement, principals)
    for entry in principals.entries { try checkPrincipal(entry) }
  }

  private func checkNegation(
    _ statement: PolicyStatement, _ principals: PolicyStatement.Principals
  ) throws(PolicyError) {
    guard principals.isNegated else { return }
    if statement.effect == .allow {
      throw PolicyError(
        "Allow with NotPrincipal is not allowed.", reason: "NotPrincipal goes with Effect Deny only",
        at: statement.offset)
    }
    guard document.kind == .trust else { return }
    throw PolicyError(
      "AssumeRole policy must not contain NotPrincipal field.", reason: "a trust policy has no NotPrincipal",
      at: statement.offset)
  }
}

// MARK: Names

extension PolicyValidation {
  private func checkPrincipal(_ entry: PolicyStatement.Principals.Entry) throws(PolicyError) {
    let name = entry.value.text
    if entry.kind == .canonicalUser, document.kind == .trust {
      throw PolicyError(
        words.principalKind(entry.kind.rawValue), reason: "a trust policy names no canonical users", at: entry.value.offset)
    }
    guard !entry.isWellFormed else { return }
    let hasWildcard = name.contains("*")
    throw PolicyError(
      words.principal(entry.kind, name), reason: "\"\(name)\" is no principal", at: entry.value.offset,
      help: hasWildcard ? "a principal takes no wildcards; use Condition with aws:PrincipalArn" : nil)
  }

  private func checkAction(_ action: PolicyText) throws(PolicyError) {
    if document.kind == .trust {
      guard !action.text.lowercased().hasPrefix("sts:") else { return }
      throw PolicyError(
        "AssumeRole policy may only specify STS AssumeRole actions.", reason: "\"\(action.text)\" is no action of STS",
        at: action.offset)
    }
    guard action.text != "*" else { return }
    guard let colon = action.text.firstIndex(of: ":") else {
      throw PolicyError(
        "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
        reason: "\"\(action.text)\" does not say of which service it is", at: action.offset,
        help: "write it as service:Action")
    }
    let vendor = action.text[..<colon]
    guard vendor.isEmpty || !vendor.utf8.allSatisfy({ $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }) else { return }
    throw PolicyError("Vendor \(vendor) is not valid", reason: "\"\(vendor)\" is no service", at: action.offset)
  }

  private func checkResource(_ resource: PolicyText) throws(PolicyError) {
    let text = resource.text
    guard text != "*" else { return }
    let parts = ARNParts(text)
    if parts.count == 1 {
      throw PolicyError(
        "Resource \(text) must be in ARN format or \"*\".", reason: "\"\(text)\" is no ARN", at: resource.offset)
    }
    guard parts.text(0) == "arn" else {
      let fields = (1..<6).map { $0 < parts.count ? parts.text($0) : "*" }
      throw invalidPartition(parts.text(1), "arn:" + fields.joined(separator: ":"), resource)
    }
    guard parts.count == 6 else {
      throw PolicyError(
        "The policy failed legacy parsing", reason: "the ARN \"\(text)\" has fewer than six parts", at: resource.offset,
        help: "an ARN is arn:partition:service:region:account:resource")
    }
    let partition = parts.text(1)
    guard partition == "aws" || partition.hasPrefix("aws-") || partition.contains("*") || partition.contains("?") else {
      throw invalidPartition(partition, text, resource)
    }
  }

  private func invalidPartition(_ partition: String, _ arn: String, _ resource: PolicyText) -> PolicyError {
    PolicyError(
      "Partition \"\(partition)\" is not valid for resource \"\(arn)\".",
      reason: "\"\(partition)\" is no partition of AWS", at: resource.offset)
  }
}

extension PolicyStatement.Principals.Entry {
  /// Whether the name could be one of its kind.
  fileprivate var isWellFormed: Bool {
    let name = value.text
    switch kind {
    case .aws: return isAWSPrincipal(name)
    case .service: return name.contains(".") && !name.contains("*")
    case .federated, .canonicalUser: return !name.isEmpty && !name.contains("*")
    }
  }

  /// `*`, an account number, an identifier of IAM, or an ARN of IAM or STS without wildcards.
  private func isAWSPrincipal(_ name: String) -> Bool {
    if name == "*" { return true }
    if name.utf8.count == 12, name.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
    if name.utf8.count >= 16, name.hasPrefix("A"), name.utf8.allSatisfy(\.isLetterOrDigit) { return true }
    let parts = ARNParts(name)
    guard parts.isARN, !name.contains("*"), !name.contains("?"), !parts.text(5).isEmpty else { return false }
    let account = parts.text(4)
    return ["iam", "sts"].contains(parts.text(2)) && account.utf8.count == 12
      && account.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
