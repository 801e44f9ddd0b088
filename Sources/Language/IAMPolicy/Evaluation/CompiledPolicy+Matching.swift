/// What one policy by itself says to a request, for simulations that name every statement that took part.
extension CompiledPolicy {
  /// The statements that match a request, in the order in which they stand.
  /// - Parameter hasBoundary: whether the caller has a permissions boundary, which `NotPrincipal` never spares.
  public func matchingStatements(_ request: AuthorizationRequest, hasBoundary: Bool = false) -> [StatementReference] {
    let question = Question(request, hasBoundary: hasBoundary)
    return statements.filter { $0.matches(question) && $0.matchPrincipal(question) > .none }.map(\.reference)
  }
}
