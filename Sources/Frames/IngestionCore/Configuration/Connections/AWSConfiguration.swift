public import Documents

/// How to reach AWS.
public struct AWSConfiguration: Sendable, Equatable {
  /// A static key; nil for the environment's credentials.
  public var accessKeyID: String?
  /// The static key's secret.
  public var secretAccessKey: String?
  /// The static key's token, if it is temporary.
  public var sessionToken: String?
  /// The region.
  public var region: String
  /// The URL of the service; nil for AWS's own. It does not reach STS.
  public var endpointURL: String?
  /// The profile in the AWS configuration files; nil for the default one.
  public var profileName: String?
  /// The role to assume; nil for none.
  public var roleARN: String?
  /// The name of the role's sessions.
  public var roleSessionName: String
  /// The source identity of the role's sessions.
  public var roleSourceIdentity: String?

  /// Reads `awsConfig` in normal form; nil without a region.
  public init?(_ document: JSON) {
    guard let region = document["awsRegion"]?.string else { return nil }
    self.region = region
    accessKeyID = document["awsAccessKeyId"]?.string
    secretAccessKey = document["awsSecretAccessKey"]?.string
    sessionToken = document["awsSessionToken"]?.string
    endpointURL = document["endPointURL"]?.string
    profileName = document["profileName"]?.string
    roleARN = document["assumeRoleArn"]?.string
    roleSessionName = document["assumeRoleSessionName"]?.string ?? "OpenMetadataSession"
    roleSourceIdentity = document["assumeRoleSourceIdentity"]?.string
  }
}
