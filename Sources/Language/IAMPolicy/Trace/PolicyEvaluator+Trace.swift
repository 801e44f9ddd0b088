extension PolicyEvaluator {
  /// Judges a request again and records what every statement of every layer says.
  public static func trace(_ request: AuthorizationRequest, _ policies: PolicySet) -> DecisionTrace {
    let question = Question(request, hasBoundary: policies.boundary != nil)
    let layers = policies.consultedLayers(for: request.principal).map { $0.trace(question) }
    return DecisionTrace(request: request, decision: evaluate(request, policies), layers: layers)
  }

  /// Judges again whether a caller may assume a role, and records what every statement says.
  public static func traceTrust(
    _ request: AuthorizationRequest, trust: CompiledPolicy, _ policies: PolicySet
  ) -> DecisionTrace {
    trace(request, policies.withTrust(trust))
  }
}

/// The policies of one layer, or of one level of it, that bind a caller.
private struct ConsultedLayer {
  let layer: PolicyLayer
  let level: Int?
  let policies: [CompiledPolicy]

  func trace(_ question: Question) -> LayerTrace {
    let scan = LayerScan(policies, question)
    let outcome: LayerTrace.Outcome = scan.deny != nil ? .denies : scan.allow != nil ? .allows : .silent
    let traces = policies.map { policy in
      PolicyTrace(source: policy.source, statements: policy.statements.map { $0.trace(question, in: policy.document) })
    }
    return LayerTrace(layer: layer, level: level, outcome: outcome, policies: traces)
  }
}

extension PolicySet {
  /// The layers that are asked for a caller, in the order in which refusals name them.
  fileprivate func consultedLayers(for principal: PrincipalIdentity) -> [ConsultedLayer] {
    var levels: [PolicyLayer: Int] = [:]
    var layers = limits(on: principal).map { limit in
      let level = levels[limit.layer, default: 0]
      levels[limit.layer] = level + 1
      return ConsultedLayer(layer: limit.layer, level: limit.layer == .endpoint ? nil : level, policies: limit.policies)
    }
    if let resource { layers.append(ConsultedLayer(layer: resourceLayer, level: nil, policies: [resource])) }
    guard principal.hasAccountSide, principal.kind != .root else { return layers }
    if let boundary { layers.append(ConsultedLayer(layer: .boundary, level: nil, policies: boundary)) }
    if let session = sessionLimit(of: principal) {
      layers.append(ConsultedLayer(layer: .session, level: nil, policies: session))
    }
    layers.append(ConsultedLayer(layer: .identity, level: nil, policies: identity))
    return layers
  }
}

extension CompiledStatement {
  fileprivate func trace(_ question: Question, in document: PolicyDocument) -> StatementTrace {
    let mismatches = mismatches(question)
    let search = NearMissSearch(statement: self, document: document, question: question)
    return StatementTrace(
      reference: reference, mismatches: mismatches, nearMisses: search.nearMisses(for: mismatches))
  }

  /// Everything that keeps the statement from matching.
  private func mismatches(_ question: Question) -> [StatementMismatch] {
    var found: [StatementMismatch] = []
    if matchPrincipal(question) == .none {
      found.append(origin.principals == nil ? .noPrincipal : .principal)
    }
    if !matchesAction(question) { found.append(.action(isNegated: origin.actions.isNegated)) }
    if !matchesResource(question) { found.append(resourceMismatch(question)) }
    for condition in conditions where !condition.holds(in: question) {
      found.append(condition.mismatch(in: question))
    }
    return found
  }

  private func resourceMismatch(_ question: Question) -> StatementMismatch {
    for pattern in resources {
      if case .unresolved(let key) = pattern.compare(question.resource, in: question) {
        return .variable(key: key)
      }
    }
    return .resource(isNegated: origin.resources?.isNegated ?? false)
  }
}

extension CompiledCondition {
  fileprivate func mismatch(in question: Question) -> StatementMismatch {
    .condition(
      operatorName: condition?.name ?? origin.operatorName.text, key: origin.key.text,
      expected: origin.values.map(\.text), actual: question.request.values(of: origin.key.text.lowercased()))
  }
}
