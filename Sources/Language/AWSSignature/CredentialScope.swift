/// The day, region and service that a signature holds for.
public struct CredentialScope: Sendable, Hashable {
  /// The day in UTC as `yyyymmdd`.
  public var date: String
  /// The region, for example `eu-central-1`.
  public var region: String
  /// The signing name of the service, for example `athena`.
  public var service: String

  /// A scope.
  public init(date: String, region: String, service: String) {
    (self.date, self.region, self.service) = (date, region, service)
  }

  /// What every scope of Signature Version 4 ends with.
  public static let terminator = "aws4_request"

  /// `yyyymmdd/region/service/aws4_request`.
  public var text: String { "\(date)/\(region)/\(service)/\(Self.terminator)" }

  /// Whether paths are signed as S3 has it: encoded once, not normalised, and with a claim of the payload's hash.
  var isS3: Bool {
    service == "s3" || service == "s3express" || service == "s3-object-lambda" || service == "s3-outposts"
  }
}
