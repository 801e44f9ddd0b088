/// Where a policy comes from: what messages, traces and simulations call it.
public struct PolicySource: Sendable, Hashable {
  /// How a policy is attached; raw values are those of IAM's policy simulator where it has one.
  public enum AttachmentType: String, Sendable {
    /// Inline in a user.
    case user
    /// Inline in a group.
    case group
    /// Inline in a role.
    case role
    /// Managed by the customer.
    case customerManaged = "user-managed"
    /// Managed by AWS.
    case awsManaged = "aws-managed"
    /// On a resource.
    case resource
    /// The trust policy of a role.
    case trust
    /// Passed with the session.
    case session
    /// Of an organization: service control or resource control policy.
    case organization
    /// Of a VPC endpoint.
    case endpoint
    /// Not said.
    case none
  }

  /// The policy's name.
  public var name: String
  /// The policy's ARN; inline policies have none.
  public var arn: String?
  /// How it is attached.
  public var type: AttachmentType

  /// A policy's origin.
  public init(name: String, arn: String? = nil, type: AttachmentType = .none) {
    (self.name, self.arn, self.type) = (name, arn, type)
  }
}
