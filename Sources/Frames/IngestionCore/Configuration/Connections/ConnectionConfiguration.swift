public import Documents

/// The connection of a source, whichever connector it is of.
public enum ConnectionConfiguration: Sendable {
  /// The Glue connector's.
  case glue(GlueConnectionConfiguration)
  /// The Athena connector's.
  case athena(AthenaConnectionConfiguration)
  /// The GluePipeline connector's.
  case gluePipeline(GluePipelineConnectionConfiguration)

  /// Reads a connection in normal form; nil for a type without a connector, and for one without a region.
  public init?(_ document: JSON) {
    switch document["type"]?.string {
    case "Glue":
      guard let connection = GlueConnectionConfiguration(document) else { return nil }
      self = .glue(connection)
    case "Athena":
      guard let connection = AthenaConnectionConfiguration(document) else { return nil }
      self = .athena(connection)
    case "GluePipeline":
      guard let connection = GluePipelineConnectionConfiguration(document) else { return nil }
      self = .gluePipeline(connection)
    default: return nil
    }
  }

  /// The connection in normal form, as it is stored with the service.
  public var document: JSON {
    switch self {
    case .glue(let connection): connection.document
    case .athena(let connection): connection.document
    case .gluePipeline(let connection): connection.document
    }
  }

  /// How to reach AWS.
  public var aws: AWSConfiguration {
    switch self {
    case .glue(let connection): connection.aws
    case .athena(let connection): connection.aws
    case .gluePipeline(let connection): connection.aws
    }
  }
}
