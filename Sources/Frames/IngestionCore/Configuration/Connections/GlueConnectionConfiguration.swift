public import Documents

/// The connection of the Glue connector.
public struct GlueConnectionConfiguration: Sendable {
  /// How to reach AWS.
  public var aws: AWSConfiguration
  /// The name of the one database; nil for a database per catalog, named after its id.
  public var databaseName: String?
  /// The connection in normal form, as it is stored with the service.
  public var document: JSON

  /// Reads a connection in normal form; nil without a region.
  public init?(_ document: JSON) {
    guard let aws = document["awsConfig"].flatMap(AWSConfiguration.init) else { return nil }
    (self.aws, self.document) = (aws, document)
    databaseName = document["databaseName"]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }
}
