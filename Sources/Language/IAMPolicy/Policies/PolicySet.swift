/// Every policy that has a say in one request.
public struct PolicySet: Sendable {
  /// Service control policies of the caller's account, level by level from the root; empty if the account is in no
  /// organization or is its management account.
  public var organization: [[CompiledPolicy]]
  /// Resource control policies of the resource's account, level by level from the root; empty if there are none.
  public var resourceControl: [[CompiledPolicy]]
  /// The resource's own policy.
  public var resource: CompiledPolicy?
  /// Whether identity policies never suffice without the resource's policy: KMS keys and roles' trust policies.
  public var resourcePolicyIsRequired: Bool
  /// The caller's identity policies: inline and managed, of the user, its groups or the role.
  public var identity: [CompiledPolicy]
  /// The caller's permissions boundary; nil if none is set.
  public var boundary: [CompiledPolicy]?
  /// The policies passed with the caller's session; nil if none were passed.
  public var session: [CompiledPolicy]?
  /// The policy of the VPC endpoint the request came through; nil if it came through none.
  public var endpoint: CompiledPolicy?

  /// The policies of a request; by default there are none at all.
  public init(
    organization: [[CompiledPolicy]] = [], resourceControl: [[CompiledPolicy]] = [], resource: CompiledPolicy? = nil,
    resourcePolicyIsRequired: Bool = false, identity: [CompiledPolicy] = [], boundary: [CompiledPolicy]? = nil,
    session: [CompiledPolicy]? = nil, endpoint: CompiledPolicy? = nil
  ) {
    (self.organization, self.resourceControl) = (organization, resourceControl)
    (self.resource, self.resourcePolicyIsRequired) = (resource, resourcePolicyIsRequired)
    (self.identity, self.boundary, self.session, self.endpoint) = (identity, boundary, session, endpoint)
  }
}
