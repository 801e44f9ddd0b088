/// The layers of policy in which a decision can fall.
public enum PolicyLayer: String, Sendable, CaseIterable {
  /// Service control policies of the organization.
  case serviceControl = "service-control"
  /// Resource control policies of the organization.
  case resourceControl = "resource-control"
  /// The VPC endpoint's policy.
  case endpoint
  /// The resource's own policy.
  case resource
  /// The role's trust policy.
  case trust
  /// The caller's permissions boundary.
  case boundary
  /// The policies passed with the session.
  case session
  /// The caller's identity policies.
  case identity
  /// No policy at all: the caller is the root user of its account.
  case root
  /// No policy at all: the action needs no permission, as `sts:GetCallerIdentity`.
  case exempt
}
