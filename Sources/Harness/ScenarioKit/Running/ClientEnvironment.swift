import AWSSignature

/// The environment variables by which clients find a world: what files expand, and what commands inherit.
struct ClientEnvironment {
  /// The variables.
  let variables: [String: String]

  /// - Parameters:
  ///   - aws: the URL of the cloud.
  ///   - metadata: the URL of the metadata server.
  init(_ world: World, _ credentials: AWSCredentials, aws: String, metadata: String) {
    variables = [
      "AWS_ACCESS_KEY_ID": credentials.accessKeyID, "AWS_SECRET_ACCESS_KEY": credentials.secretAccessKey,
      "AWS_SESSION_TOKEN": credentials.sessionToken ?? "", "AWS_REGION": world.region,
      "AWS_DEFAULT_REGION": world.region, "AWS_ENDPOINT_URL": aws, "AWS_ACCOUNT_ID": world.account,
      "AWS_EC2_METADATA_DISABLED": "true", "MOCKLAKE_METADATA_URL": metadata, "MOCKLAKE_TOKEN": "scenario",
    ]
  }

  /// The variables for a command: the program's own environment without what could lead a client to the real cloud.
  func inherited(from own: [String: String], searchPath: [String]) -> [String: String] {
    var result = own.filter { !$0.key.hasPrefix("AWS_") && !$0.key.lowercased().hasSuffix("_proxy") }
    for (name, value) in variables where !value.isEmpty { result[name] = value }
    (result["AWS_CONFIG_FILE"], result["AWS_SHARED_CREDENTIALS_FILE"]) = ("/dev/null", "/dev/null")
    result["NO_PROXY"] = "127.0.0.1,localhost"
    result["PATH"] = searchPath.joined(separator: ":")
    return result
  }
}
