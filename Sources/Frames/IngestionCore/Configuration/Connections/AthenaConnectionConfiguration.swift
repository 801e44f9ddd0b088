public import Documents

/// The connection of the Athena connector.
public struct AthenaConnectionConfiguration: Sendable {
  /// How to reach AWS.
  public var aws: AWSConfiguration
  /// Where results go, for example `s3://results/om/`.
  public var stagingDirectory: String
  /// The workgroup that queries run in.
  public var workGroup: String
  /// The data catalog; nil for the account's own. Glue and Lake Formation are asked for the catalog of this id.
  public var catalogID: String?
  /// The name of the one database; nil for `default`.
  public var databaseName: String?
  /// Arguments of the driver: these win over the other settings.
  public var arguments: DriverArguments
  /// The connection in normal form, as it is stored with the service.
  public var document: JSON

  /// Reads a connection in normal form; nil without a region.
  public init?(_ document: JSON) {
    guard let aws = document["awsConfig"].flatMap(AWSConfiguration.init) else { return nil }
    func text(_ name: String) -> String? { document[name]?.string.flatMap { $0.isEmpty ? nil : $0 } }
    (self.aws, self.document) = (aws, document)
    (stagingDirectory, workGroup) = (text("s3StagingDir") ?? "", text("workgroup") ?? "")
    (catalogID, databaseName) = (text("catalogId"), text("databaseName"))
    arguments = DriverArguments(document["connectionArguments"])
  }
}

/// What `connectionArguments` of the Athena connector say; the names are those of the Python driver.
public struct DriverArguments: Sendable {
  /// The data catalog.
  public var catalogName: String?
  /// The database that statements run in.
  public var schemaName: String?
  /// The workgroup.
  public var workGroup: String?
  /// Where results go.
  public var stagingDirectory: String?
  /// The URL of Athena.
  public var endpointURL: String?
  /// The region of Athena.
  public var region: String?
  /// Seconds between two looks at a running query.
  public var pollInterval: Double?
  /// How results are encrypted, for example `SSE_KMS`.
  public var encryptionOption: String?
  /// The key that results are encrypted with.
  public var encryptionKey: String?
  /// Whether the result of an earlier run of the same statement will do; nil if that is not said.
  public var reusesResults: Bool?
  /// How many minutes old such a result may be.
  public var reuseMinutes: Int?
  /// Names of arguments that have no effect here.
  public var withoutEffect: [String]

  /// Reads `connectionArguments`.
  public init(_ document: JSON?) {
    func text(_ name: String) -> String? { document?[name]?.string.flatMap { $0.isEmpty ? nil : $0 } }
    (catalogName, schemaName, workGroup) = (text("catalog_name"), text("schema_name"), text("work_group"))
    (stagingDirectory, endpointURL, region) = (text("s3_staging_dir"), text("endpoint_url"), text("region_name"))
    pollInterval = document?["poll_interval"].flatMap { $0.double ?? $0.string.flatMap(Double.init) }
    (encryptionOption, encryptionKey) = (text("encryption_option"), text("kms_key"))
    reusesResults = document?["result_reuse_enable"]?.bool
    reuseMinutes = document?["result_reuse_minutes"]?.integer
    withoutEffect = (document?.members ?? []).map(\.name).filter { !DriverArguments.names.contains($0) }
  }

  private static let names: Set = [
    "catalog_name", "schema_name", "work_group", "s3_staging_dir", "endpoint_url", "region_name", "poll_interval",
    "encryption_option", "kms_key", "result_reuse_enable", "result_reuse_minutes",
  ]
}
