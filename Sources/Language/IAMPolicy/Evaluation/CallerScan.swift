/// What the caller's own policies say: boundary, session and identity policies.
struct CallerScan: Sendable {
  /// The first deny in the order in which messages name layers.
  private(set) var deny: (layer: PolicyLayer, statement: StatementReference)?
  /// The statement of an identity policy that allows.
  private(set) var identityAllow: StatementReference?
  /// The layer whose limit leaves the request out: boundary before session; nil if none does.
  private(set) var missingLimit: PolicyLayer?

  /// Asks the caller's policies; callers without any, and the root user, are bound by none.
  init(_ policies: PolicySet, _ question: Question) {
    let principal = question.request.principal
    guard principal.hasAccountSide, principal.kind != .root else { return }
    limit(by: policies.boundary, as: .boundary, question)
    if deny == nil { limit(by: policies.sessionLimit(of: principal), as: .session, question) }
    guard deny == nil else { return }
    let identity = LayerScan(policies.identity, question)
    deny = identity.deny.map { (.identity, $0) }
    identityAllow = identity.allow
  }

  private mutating func limit(by policies: [CompiledPolicy]?, as layer: PolicyLayer, _ question: Question) {
    guard let policies else { return }
    let scan = LayerScan(policies, question)
    deny = scan.deny.map { (layer, $0) }
    if scan.allow == nil, missingLimit == nil { missingLimit = layer }
  }
}

extension PolicySet {
  /// The policies that limit a session; a federated session without session policies may do nothing.
  func sessionLimit(of principal: PrincipalIdentity) -> [CompiledPolicy]? {
    if session == nil, case .federatedUser = principal.kind { return [] }
    return session
  }
}
