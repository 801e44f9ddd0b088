public import AWSWire
public import IAMPolicy

/// Finds the policy of a resource for checks that do not bring it along: for a policy that governs everything of one
/// service, as that of the Data Catalog does.
public protocol ResourcePolicySource: Sendable {
  /// The policy that governs what a permission is about; nil if none does.
  func policy(for permission: Permission, in request: RequestContext) throws(ServiceError) -> CompiledPolicy?
}

extension RequestContext {
  /// The policy of what a permission is about: the one it brings along, or the one its service has for it.
  func resourcePolicy(for permission: Permission) throws(ServiceError) -> CompiledPolicy? {
    if let policy = permission.resourcePolicy { return policy }
    let sources = cloud.ports.resourcePolicies
    guard !sources.isEmpty, let colon = permission.action.firstIndex(of: ":") else { return nil }
    return try sources[String(permission.action[..<colon])]?.policy(for: permission, in: self)
  }
}
