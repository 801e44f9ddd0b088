import AWSWire
import Documents
import IAMPolicy
import ServiceCore

/// What a policy must fulfil to become a bucket's, in the words in which S3 refuses it.
struct BucketPolicyRules {
  /// Bytes.
  static let maximumSize = 20 * 1024

  /// The bucket that the policy is for.
  let bucket: Bucket

  /// Reads and checks a policy.
  /// - Throws: `MalformedPolicy` with the first thing that is wrong, or `PolicyTooLarge`.
  func document(_ text: String, known identities: any IdentityDirectory) throws(ServiceError) -> PolicyDocument {
    guard text.utf8.count <= BucketPolicyRules.maximumSize else { throw .policyTooLarge }
    try checkShape(text)
    let document: PolicyDocument
    do { document = try PolicyDocument.parse(text, kind: .resource) } catch { throw BucketPolicyRules.refusal(error) }
    for statement in document.statements { try checkPrincipals(of: statement, identities) }
    for statement in document.statements { try check(statement) }
    return document
  }

  /// What S3 looks at before it reads a policy.
  private func checkShape(_ text: String) throws(ServiceError) {
    guard let json = try? JSON.parse(text) else {
      let first = text.utf8.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
      if first == UInt8(ascii: "{") { throw .malformedPolicy("This policy contains invalid Json") }
      throw .malformedPolicy("Policies must be valid JSON and the first byte must be '{'")
    }
    guard json.members != nil else {
      throw .malformedPolicy("Policies must be valid JSON and the first byte must be '{'")
    }
    if json["Statement"] == nil { throw .malformedPolicy("Missing required field Statement") }
  }

  /// S3 words most errors shorter than IAM does, and tells the offending principal apart from its sentence.
  private static func refusal(_ error: PolicyError) -> ServiceError {
    let message = error.message
    let principal = "Invalid principal in policy: "
    if message.hasPrefix(principal) {
      return .malformedPolicy("Invalid principal in policy", detail: String(message.dropFirst(principal.count)))
    }
    let startsOfResource = ["Resource ", "Partition ", "The policy failed legacy parsing"]
    if startsOfResource.contains(where: { message.hasPrefix($0) }) { return .malformedPolicy("Policy has invalid resource") }
    if ["Actions/", "Vendor "].contains(where: { message.hasPrefix($0) }) {
      return .malformedPolicy("Policy has invalid action")
    }
    return .malformedPolicy(message == "Syntax error in policy." ? "Invalid policy syntax." : message)
  }

  /// Users and roles must exist in the accounts of which anything is known.
  private func checkPrincipals(
    of statement: PolicyStatement, _ identities: any IdentityDirectory
  ) throws(ServiceError) {
    for entry in statement.principals?.entries ?? [] where entry.kind == .aws {
      let isKnown: Bool?
      do { isKnown = try identities.has(principal: entry.value.text) } catch { throw ServiceError(wrapping: error) }
      if isKnown == false {
        throw .malformedPolicy("Invalid principal in policy", detail: "\"AWS\" : \"\(entry.value.text)\"")
      }
    }
  }

  private func check(_ statement: PolicyStatement) throws(ServiceError) {
    for action in statement.actions.patterns where S3Action.matching(action.text).isEmpty {
      throw .malformedPolicy("Policy has invalid action")
    }
    var kinds: Set<ResourceKind> = []
    for resource in statement.resources?.patterns ?? [] {
      guard let kind = kind(of: resource.text) else { throw .malformedPolicy("Policy has invalid resource") }
      kinds.insert(kind)
    }
    let isNegated = statement.resources?.isNegated == true || statement.actions.isNegated
    try checkConditions(of: statement)
    guard !isNegated else { return }
    for action in statement.actions.patterns {
      guard S3Action.matching(action.text).contains(where: { kinds.contains($0.resource) }) else {
        throw .malformedPolicy("Action does not apply to any resource(s) in statement")
      }
    }
  }

  /// A policy speaks of its own bucket and of what is in it, and names both without wildcards in the bucket's name.
  private func kind(of resource: String) -> ResourceKind? {
    guard let arn = ARN(resource), arn.service == "s3", arn.region.isEmpty, arn.account.isEmpty else { return nil }
    if arn.resource == bucket.name { return .bucket }
    return arn.resource.hasPrefix("\(bucket.name)/") ? .object : nil
  }

  /// Every key must be one that S3 knows, and of use to each of the actions.
  private func checkConditions(of statement: PolicyStatement) throws(ServiceError) {
    for condition in statement.conditions {
      let key = condition.key.text.lowercased()
      guard key.contains(":") else { throw .malformedPolicy("Policy has an invalid condition key") }
      guard key.hasPrefix("s3:") else { continue }
      guard let scope = S3ConditionKey.scope(of: key) else {
        throw .malformedPolicy("Policy has an invalid condition key")
      }
      guard !statement.actions.isNegated else { continue }
      for action in statement.actions.patterns {
        guard S3Action.matching(action.text).contains(where: { scope.covers($0.name) }) else {
          throw .malformedPolicy("Conditions do not apply to combination of actions and resources in statement")
        }
      }
    }
  }
}
