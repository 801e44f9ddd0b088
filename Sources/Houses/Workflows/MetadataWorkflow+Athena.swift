import AWSClient
import Connectors
import IngestionCore

extension MetadataWorkflow {
  /// A source over Athena, Glue and Lake Formation.
  func athena(
    _ connection: AthenaConnectionConfiguration, _ metadata: DatabaseMetadataConfiguration
  ) throws(WorkflowReport.Fatal) -> AthenaSource {
    let session = try session(connection.aws)
    let options = AthenaOptions(connection)
    // The original client's own URL reaches Athena through the driver's arguments only.
    let url = connection.arguments.endpointURL ?? (self.options.compatibility == .standard ? connection.aws.endpointURL : nil)
    let athena = try client { () throws(AWSCallError) in
      try session.athena(options, region: connection.arguments.region, endpointURL: url)
    }
    return AthenaSource(
      athena, try client(session.glue), try client(session.lakeFormation), connection, metadata,
      compatibility: self.options.compatibility)
  }
}

extension AthenaOptions {
  /// The driver's arguments win over the connection's own settings.
  fileprivate init(_ connection: AthenaConnectionConfiguration) {
    let arguments = connection.arguments
    let place = arguments.stagingDirectory ?? connection.stagingDirectory
    self.init(
      catalog: arguments.catalogName ?? connection.catalogID ?? "awsdatacatalog", database: arguments.schemaName ?? "default",
      workGroup: arguments.workGroup ?? (connection.workGroup.isEmpty ? nil : connection.workGroup),
      outputLocation: place.isEmpty ? nil : place.hasSuffix("/") ? place : "\(place)/",
      pollInterval: arguments.pollInterval ?? 1)
    encryption = arguments.encryptionOption.map { ($0, arguments.encryptionKey) }
    reuseMinutes = arguments.reusesResults == true ? arguments.reuseMinutes ?? 60 : nil
  }
}
