import AWSWire
import Basics
import IAMPolicy

/// Puts a call's permissions to the caller's policies and words the denial.
struct Authorizer: Sendable {
  let identities: any IdentityDirectory
  let options: SecurityOptions

  /// Checks every permission in order, recording each decision.
  /// - Throws: the service's denial for the first that fails, when policies are enforced.
  func authorize(
    _ permissions: [Permission], _ context: RequestContext, wire: WireProtocol, service: String,
    record: inout JournalRecord
  ) throws(ServiceError) {
    guard options.enforcement != .off, !permissions.isEmpty else { return }
    let own = try policies(of: context.caller)
    let facts = ConditionFacts(context)
    for permission in permissions {
      var policies = own
      (policies.resource, policies.resourcePolicyIsRequired) = (
        permission.resourcePolicy, permission.isResourcePolicyRequired
      )
      let keys = facts.keys(adding: permission.context)
      for resource in permission.resources {
        let request = AuthorizationRequest(
          principal: context.caller.principal, action: permission.action, resource: resource,
          resourceAccount: permission.resourceAccount ?? context.account, context: keys)
        var decision = PolicyEvaluator.evaluate(request, policies)
        if permission.needsNoAllow, decision.effect == .implicitDeny { decision = Decision(.allowed, by: .exempt) }
        record.checks.append(.init(request: request, policies: policies, decision: decision))
        if !decision.isAllowed, options.enforcement == .enforce {
          throw denial(permission.action, permission.resourceName ?? resource, decision, context, wire, service)
        }
      }
    }
  }

  /// Whether one permission is granted, without recording or refusing anything: for answers that depend on it.
  func isAllowed(_ permission: Permission, _ context: RequestContext) throws(ServiceError) -> Bool {
    guard options.enforcement == .enforce else { return true }
    var policies = try policies(of: context.caller)
    (policies.resource, policies.resourcePolicyIsRequired) = (
      permission.resourcePolicy, permission.isResourcePolicyRequired
    )
    let keys = ConditionFacts(context).keys(adding: permission.context)
    return permission.resources.allSatisfy { resource in
      let request = AuthorizationRequest(
        principal: context.caller.principal, action: permission.action, resource: resource,
        resourceAccount: permission.resourceAccount ?? context.account, context: keys)
      return PolicyEvaluator.evaluate(request, policies).isAllowed
    }
  }

  private func policies(of caller: Caller) throws(ServiceError) -> PolicySet {
    do { return try identities.policies(of: caller) } catch { throw ServiceError(wrapping: error) }
  }

  /// The service's refusal.
  func denial(
    _ action: String, _ resource: String, _ decision: Decision, _ context: RequestContext, _ wire: WireProtocol,
    _ service: String
  ) -> ServiceError {
    if service == "athena", options.denialEra == .y2026 { return athenaDenial(action) }
    if service == "s3", decision.crossesAccounts || context.caller.principal == .anonymous {
      return s3Denial(DenialMessage.s3AcrossAccounts)
    }
    let sentence = DenialMessage.sentence(
      principalARN: context.caller.arn, action: action, resource: resource == "*" ? nil : resource, decision: decision,
      era: options.denialEra, quotedResource: service == "s3")
    switch wire {
    case .json, .restJSON: return ServiceError("AccessDeniedException", sentence)
    case .query: return ServiceError("AccessDenied", sentence, status: 403)
    case .restXML: return s3Denial(sentence)
    }
  }

  private func s3Denial(_ sentence: String) -> ServiceError {
    ServiceError("AccessDenied", sentence, status: 403)
  }

  /// Athena hides which policy refused (seen since 2023 for every policy type).
  private func athenaDenial(_ action: String) -> ServiceError {
    ServiceError("AccessDeniedException", DenialMessage.athenaSentence(action: action))
  }
}
