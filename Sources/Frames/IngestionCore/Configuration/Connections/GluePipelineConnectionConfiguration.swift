public import Documents

/// The connection of the GluePipeline connector.
public struct GluePipelineConnectionConfiguration: Sendable {
  /// How to reach AWS.
  public var aws: AWSConfiguration
  /// The connection in normal form, as it is stored with the service.
  public var document: JSON

  /// Reads a connection in normal form; nil without a region.
  public init?(_ document: JSON) {
    guard let aws = document["awsConfig"].flatMap(AWSConfiguration.init) else { return nil }
    (self.aws, self.document) = (aws, document)
  }
}
