public import AWSSignature

/// What a configuration says of credentials.
public struct CredentialOptions: Sendable, Equatable {
  /// A static key.
  public var accessKeyID: String?
  /// The static key's secret.
  public var secretAccessKey: String?
  /// The static key's token, if it is temporary.
  public var sessionToken: String?
  /// The profile to use instead of the environment.
  public var profileName: String?

  /// Options.
  public init(accessKeyID: String? = nil, secretAccessKey: String? = nil, sessionToken: String? = nil, profileName: String? = nil)
  {
    (self.accessKeyID, self.secretAccessKey) = (accessKeyID, secretAccessKey)
    (self.sessionToken, self.profileName) = (sessionToken, profileName)
  }
}

/// Looks for credentials in the order of the SDK for Python: given keys, environment, profile files.
public struct CredentialChain {
  private let options: CredentialOptions
  private let environment: AWSEnvironment
  private let assume: (RoleProfile, AWSCredentials) throws(AWSCallError) -> any CredentialSource

  /// A profile that names a role.
  public struct RoleProfile: Sendable, Equatable {
    /// The role.
    public var roleARN: String
    /// The name of its sessions.
    public var sessionName: String?
    /// What the role asks for besides.
    public var externalID: String?
  }

  /// A chain.
  /// - Parameter assume: makes the credentials of a role that a profile names, from those of its source profile.
  public init(
    _ options: CredentialOptions, environment: AWSEnvironment,
    assume: @escaping (RoleProfile, AWSCredentials) throws(AWSCallError) -> any CredentialSource
  ) {
    (self.options, self.environment, self.assume) = (options, environment, assume)
  }

  /// The first credentials found.
  /// - Throws: `AWSCallError` if there are none, with the SDK's message.
  public func find() throws(AWSCallError) -> any CredentialSource {
    if let given = try given() { return StaticCredentials(given) }
    let named = given(options.profileName) ?? given(environment["AWS_PROFILE"])
    if options.profileName == nil, let found = try fromEnvironment() { return StaticCredentials(found) }
    let files = ProfileFile(
      credentials: environment.text(ofFileNamedBy: "AWS_SHARED_CREDENTIALS_FILE", or: ".aws/credentials"),
      config: environment.text(ofFileNamedBy: "AWS_CONFIG_FILE", or: ".aws/config"))
    if let named, files[named] == nil { throw failure("The config profile (\(named)) could not be found") }
    if let profile = files[named ?? "default"], let found = try source(of: profile, in: files, depth: 0) { return found }
    throw failure("Unable to locate credentials")
  }

  private func given() throws(AWSCallError) -> AWSCredentials? {
    try credentials(
      options.accessKeyID, options.secretAccessKey, options.sessionToken, where: "explicit",
      names: ("aws_access_key_id", "aws_secret_access_key"))
  }

  private func fromEnvironment() throws(AWSCallError) -> AWSCredentials? {
    guard given(environment["AWS_ACCESS_KEY_ID"]) != nil else { return nil }
    return try credentials(
      environment["AWS_ACCESS_KEY_ID"], environment["AWS_SECRET_ACCESS_KEY"],
      environment["AWS_SESSION_TOKEN"] ?? environment["AWS_SECURITY_TOKEN"], where: "env",
      names: ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"))
  }

  private func source(
    of profile: [String: String], in files: ProfileFile, depth: Int
  ) throws(AWSCallError) -> (any CredentialSource)? {
    guard let role = profile["role_arn"] else { return try keys(of: profile).map(StaticCredentials.init) }
    guard depth < 5 else { throw failure("Infinite loop in credential configuration detected") }
    let base: AWSCredentials?
    if let name = profile["source_profile"] {
      guard let parent = files[name] else { throw failure("The source profile \"\(name)\" must exist") }
      // A profile may be its own source: then its keys count, not its role.
      let isSelf = parent["role_arn"] == role
      let found = isSelf ? try keys(of: parent).map(StaticCredentials.init) : try source(of: parent, in: files, depth: depth + 1)
      base = try found?.credentials()
    } else {
      base = profile["credential_source"] == "Environment" ? try fromEnvironment() : nil
    }
    guard let base else { throw failure("The profile with role \(role) names no source of credentials that can be used") }
    let wanted = RoleProfile(roleARN: role, sessionName: profile["role_session_name"], externalID: profile["external_id"])
    return try assume(wanted, base)
  }

  private func keys(of profile: [String: String]) throws(AWSCallError) -> AWSCredentials? {
    try credentials(
      profile["aws_access_key_id"], profile["aws_secret_access_key"], profile["aws_session_token"],
      where: "shared-credentials-file", names: ("aws_access_key_id", "aws_secret_access_key"))
  }

  private func credentials(
    _ key: String?, _ secret: String?, _ token: String?, where place: String, names: (String, String)
  ) throws(AWSCallError) -> AWSCredentials? {
    switch (given(key), given(secret)) {
    case (nil, nil): return nil
    case (let key?, let secret?): return AWSCredentials(accessKeyID: key, secretAccessKey: secret, sessionToken: given(token))
    case (let key, _):
      throw failure("Partial credentials found in \(place), missing: \(key == nil ? names.0 : names.1)")
    }
  }

  private func given(_ text: String?) -> String? { text.flatMap { $0.isEmpty ? nil : $0 } }

  private func failure(_ message: String) -> AWSCallError {
    AWSCallError(service: "sts", operation: "", code: nil, message: message)
  }
}
