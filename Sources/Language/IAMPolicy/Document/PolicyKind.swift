/// What a policy document is used as; it decides which elements the document must and must not have.
public enum PolicyKind: String, Sendable, CaseIterable {
  /// An inline policy of a user, group or role.
  case identity
  /// A managed policy: as an identity policy, but its version must be 2012-10-17.
  case managed
  /// The trust policy of a role: who may assume it.
  case trust
  /// A policy on a resource: bucket, catalog, key, function.
  case resource
  /// A permissions boundary.
  case boundary
  /// A session policy, passed when a role is assumed or a federated session is made.
  case session
  /// A service control policy of an organization.
  case serviceControl = "service-control"
  /// A resource control policy of an organization.
  case resourceControl = "resource-control"
  /// The policy of a VPC endpoint.
  case endpoint

  /// Whether statements say who they are about.
  var hasPrincipal: Bool {
    switch self {
    case .trust, .resource, .resourceControl, .endpoint: true
    case .identity, .managed, .boundary, .session, .serviceControl: false
    }
  }

  /// Whether statements say what they are about.
  var hasResource: Bool { self != .trust }

  /// Whether IAM keeps the document with an identity, and so answers in the words of identity policies.
  var belongsToIdentity: Bool { !hasPrincipal }
}
