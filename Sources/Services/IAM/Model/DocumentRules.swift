import AWSWire
import IAMPolicy

/// What policy documents must fulfil before they are stored.
enum DocumentRules {
  /// An inline policy of an identity that already has `others`.
  static func check<Kind: EntityKind>(
    inline text: String, of kind: Kind.Type, _ owner: String, besides others: [String]
  ) throws(ServiceError) {
    _ = try parse(text, .identity)
    let length = others.reduce(PolicyQuota.length(of: text)) { $0 + PolicyQuota.length(of: $1) }
    guard length <= Kind.inlineQuota.rawValue else {
      throw .limitExceeded("Maximum policy size of \(Kind.inlineQuota.rawValue) bytes exceeded for \(Kind.name) \(owner)")
    }
  }

  /// A version of a managed policy.
  static func check(managed text: String) throws(ServiceError) {
    _ = try parse(text, .managed)
    guard PolicyQuota.length(of: text) <= PolicyQuota.managed.rawValue else {
      throw .limitExceeded("Cannot exceed quota for PolicySize: \(PolicyQuota.managed.rawValue)")
    }
  }

  /// A role's trust policy. Users and roles of the account that it names must exist, as IAM demands.
  static func check(trust text: String, in entities: EntityStore) throws(ServiceError) {
    let document = try parse(text, .trust)
    guard PolicyQuota.length(of: text) <= PolicyQuota.trustDefault else {
      throw .limitExceeded("Cannot exceed quota for ACLSizePerRole: \(PolicyQuota.trustDefault)")
    }
    for entry in document.statements.flatMap({ $0.principals?.entries ?? [] }) where entry.kind == .aws {
      guard let arn = ARN(entry.value.text), arn.service == "iam", arn.account == entities.account else { continue }
      guard try entities.exists(arn) else {
        throw .malformedPolicy("Invalid principal in policy: \"AWS\":\"\(entry.value.text)\"")
      }
    }
  }

  private static func parse(_ text: String, _ kind: PolicyKind) throws(ServiceError) -> PolicyDocument {
    do { return try PolicyDocument.parse(text, kind: kind) } catch { throw .malformedPolicy(error.message) }
  }
}
