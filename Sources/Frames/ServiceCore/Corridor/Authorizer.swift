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
    let round = try round(for: context)
    for (index, permission) in permissions.enumerated() {
      let question = try question(permission, round, context)
      for (place, resource) in permission.resources.enumerated() {
        let check = question.check(resource)
        record.checks.append(check)
        guard !check.decision.isAllowed, options.enforcement == .enforce else { continue }
        record.unreached = Authorizer.rest(of: permissions, after: (index, place))
        let isNear = round.perimeter.joins(context.caller.account, check.request.resourceAccount)
        throw denial(
          permission.action, permission.resourceName ?? resource, check.decision, context, wire, service, isNear: isNear)
      }
    }
  }

  /// What stands after a resource of a permission: the other resources, then the other permissions.
  private static func rest(of permissions: [Permission], after place: (Int, Int)) -> [Permission] {
    var current = permissions[place.0]
    current.resources = Array(current.resources.dropFirst(place.1 + 1))
    return [current] + permissions.dropFirst(place.0 + 1)
  }

  /// One permission with the policies it is put to.
  private struct Question {
    var request: AuthorizationRequest
    var policies: PolicySet
    var needsNoAllow: Bool

    func check(_ resource: String) -> JournalRecord.Check {
      var request = request
      request.resource = resource
      var decision = PolicyEvaluator.evaluate(request, policies)
      if needsNoAllow, decision.effect == .implicitDeny { decision = Decision(.allowed, by: .exempt) }
      return JournalRecord.Check(request: request, policies: policies, decision: decision)
    }
  }

  private func question(
    _ permission: Permission, _ round: Round, _ context: RequestContext
  ) throws(ServiceError) -> Question {
    var policies = round.policies
    let owner = permission.resourceAccount ?? context.account
    if let organization = round.perimeter.organization {
      policies.resourceControl = organization.resourceControl(over: owner, action: permission.action)
    }
    policies.resource = try context.resourcePolicy(for: permission)
    policies.resourcePolicyIsRequired = permission.isResourcePolicyRequired
    let request = AuthorizationRequest(
      principal: context.caller.principal, action: permission.action, resource: "*",
      resourceAccount: owner, context: round.facts.keys(adding: permission.context, owner: owner))
    return Question(request: request, policies: policies, needsNoAllow: permission.needsNoAllow)
  }

  /// Whether one permission is granted, without recording or refusing anything: for answers that depend on it.
  func isAllowed(_ permission: Permission, _ context: RequestContext) throws(ServiceError) -> Bool {
    guard options.enforcement == .enforce else { return true }
    let question = try question(permission, try round(for: context), context)
    return permission.resources.allSatisfy { question.check($0).decision.isAllowed }
  }

  /// What every check of a permission would come to, without recording or refusing anything.
  func preview(_ permission: Permission, _ context: RequestContext) throws(ServiceError) -> [JournalRecord.Check] {
    let question = try question(permission, try round(for: context), context)
    return permission.resources.map { question.check($0) }
  }

  /// What all checks of one call have in common.
  private struct Round {
    var policies: PolicySet
    var perimeter: Perimeter
    var facts: ConditionFacts
  }

  private func round(for context: RequestContext) throws(ServiceError) -> Round {
    do {
      var policies = try identities.policies(of: context.caller)
      let perimeter = try identities.perimeter()
      if context.calledVia.isEmpty { policies.endpoint = perimeter.endpoint?.policy }
      return Round(policies: policies, perimeter: perimeter, facts: ConditionFacts(context, perimeter))
    } catch {
      throw ServiceError(wrapping: error)
    }
  }

  /// The service's refusal.
  /// - Parameter isNear: whether caller and resource belong to one organization, where S3 says as much as in one account.
  func denial(
    _ action: String, _ resource: String, _ decision: Decision, _ context: RequestContext, _ wire: WireProtocol,
    _ service: String, isNear: Bool = false
  ) -> ServiceError {
    if service == "athena", options.denialEra == .y2026 { return athenaDenial(action) }
    if service == "s3", decision.crossesAccounts && !isNear || context.caller.principal == .anonymous {
      return s3Denial(DenialMessage.s3AcrossAccounts)
    }
    if service == "kms", decision.crossesAccounts, decision.layer == .resource {
      return ServiceError(
        "AccessDeniedException",
        DenialMessage.kmsAcrossAccounts(principalARN: context.caller.arn, action: action))
    }
    let sentence = DenialMessage.sentence(
      principalARN: context.caller.arn, action: action, resource: resource == "*" ? nil : resource, decision: decision,
      era: options.denialEra, quotedResource: service == "s3")
    switch wire {
    case .json: return ServiceError("AccessDeniedException", sentence)
    case .restJSON: return ServiceError("AccessDeniedException", sentence, status: service == "lambda" ? 403 : 400)
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
