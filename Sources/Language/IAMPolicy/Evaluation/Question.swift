/// A request split for comparison, and what else of the policies bears on single statements.
///
/// A class, since every statement looks at it and copying a reference is cheap.
final class Question: Sendable {
  /// The request.
  let request: AuthorizationRequest
  /// Its action.
  let action: RequestAction
  /// Its resource.
  let resource: ARNParts
  /// Whether the caller has a permissions boundary: `NotPrincipal` never spares such a caller.
  let hasBoundary: Bool

  /// Splits a request.
  init(_ request: AuthorizationRequest, hasBoundary: Bool) {
    self.request = request
    action = RequestAction(request.action)
    resource = ARNParts(request.resource)
    self.hasBoundary = hasBoundary
  }
}
