/// The sentences in which AWS refuses, layer by layer.
public enum DenialMessage {
  /// The wordings AWS has used.
  public enum Era: String, Sendable, CaseIterable {
    /// Until late in 2021: without a reason.
    case y2021 = "2021"
    /// Then: with the type of the policy that decided.
    case y2022 = "2022"
    /// Since January 2026: explicit denials also carry the ARN of the policy, where it has one.
    case y2026 = "2026"
  }

  /// What S3 says to callers of other accounts.
  public static let s3AcrossAccounts = "Access Denied"

  /// The sentence for a refused request.
  /// - Parameters:
  ///   - principalARN: the caller's ARN; of the session for role sessions.
  ///   - action: the IAM action.
  ///   - resource: the ARN checked; nil for actions without resource, whose sentence has no such part.
  ///   - decision: what the policies answered.
  ///   - era: the wording.
  ///   - quotedResource: whether the ARN stands in double quotes, as in S3's answers.
  public static func sentence(
    principalARN: String, action: String, resource: String?, decision: Decision, era: Era = .y2026,
    quotedResource: Bool = false
  ) -> String {
    let place = resource.map { quotedResource ? " on resource: \"\($0)\"" : " on resource: \($0)" } ?? ""
    let reason = reason(action: action, decision: decision, era: era)
    return "User: \(principalARN) is not authorized to perform: \(action)" + place + reason
  }

  /// What Athena says since 2023 for every refusal, whatever decided.
  public static func athenaSentence(action: String) -> String {
    "You are not authorized to perform: \(action) on the resource. After your AWS administrator or you have updated "
      + "your permissions, please try again."
  }

  /// What KMS says to callers of other accounts whom the key's policy does not let in, or whose key is not there at all.
  public static func kmsAcrossAccounts(principalARN: String, action: String) -> String {
    "User: \(principalARN) is not authorized to perform: \(action) on this resource because the resource does not exist in "
      + "this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access"
  }

  private static func reason(action: String, decision: Decision, era: Era) -> String {
    guard era != .y2021, let name = decision.layer.policyName else { return "" }
    switch decision.effect {
    case .allowed: return ""
    case .explicitDeny: return " with an explicit deny in \(name.article) \(name.noun)" + policyARN(decision, era)
    case .implicitDeny where decision.layer.wordsImplicitAsExplicit(in: era):
      return " with an explicit deny in \(name.article) \(name.noun)"
    case .implicitDeny: return " because no \(name.noun) allows the \(action) action"
    }
  }

  private static func policyARN(_ decision: Decision, _ era: Era) -> String {
    guard era == .y2026, decision.layer.namesPolicy, let arn = decision.statement?.source.arn else { return "" }
    return ": \(arn)"
  }
}

extension PolicyLayer {
  /// What sentences call a policy of the layer; nil where they end after the resource, as STS's do for trust policies.
  fileprivate var policyName: (article: String, noun: String)? {
    switch self {
    case .identity: ("an", "identity-based policy")
    case .boundary: ("a", "permissions boundary")
    case .session: ("a", "session policy")
    case .resource: ("a", "resource-based policy")
    case .serviceControl: ("a", "service control policy")
    case .resourceControl: ("a", "resource control policy")
    case .endpoint: ("a", "VPC endpoint policy")
    case .trust, .root, .exempt: nil
    }
  }

  /// Whether the layer is one whose policies' ARNs sentences have carried since 2026.
  fileprivate var namesPolicy: Bool {
    switch self {
    case .identity, .boundary, .session, .serviceControl, .resourceControl: true
    case .resource, .endpoint, .trust, .root, .exempt: false
    }
  }

  /// Whether a missing allow is worded as an explicit deny.
  fileprivate func wordsImplicitAsExplicit(in era: DenialMessage.Era) -> Bool {
    self == .resourceControl || self == .serviceControl && era == .y2022
  }
}
