/// Judges requests by policies as AWS does: a deny anywhere wins, then every layer that applies must allow.
///
/// Rules: AWS IAM User Guide, "Policy evaluation logic".
public enum PolicyEvaluator {
  /// Judges a request.
  public static func evaluate(_ request: AuthorizationRequest, _ policies: PolicySet) -> Decision {
    Evaluation(request, policies).decide()
  }

  /// Judges whether a caller may assume a role: the trust policy must name the caller; if it names only the caller's
  /// account, or the role belongs to another account, the caller's own policies must allow it too.
  /// - Parameters:
  ///   - request: action `sts:AssumeRole` (or `sts:TagSession`, `sts:SetSourceIdentity`, …) on the role's ARN.
  ///   - trust: the role's trust policy.
  ///   - policies: the caller's policies; their resource policy is not looked at.
  public static func evaluateTrust(
    _ request: AuthorizationRequest, trust: CompiledPolicy, _ policies: PolicySet
  ) -> Decision {
    evaluate(request, policies.withTrust(trust))
  }
}

extension PolicySet {
  /// The same policies with a trust policy as that of the resource.
  func withTrust(_ trust: CompiledPolicy) -> PolicySet {
    var copy = self
    (copy.resource, copy.resourcePolicyIsRequired) = (trust, true)
    return copy
  }

  /// What to call the resource's policy.
  var resourceLayer: PolicyLayer { resource?.document.kind == .trust ? .trust : .resource }
}
