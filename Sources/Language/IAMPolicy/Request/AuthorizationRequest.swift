/// The question put to the policies: may this caller do this to that?
public struct AuthorizationRequest: Sendable {
  /// Who asks.
  public var principal: PrincipalIdentity
  /// The IAM action, for example `glue:GetTable`.
  public var action: String
  /// The ARN acted on, or `*` for actions that take no resource.
  public var resource: String
  /// The account that owns the resource.
  public var resourceAccount: String
  /// The condition keys; those that follow from the caller and the resource need not be given.
  public var context: ContextKeys

  /// A question; the resource belongs to the caller's own account unless said otherwise.
  public init(
    principal: PrincipalIdentity, action: String, resource: String, resourceAccount: String? = nil,
    context: ContextKeys = ContextKeys()
  ) {
    (self.principal, self.action, self.resource) = (principal, action, resource)
    self.resourceAccount = resourceAccount ?? principal.account
    self.context = context
  }

  /// The values of a condition key (name lower-cased): as given, else as they follow from the caller and the resource.
  func values(of name: String) -> [String]? {
    context[lowerCased: name] ?? derivedValue(of: name).map { [$0] }
  }

  private func derivedValue(of name: String) -> String? {
    guard name.hasPrefix("aws:") else { return nil }
    switch name {
    case "aws:resourceaccount": return resourceAccount.isEmpty ? nil : resourceAccount
    case "aws:principaltype": return principal.principalType
    case "aws:userid": return principal.id
    case "aws:principalarn" where principal.hasAccountSide: return principal.principalARN
    case "aws:principalaccount" where principal.hasAccountSide: return principal.account
    case "aws:username":
      guard case .user(let name, _) = principal.kind else { return nil }
      return name
    default: return nil
    }
  }
}
