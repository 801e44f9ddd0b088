import IAMPolicy

extension FaultRule {
  /// The layer whose sentence a scripted denial gives, and whether a policy of it denies or none allows.
  public enum Denial: String, Sendable, CaseIterable {
    /// An explicit deny in an identity policy.
    case explicit
    /// No identity policy allows it.
    case implicit
    /// The permissions boundary does not allow it.
    case boundary
    /// A service control policy does not allow it.
    case scp
    /// A resource control policy does not allow it.
    case rcp
    /// The session policy does not allow it.
    case session
    /// No resource policy allows it.
    case resource
    /// The VPC endpoint's policy does not allow it.
    case endpoint
    /// The role's trust policy does not allow it.
    case trust
    /// The permissions boundary denies it.
    case explicitBoundary = "explicit boundary"
    /// A service control policy denies it.
    case explicitSCP = "explicit scp"
    /// A resource control policy denies it.
    case explicitRCP = "explicit rcp"
    /// The session policy denies it.
    case explicitSession = "explicit session"
    /// The resource policy denies it.
    case explicitResource = "explicit resource"
    /// The VPC endpoint's policy denies it.
    case explicitEndpoint = "explicit endpoint"

    /// The decision that it stands for.
    /// - Parameter policy: the ARN of the policy that denies.
    func decision(naming policy: String?) -> Decision {
      let isExplicit = self == .explicit || rawValue.hasPrefix("explicit ")
      let statement = policy.map {
        StatementReference(source: PolicySource(name: $0, arn: $0), index: 0, sid: nil, effect: .deny)
      }
      return Decision(isExplicit ? .explicitDeny : .implicitDeny, by: layer, statement: isExplicit ? statement : nil)
    }

    private var layer: PolicyLayer {
      switch self {
      case .explicit, .implicit: .identity
      case .boundary, .explicitBoundary: .boundary
      case .scp, .explicitSCP: .serviceControl
      case .rcp, .explicitRCP: .resourceControl
      case .session, .explicitSession: .session
      case .resource, .explicitResource: .resource
      case .endpoint, .explicitEndpoint: .endpoint
      case .trust: .trust
      }
    }
  }
}
