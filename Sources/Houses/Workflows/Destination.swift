import Documents
import IngestionCore
import MetadataModel

/// Where a workflow writes, and what it can ask there.
struct Destination {
  var sink: any MetadataSink
  var catalog: any MetadataCatalog
  /// The server; nil if nothing is asked of one.
  var server: ServerSession?
}

extension MetadataWorkflow {
  func destination(_ configuration: WorkflowConfiguration) throws(ConfigurationFailure) -> Destination {
    switch options.destination {
    case .file(let path): return Destination(sink: RecordingSink.jsonLines(to: path), catalog: EmptyCatalog())
    case .memory: return Destination(sink: RecordingSink(), catalog: EmptyCatalog())
    case .server: break
    }
    if let type = configuration.sinkType, type != "metadata-rest" {
      throw ConfigurationFailure(
        "there is no sink of type \"\(type)\"", help: "write type: metadata-rest, or use --output for a file")
    }
    let pause = environment.pause
    let client = try MetadataClient(
      configuration.server, over: environment.serverTransport(configuration.server), userAgent: userAgent(configuration),
      pause: { pause(Double($0)) })
    let sink = MetadataRESTSink(
      client, compatibility: options.compatibility, overridesMetadata: configuration.source.metadata.overridesMetadata)
    let session = ServerSession(client, configuration, clock: environment.clock, ids: environment.ids)
    return Destination(sink: sink, catalog: client, server: session)
  }

  private func userAgent(_ configuration: WorkflowConfiguration) -> String {
    let name = String(
      configuration.source.serviceName.unicodeScalars.filter { (0x20..<0x7F).contains($0.value) }.map(Character.init))
    return "\(configuration.source.type)_metadata (service: \(name); v\(options.compatibility.clientVersion))"
  }

  /// Makes sure that the server can be used, and answers the connection: the file's, or the one that the server keeps.
  func connect(
    _ destination: Destination, _ configuration: WorkflowConfiguration
  ) throws(WorkflowReport.Fatal) -> ConnectionConfiguration {
    if let server = destination.server { try server.start(options.compatibility) }
    if let connection = configuration.source.connection { return connection }
    do throws(MetadataError) {
      let name = (try? FullyQualifiedName.quote(configuration.source.serviceName)) ?? configuration.source.serviceName
      let kind: EntityKind = configuration.source.type == "gluepipeline" ? .pipelineService : .databaseService
      let service = try destination.catalog.entity(kind, named: name, includingDeleted: false)
      let stored = service?.document["connection"]?["config"]
      if let connection = stored.flatMap(ConnectionConfiguration.init) { return connection }
    } catch {
      throw WorkflowReport.Fatal(error)
    }
    let name = configuration.source.serviceName
    throw WorkflowReport.Fatal(
      kind: .server, message: "the file has no serviceConnection, and the server keeps no connection for a service [\(name)]")
  }
}
