import Basics
public import Documents

/// What a workflow file says about the lake it reads.
public struct WorkflowOutline: Sendable {
  /// A folder in S3.
  public struct Location: Sendable, Equatable {
    /// The bucket.
    public var bucket: String
    /// The key that everything in it begins with; empty for the whole bucket.
    public var prefix: String

    /// Takes `s3://bucket/prefix/` apart; nil for anything else.
    public init?(_ url: String) {
      guard let scheme = url.firstRange(of: "://") else { return nil }
      let parts = url[scheme.upperBound...].split(separator: "/", maxSplits: 1).map(String.init)
      guard let bucket = parts.first, !bucket.isEmpty else { return nil }
      (self.bucket, prefix) = (bucket, parts.count > 1 ? parts[1] : "")
    }
  }

  /// The path of the file.
  public var path: String
  /// The connector in lower case, such as `athena`.
  public var connector: String
  /// The region.
  public var region: String
  /// The role that the workflow assumes; nil if it uses its credentials as they are.
  public var assumedRole: (account: String, name: String)?
  /// The name under which it assumes the role; nil for the client's own.
  public var workGroup: String
  /// Where results go; nil if the file does not say.
  public var staging: Location?
  /// The account that is named anywhere; nil if none is.
  public var account: String?
  /// Names of databases that the filter takes in, patterns that are plain names alone.
  public var databases: [String]
  /// The variables that stood in the file without a value, with what they were taken for.
  public var filled: [(placeholder: String, value: String)]
  /// The file for a run in a world of our own: other credentials, endpoints and metadata server, all else as it was.
  public var document: JSON

  /// Reads a workflow file.
  /// - Parameter variables: the environment variables that may stand in it.
  /// - Throws: `Diagnostic` or `DiagnosticList` if it is no workflow file.
  public init(_ text: String, path: String, variables: [String: String]) throws {
    self.path = path
    let yaml = try YAML.parse(text, file: path)
    var filling = VariableFilling(variables)
    let document = filling.fill(yaml.json)
    guard let source = document["source"], let type = source["type"]?.string else {
      throw Diagnostic("\(path) is no workflow file: it has no source.type", help: "give OpenMetadata's own YAML for a connector")
    }
    let connection = source["serviceConnection"]?["config"]
    connector = type.lowercased()
    filled = filling.filled
    region = connection?["awsConfig"]?["awsRegion"]?.string ?? "us-east-1"
    workGroup = connection?["workgroup"]?.string.flatMap { $0.isEmpty ? nil : $0 } ?? "primary"
    staging = connection?["s3StagingDir"]?.string.flatMap { Location($0) }
    assumedRole = connection?["awsConfig"]?["assumeRoleArn"]?.string.flatMap(WorkflowOutline.role)
    account = assumedRole?.account ?? connection?["catalogId"]?.text.digits
    databases = WorkflowOutline.names(source["sourceConfig"]?["config"]?["schemaFilterPattern"]?["includes"])
    self.document = WorkflowOutline.redirected(document)
  }

  /// `arn:aws:iam::123456789012:role/path/Name`
  private static func role(_ arn: String) -> (account: String, name: String)? {
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6, parts[5].hasPrefix("role/"), let name = parts[5].split(separator: "/").last else { return nil }
    return (parts[4].digits ?? LakePlan.usualAccount, String(name))
  }

  /// Plain names among regular expressions: anchors and a trailing `.*` aside, letters, digits and underscores only.
  private static func names(_ patterns: JSON?) -> [String] {
    (patterns?.elements ?? []).compactMap(\.string).compactMap { pattern in
      var name = pattern
      if name.hasPrefix("^") { name.removeFirst() }
      if name.hasSuffix("$") { name.removeLast() }
      if name.hasSuffix(".*") { name.removeLast(2) }
      return !name.isEmpty && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? name : nil
    }
  }

  /// The same workflow against a cloud and a metadata server of a rehearsal.
  private static func redirected(_ document: JSON) -> JSON {
    var document = document
    document.edit("source", "serviceConnection", "config", "awsConfig") { aws in
      for name in ["endPointURL", "profileName", "awsSessionToken"] { aws.set(name, nil) }
      aws.set("awsAccessKeyId", .string("${AWS_ACCESS_KEY_ID}"))
      aws.set("awsSecretAccessKey", .string("${AWS_SECRET_ACCESS_KEY}"))
      if aws["assumeRoleArn"]?.string?.isEmpty != false { aws.set("awsSessionToken", .string("${AWS_SESSION_TOKEN}")) }
    }
    document.edit("source", "serviceConnection", "config", "connectionArguments") { $0.set("endpoint_url", nil) }
    document.set("sink", .object(["type": .string("metadata-rest"), "config": .object([:])]))
    let server = JSON.object([
      "hostPort": .string("${MOCKLAKE_METADATA_URL}/api"), "authProvider": .string("openmetadata"),
      "securityConfig": .object(["jwtToken": .string("${MOCKLAKE_TOKEN}")]),
    ])
    document.set("workflowConfig", .object(["openMetadataServerConfig": server]))
    document.set("ingestionPipelineFQN", nil)
    return document
  }
}

extension JSON {
  /// Changes the object at the end of a path; does nothing if there is none.
  fileprivate mutating func edit(_ path: String..., change: (inout JSON) -> Void) {
    edit(path[...], change)
  }

  private mutating func edit(_ path: ArraySlice<String>, _ change: (inout JSON) -> Void) {
    guard let name = path.first else {
      if members != nil { change(&self) }
      return
    }
    guard var inner = self[name] else { return }
    inner.edit(path.dropFirst(), change)
    set(name, inner)
  }
}

extension String {
  /// The text if it is an account's twelve digits, quotes aside.
  var digits: String? {
    let text = filter { $0 != "\"" }
    return text.utf8.count == 12 && text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? text : nil
  }
}
