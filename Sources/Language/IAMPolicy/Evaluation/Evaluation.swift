/// One request judged by one set of policies.
struct Evaluation {
  private let policies: PolicySet
  private let question: Question
  private let crossesAccounts: Bool

  /// Prepares the judgement.
  init(_ request: AuthorizationRequest, _ policies: PolicySet) {
    self.policies = policies
    question = Question(request, hasBoundary: policies.boundary != nil)
    crossesAccounts = request.principal.account != request.resourceAccount
  }

  /// The decision: denies first, in the order in which messages name layers, then the allows that are missing.
  func decide() -> Decision {
    if question.action.isGetCallerIdentity { return allowed(by: .exempt) }
    let limits = LimitScan(policies, question)
    if let (layer, statement) = limits.deny { return denied(by: layer, statement) }
    let resource = LayerScan(policies.resource.map { [$0] } ?? [], question)
    if let statement = resource.deny, !isRootMendingBucketPolicy {
      return denied(by: policies.resourceLayer, statement)
    }
    let caller = CallerScan(policies, question)
    if let (layer, statement) = caller.deny { return denied(by: layer, statement) }
    // Whoever holds credentials may turn them into temporary ones; only a deny prevents it.
    if question.action.isGetSessionToken { return allowed(by: .exempt) }
    if let layer = limits.missing { return refused(by: layer) }
    return decide(resource, caller)
  }

  private var request: AuthorizationRequest { question.request }

  private func decide(_ resource: LayerScan, _ caller: CallerScan) -> Decision {
    if !request.principal.hasAccountSide { return decideByResource(resource) }
    guard crossesAccounts else { return decideWithinAccount(resource, caller) }
    let own = decideByCaller(caller)
    return own.isAllowed ? decideByResource(resource) : own
  }

  /// Caller and resource in one account: how closely the resource's policy names the caller decides what else counts.
  private func decideWithinAccount(_ resource: LayerScan, _ caller: CallerScan) -> Decision {
    switch resource.strength {
    case .direct: return decideByResource(resource)
    case .role: return caller.missingLimit.map { refused(by: $0) } ?? decideByResource(resource)
    case .none where policies.resourcePolicyIsRequired: return refused(by: policies.resourceLayer)
    case .account, .none: return decideByCaller(caller)
    }
  }

  private func decideByResource(_ resource: LayerScan) -> Decision {
    guard let statement = resource.allow else { return refused(by: policies.resourceLayer) }
    return allowed(by: policies.resourceLayer, statement)
  }

  private func decideByCaller(_ caller: CallerScan) -> Decision {
    if request.principal.kind == .root { return allowed(by: .root) }
    guard let statement = caller.identityAllow else { return refused(by: .identity) }
    if let layer = caller.missingLimit { return refused(by: layer) }
    return allowed(by: .identity, statement)
  }

  /// The root user of a bucket's account can always mend a bucket policy that locks everybody out.
  private var isRootMendingBucketPolicy: Bool {
    request.principal.kind == .root && !crossesAccounts && question.action.isBucketPolicyAction
  }

  private func allowed(by layer: PolicyLayer, _ statement: StatementReference? = nil) -> Decision {
    Decision(.allowed, by: layer, statement: statement, crossesAccounts: crossesAccounts)
  }

  private func denied(by layer: PolicyLayer, _ statement: StatementReference) -> Decision {
    Decision(.explicitDeny, by: layer, statement: statement, crossesAccounts: crossesAccounts)
  }

  private func refused(by layer: PolicyLayer) -> Decision {
    Decision(.implicitDeny, by: layer, crossesAccounts: crossesAccounts)
  }
}

extension RequestAction {
  fileprivate var isGetCallerIdentity: Bool { bytes.elementsEqual("sts:getcalleridentity".utf8) }
  fileprivate var isGetSessionToken: Bool { bytes.elementsEqual("sts:getsessiontoken".utf8) }
  fileprivate var isBucketPolicyAction: Bool {
    ["get", "put", "delete"].contains { bytes.elementsEqual("s3:\($0)bucketpolicy".utf8) }
  }
}
