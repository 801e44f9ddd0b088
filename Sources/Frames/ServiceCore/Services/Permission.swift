/// One IAM action and the resources on which the caller must be allowed to do it, in the order they are checked.
///
/// Every resource must be allowed; a denial names the first that is not.
public struct Permission: Sendable, Equatable {
  /// The action, such as `glue:GetTables`.
  public var action: String
  /// The resources' ARNs; `*` for actions without a resource type.
  public var resources: [String]
  /// The account that owns the resources; nil for the account of the request.
  public var resourceAccount: String?
  /// Condition keys of this check alone, such as `s3:prefix`.
  public var context: [String: [String]]

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

  /// An action that AWS checks against `*`.
  public static func anyResource(_ action: String) -> Permission { Permission(action, on: "*") }
}

extension [Permission] {
  /// Nothing is checked: for sts:GetCallerIdentity and its like, which nobody can be denied.
  public static let none: [Permission] = []
}
