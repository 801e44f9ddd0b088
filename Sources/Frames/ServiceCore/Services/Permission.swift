public import IAMPolicy

/// One IAM action and the resources on which the caller must be allowed to do it, in the order they are checked.
///
/// Every resource must be allowed; a denial names the first that is not.
public struct Permission: Sendable {
  /// The action, such as `glue:GetTables`.
  public var action: String
  /// The resources' ARNs; `*` for actions without a resource type.
  public var resources: [String]
  /// The account that owns the resources; nil for the account of the request.
  public var resourceAccount: String?
  /// Condition keys of this check alone, such as `s3:prefix`.
  public var context: [String: [String]]
  /// The policy of the resource itself: bucket, catalog, key or trust policy; nil without one.
  public var resourcePolicy: CompiledPolicy?
  /// What a denial calls the resource instead of its ARN, as IAM's `role NAME`; nil for the ARN.
  public var resourceName: String?
  /// Whether the action needs no allow and only an explicit deny refuses it (sts:GetSessionToken).
  public var needsNoAllow = false
  /// Whether the resource's policy must allow by itself, as a role's trust policy and a key's policy must.
  public var isResourcePolicyRequired = false

  /// An action on resources.
  public init(
    _ action: String, on resources: String..., resourceAccount: String? = nil, context: [String: [String]] = [:]
  ) {
    self.init(action, on: resources, resourceAccount: resourceAccount, context: context)
  }

  /// An action on resources in an array.
  public init(
    _ action: String, on resources: [String], resourceAccount: String? = nil, context: [String: [String]] = [:]
  ) {
    (self.action, self.resources) = (action, resources)
    (self.resourceAccount, self.context) = (resourceAccount, context)
  }

  /// The same check with the policy of the resource.
  public func governed(by policy: CompiledPolicy?, required: Bool = false) -> Permission {
    var permission = self
    (permission.resourcePolicy, permission.isResourcePolicyRequired) = (policy, required)
    return permission
  }

  /// The same check whose denials call the resource by another name than its ARN.
  public func shown(as name: String) -> Permission {
    var permission = self
    permission.resourceName = name
    return permission
  }

  /// The same check for an action that everybody may do unless a policy denies it explicitly.
  public func unlessDenied() -> Permission {
    var permission = self
    permission.needsNoAllow = true
    return permission
  }

  /// An action that AWS checks against `*`.
  public static func anyResource(_ action: String) -> Permission { Permission(action, on: "*") }
}

extension [Permission] {
  /// Nothing is checked: for sts:GetCallerIdentity and its like, which nobody can be denied.
  public static let none: [Permission] = []
}
