import AWSSignature
import Basics
import HTTP

/// Where and as whom AWS is called.
public struct AWSSessionOptions: Sendable, Equatable {
  /// The region.
  public var region: String
  /// Credentials that are given.
  public var credentials: CredentialOptions
  /// The role to assume; nil for none.
  public var roleARN: String?
  /// The name of the role's sessions.
  public var roleSessionName: String
  /// The source identity of the role's sessions.
  public var roleSourceIdentity: String?
  /// The URL of the services; nil for the environment's or AWS's own. It does not reach STS.
  public var endpointURL: String?

  /// Options.
  public init(
    region: String, credentials: CredentialOptions = CredentialOptions(), roleARN: String? = nil,
    roleSessionName: String = "OpenMetadataSession", roleSourceIdentity: String? = nil, endpointURL: String? = nil
  ) {
    (self.region, self.credentials, self.roleARN) = (region, credentials, roleARN)
    (self.roleSessionName, self.roleSourceIdentity, self.endpointURL) = (roleSessionName, roleSourceIdentity, endpointURL)
  }
}

/// Makes clients of services for whoever the options name.
public struct AWSSession: Sendable {
  private let options: AWSSessionOptions
  private let caller: AWSCaller
  private let environment: AWSEnvironment
  private let credentials: any CredentialSource

  /// A session; a role that the options name is assumed at once.
  /// - Throws: `AWSCallError` if there are no credentials or the role may not be assumed.
  public init(_ options: AWSSessionOptions, caller: AWSCaller, environment: AWSEnvironment) throws(AWSCallError) {
    (self.options, self.caller, self.environment) = (options, caller, environment)
    let (region, endpoints) = (options.region, ServiceEndpoint(environment))
    let sts: @Sendable (any CredentialSource) throws(AWSCallError) -> STSClient = { source throws(AWSCallError) in
      let endpoint = try endpoints.find("sts", region: region)
      return STSClient(caller, at: CallTarget(service: "sts", region: region, endpoint: endpoint, credentials: source))
    }
    let chain = CredentialChain(options.credentials, environment: environment) { profile, base throws(AWSCallError) in
      let client = try sts(StaticCredentials(base))
      return try AssumedRole(clock: caller.clock) { () throws(AWSCallError) in
        try client.assumeRole(
          profile.roleARN, sessionName: profile.sessionName ?? "botocore-session-\(caller.clock.now.seconds)",
          externalID: profile.externalID)
      }
    }
    let base = try chain.find()
    guard let role = options.roleARN, !role.isEmpty else {
      credentials = base
      return
    }
    let client = try sts(base)
    credentials = try AssumedRole(clock: caller.clock) { () throws(AWSCallError) in
      try client.assumeRole(role, sessionName: options.roleSessionName, sourceIdentity: options.roleSourceIdentity)
    }
  }

  /// A client of the Glue Data Catalog.
  /// - Throws: `AWSCallError` if the endpoint's URL cannot be used.
  public func glue() throws(AWSCallError) -> GlueClient {
    GlueClient(caller, at: try target("glue", given: options.endpointURL))
  }

  /// A client of Lake Formation.
  /// - Throws: `AWSCallError` if the endpoint's URL cannot be used.
  public func lakeFormation() throws(AWSCallError) -> LakeFormationClient {
    LakeFormationClient(caller, at: try target("lakeformation", given: options.endpointURL))
  }

  /// A client of Athena.
  /// - Parameters:
  ///   - region: the region; nil for the session's.
  ///   - endpointURL: Athena's URL; nil for the environment's or AWS's own.
  /// - Throws: `AWSCallError` if the endpoint's URL cannot be used.
  public func athena(
    _ athena: AthenaOptions, region: String? = nil, endpointURL: String?
  ) throws(AWSCallError) -> AthenaClient {
    AthenaClient(caller, at: try target("athena", in: region, given: endpointURL), athena)
  }

  private func target(_ service: String, in region: String? = nil, given url: String?) throws(AWSCallError) -> CallTarget {
    let region = region ?? options.region
    let endpoint = try ServiceEndpoint(environment).find(service, region: region, given: url)
    return CallTarget(service: service, region: region, endpoint: endpoint, credentials: credentials)
  }
}
