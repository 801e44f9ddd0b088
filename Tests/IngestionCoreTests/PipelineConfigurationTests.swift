import Testing

@testable import IngestionCore

/// The messages are those of version 1.12.14.2 of the original client for the same files.
@Suite struct PipelineConfigurationTests {
  private func file(_ config: String = "type: PipelineMetadata", connection: String = "awsConfig: {awsRegion: us-east-1}")
    -> String
  {
    """
    source:
      type: gluepipeline
      serviceName: pipelines
      serviceConnection: {config: {type: GluePipeline, \(connection)}}
      sourceConfig: {config: {\(config)}}
    sink: {type: metadata-rest, config: {}}
    workflowConfig:
      openMetadataServerConfig:
        hostPort: http://127.0.0.1:2/api
        authProvider: openmetadata
        securityConfig: {jwtToken: token}
    """
  }

  private func read(_ text: String) throws(ConfigurationFailure) -> WorkflowConfiguration {
    try WorkflowConfiguration(text, file: "p.yaml", compatibility: .v1_12) { _ in nil }
  }

  @Test func theDefaultsAreTheOriginals() throws {
    let configuration = try read(file("")).source
    #expect(configuration.type == "gluepipeline")
    #expect(configuration.connection?.aws.region == "us-east-1")
    let pipelines = configuration.pipelines
    #expect(pipelines.includesLineage && pipelines.marksDeletedPipelines)
    #expect(!pipelines.overridesLineage && !pipelines.overridesMetadata)
    #expect(pipelines.lookbackDays == 1)
    #expect(pipelines.databaseServices.isEmpty && pipelines.storageServices.isEmpty)
  }

  @Test func everySettingIsRead() throws {
    let pipelines = try read(
      file(
        "includeLineage: false, includeOwners: false, includeTags: false, includeUnDeployedPipelines: false, "
          + "markDeletedPipelines: false, overrideLineage: true, overrideMetadata: true, statusLookbackDays: 7, "
          + "pipelineFilterPattern: {includes: [a]}, "
          + "lineageInformation: {dbServiceNames: [d, e], storageServiceNames: [s], other: 1}")
    ).source.pipelines
    #expect(!pipelines.includesLineage && !pipelines.marksDeletedPipelines)
    #expect(pipelines.overridesLineage && pipelines.overridesMetadata)
    #expect(pipelines.lookbackDays == 7)
    #expect(pipelines.databaseServices == ["d", "e"])
    #expect(pipelines.storageServices == ["s"])
    #expect(try pipelines.pipelines.accepts("abc") && !pipelines.pipelines.accepts("bc"))
  }

  @Test(arguments: [
    (
      "includeTabels: true", "PipelineServiceMetadataPipeline",
      ["Extra parameter 'includeTabels'", "Invalid parameter value for 'includeTabels'"]
    ),
    ("statusLookbackDays: x", "PipelineServiceMetadataPipeline", ["Invalid parameter value for 'statusLookbackDays'"]),
    (
      "lineageInformation: {dbServiceNames: a}", "PipelineServiceMetadataPipeline",
      ["Invalid parameter value for ('lineageInformation', 'dbServiceNames')"]
    ),
  ])
  func wrongSettings(_ config: String, _ model: String, _ bullets: [String]) {
    check(file(config), model, bullets)
  }

  @Test(arguments: [
    ("awsConfig: {}", ["Missing parameter in ('awsConfig', 'awsRegion')"]),
    (
      "awsConfig: {awsRegion: r}, databaseName: x",
      ["Extra parameter 'databaseName'", "Invalid parameter value for 'databaseName'"]
    ),
  ])
  func wrongConnections(_ connection: String, _ bullets: [String]) {
    check(file(connection: connection), "GluePipelineConnection", bullets)
  }

  private func check(_ text: String, _ model: String, _ bullets: [String]) {
    do throws(ConfigurationFailure) {
      _ = try read(text)
      Issue.record("the file was to be refused")
    } catch {
      let heading = "We encountered an error parsing the configuration of your \(model)."
      #expect(error.message.hasPrefix(heading))
      #expect(
        error.message.split(separator: "- ").dropFirst().map { $0.split(separator: "\n").first.map(String.init) } == bullets)
    }
  }
}
