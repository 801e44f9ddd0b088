/// What the layers say that only limit: organization policies, level by level, and the endpoint's policy.
struct LimitScan: Sendable {
  /// The first deny.
  private(set) var deny: (layer: PolicyLayer, statement: StatementReference)?
  /// The first layer with a level that does not allow.
  private(set) var missing: PolicyLayer?

  /// Asks the limiting layers that bind the caller.
  init(_ policies: PolicySet, _ question: Question) {
    for (layer, policies) in policies.limits(on: question.request.principal) {
      let scan = LayerScan(policies, question)
      if let statement = scan.deny {
        deny = (layer, statement)
        return
      }
      if scan.allow == nil, missing == nil { missing = layer }
    }
  }
}

extension PolicySet {
  /// The levels that limit a caller, in the order in which messages name them.
  ///
  /// Service control policies bind neither service-linked roles nor services nor anonymous callers; resource control
  /// policies bind all but service-linked roles.
  func limits(on principal: PrincipalIdentity) -> [(layer: PolicyLayer, policies: [CompiledPolicy])] {
    var limits: [(PolicyLayer, [CompiledPolicy])] = []
    if !(organization.isEmpty && resourceControl.isEmpty), !principal.isServiceLinkedRole {
      if principal.hasAccountSide { limits += organization.map { (.serviceControl, $0) } }
      limits += resourceControl.map { (.resourceControl, $0) }
    }
    if let endpoint { limits.append((.endpoint, [endpoint])) }
    return limits
  }
}
