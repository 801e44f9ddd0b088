/// What stands around the accounts: the organization they belong to, and the endpoint requests come through.
public final class Perimeter: Sendable {
  /// The organization; nil if the accounts belong to none.
  public let organization: Organization?
  /// The endpoint; nil if requests come over the internet.
  public let endpoint: VPCEndpoint?

  /// Nothing.
  public static let none = Perimeter(organization: nil, endpoint: nil)

  /// A perimeter.
  public init(organization: Organization?, endpoint: VPCEndpoint?) {
    (self.organization, self.endpoint) = (organization, endpoint)
  }

  /// Whether two accounts belong to one organization.
  func joins(_ account: String, _ other: String) -> Bool {
    guard let organization else { return false }
    return organization.contains(account) && organization.contains(other)
  }
}
