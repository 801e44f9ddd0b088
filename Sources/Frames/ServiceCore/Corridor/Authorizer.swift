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
    guard let principal = context.caller.principal else {
      throw ServiceError("AccessDenied", "Access Denied", status: 403)
    }
    let policies: PolicySet
    do { policies = try identities.policies(of: context.caller) } catch { throw ServiceError(wrapping: error) }
    let keys = ConditionKeys(context)
    for permission in permissions {
      for resource in permission.resources {
        let request = AuthorizationRequest(
          principal: principal, action: permission.action, resource: resource,
          resourceAccount: permission.resourceAccount ?? context.account, context: keys.adding(permission.context))
        let decision = PolicyEvaluator.evaluate(request, policies)
        record.checks.append(.init(request: request, policies: policies, decision: decision))
        if decision.effect != .allowed, options.enforcement == .enforce {
          throw denial(permission.action, resource, decision, context, wire, service)
        }
      }
    }
  }

  /// The service's refusal.
  func denial(
    _ action: String, _ resource: String, _ decision: Decision, _ context: RequestContext, _ wire: WireProtocol,
    _ service: String
  ) -> ServiceError {
    if service == "athena" { return athenaDenial(action) }
    if service == "s3", context.caller.account != context.account { return s3Denial("Access Denied") }
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
    ServiceError(
      "AccessDeniedException",
      "You are not authorized to perform: \(action) on the resource. After your AWS administrator or you have updated "
        + "your permissions, please try again.")
  }
}
