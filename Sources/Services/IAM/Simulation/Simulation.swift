import AWSWire
import IAMPolicy
import ServiceCore

/// Policies, caller and condition keys of one simulation, put to the same evaluator that judges real requests.
struct Simulation: Sendable {
  var identity: [SimulatedPolicy]
  var boundary: [SimulatedPolicy]?
  var resourcePolicy: SimulatedPolicy?
  /// The organization's levels that bind the caller; empty outside organizations.
  var organization: [[CompiledPolicy]] = []
  var caller: SimulatedCaller
  /// The account of resources whose ARNs name none.
  var owner: String?
  var context: [String: [String]]

  /// The answer for one action on all resources; without resources it is asked on `*`.
  func result(_ action: String, on resources: [String]) -> SimulationResult {
    let isGeneral = resources.isEmpty || resources == ["*"]
    let verdicts = (isGeneral ? ["*"] : resources).map { judge(action, on: $0) }
    return SimulationResult(action: action, isGeneral: isGeneral, verdicts: verdicts)
  }

  /// IAM reads a trust policy given for an assumption of a role, but leaves it out of the simulation.
  private func resourcePolicy(for action: String) -> SimulatedPolicy? {
    action.lowercased().hasPrefix("sts:assume") ? nil : resourcePolicy
  }

  private func judge(_ action: String, on resource: String) -> SimulationVerdict {
    let policy = resourcePolicy(for: action)
    let request = AuthorizationRequest(
      principal: caller.principal, action: action, resource: resource,
      resourceAccount: account(of: resource, policy), context: caller.context(context))
    let set = PolicySet(
      organization: organization, resource: policy?.compiled, identity: identity.map(\.compiled),
      boundary: boundary?.map(\.compiled))
    let hasBoundary = boundary != nil
    let limits = boundary?.flatMap { $0.matches(request, hasBoundary: hasBoundary) }
    let own = identity.flatMap { $0.matches(request, hasBoundary: hasBoundary) }
    let granted = policy?.matches(request, hasBoundary: hasBoundary) ?? []
    let decision = PolicyEvaluator.evaluate(request, set)
    var verdict = SimulationVerdict(resource: resource, effect: decision.effect)
    verdict.statements = granted + own + (limits ?? []).filter { $0.effect == .deny }
    verdict.missingKeys = missingKeys
    verdict.allowedByBoundary = limits.map { $0.effect == .allowed }
    verdict.allowedByOrganization = organization.isEmpty ? nil : allowsByOrganization(request)
    if decision.crossesAccounts, verdict.allowedByOrganization != false {
      verdict.sides = [("IAM Policy", own.effect), ("Resource Policy", granted.effect)]
    }
    return verdict
  }

  /// Without a policy of the resource its account plays no part: the simulation looks at the caller's side alone.
  private func account(of resource: String, _ policy: SimulatedPolicy?) -> String {
    guard policy != nil else { return caller.principal.account }
    if let named = ARN(resource)?.account, !named.isEmpty { return named }
    return owner ?? caller.principal.account
  }

  private func allowsByOrganization(_ request: AuthorizationRequest) -> Bool {
    organization.allSatisfy { level in
      let effects = level.flatMap { $0.matchingStatements(request) }.map(\.effect)
      return effects.contains(.allow) && !effects.contains(.deny)
    }
  }

  /// The condition keys that the policies ask for and that neither the caller nor the entries supply.
  private var missingKeys: [String] {
    let policies = identity + (boundary ?? []) + (resourcePolicy.map { [$0] } ?? [])
    let given = Set(context.keys.map { $0.lowercased() }).union(caller.known)
    let keys = policies.flatMap(\.compiled.document.contextKeys).filter { !given.contains($0.lowercased()) }
    return Dictionary(keys.map { ($0.lowercased(), $0) }) { first, _ in first }.values.sorted()
  }
}

extension [MatchedStatement] {
  /// What the statements amount to by themselves.
  fileprivate var effect: Decision.Effect {
    if contains(where: { $0.effect == .deny }) { return .explicitDeny }
    return isEmpty ? .implicitDeny : .allowed
  }
}
