/// An Amazon Resource Name: `arn:partition:service:region:account:resource`.
public struct ARN: Sendable, Hashable, CustomStringConvertible {
  /// `aws`, `aws-cn` or `aws-us-gov`.
  public var partition: String
  /// The service's name space, such as `glue`.
  public var service: String
  /// The region; empty for global services and S3.
  public var region: String
  /// The twelve digits of the account; empty for S3 buckets and objects.
  public var account: String
  /// Everything after the fifth colon.
  public var resource: String

  /// An ARN from its parts.
  public init(partition: String = "aws", service: String, region: String, account: String, resource: String) {
    (self.partition, self.service, self.region) = (partition, service, region)
    (self.account, self.resource) = (account, resource)
  }

  /// Reads an ARN; nil unless it begins with `arn` and has six parts.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6, parts[0] == "arn" else { return nil }
    self.init(partition: parts[1], service: parts[2], region: parts[3], account: parts[4], resource: parts[5])
  }

  /// The six parts joined with colons.
  public var description: String { "arn:\(partition):\(service):\(region):\(account):\(resource)" }
}
