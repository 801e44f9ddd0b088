import Basics
import Documents
import Testing

@testable import IngestionCore

/// The messages are those of version 1.12.14.2 of the original client for the same files.
@Suite struct WorkflowConfigurationTests {
  private static let base = """
    source:
      type: glue
      serviceName: local_glue
      serviceConnection:
        config:
          type: Glue
          awsConfig:
            awsAccessKeyId: test
            awsSecretAccessKey: test
            awsRegion: us-east-1
            endPointURL: http://127.0.0.1:1
      sourceConfig:
        config:
          type: DatabaseMetadata
    sink:
      type: metadata-rest
      config: {}
    workflowConfig:
      loggerLevel: DEBUG
      openMetadataServerConfig:
        hostPort: http://127.0.0.1:2/api
        authProvider: openmetadata
        securityConfig:
          jwtToken: token
    """

  private func read(
    _ text: String, _ compatibility: Compatibility = .standard, file: String? = "glue.yaml", variables: [String: String] = [:]
  ) throws(ConfigurationFailure) -> WorkflowConfiguration {
    try WorkflowConfiguration(text, file: file, compatibility: compatibility) { variables[$0] }
  }

  /// The base with one line replaced; nil removes it.
  private func edited(_ line: String, _ replacement: String?) -> String {
    Self.base.split(separator: "\n", omittingEmptySubsequences: false)
      .compactMap { $0 == line ? replacement : String($0) }.joined(separator: "\n")
  }

  private func problem(_ text: String, _ compatibility: Compatibility = .v1_12) -> ConfigurationFailure? {
    do throws(ConfigurationFailure) {
      _ = try read(text, compatibility)
      return nil
    } catch {
      return error
    }
  }

  @Test func readsTheDocumentedFile() throws {
    let configuration = try read(Self.base)
    #expect(configuration.source.type == "glue")
    #expect(configuration.source.connection?.aws.accessKeyID == "test")
    #expect(configuration.source.connection?.aws.roleSessionName == "OpenMetadataSession")
    #expect(configuration.source.metadata.marksDeletedTables)
    #expect(!configuration.source.metadata.marksDeletedSchemas)
    #expect(configuration.server.token == "token")
    #expect(configuration.successThreshold == 90)
    #expect(configuration.logLevel == .debug)
  }

  @Test func storesTheConnectionWithDefaults() throws {
    let document = try #require(try read(Self.base).source.connection?.document)
    #expect(
      document.text
        == #"{"type":"Glue","awsConfig":{"enabled":false,"awsAccessKeyId":"test","awsSecretAccessKey":"test","awsRegion":"us-east-1","endPointURL":"http://127.0.0.1:1/","assumeRoleSessionName":"OpenMetadataSession"}}"#
    )
  }

  @Test(
    arguments: [
      ("        awsRegion: us-east-1", nil, "GlueConnection", ["Missing parameter in ('awsConfig', 'awsRegion')"]),
      (
        "        awsRegion: us-east-1", "        awsRegion: x\n        awsRegon: y", "GlueConnection",
        ["Extra parameter in ('awsConfig', 'awsRegon')", "Invalid parameter value for ('awsConfig', 'awsRegon')"]
      ),
      (
        "      type: Glue", "      type: Glue\n      foo: 1", "GlueConnection",
        ["Extra parameter 'foo'", "Invalid parameter value for 'foo'"]
      ),
      (
        "      type: DatabaseMetadata", "      includeTabels: true", "DatabaseServiceMetadataPipeline",
        ["Extra parameter 'includeTabels'", "Invalid parameter value for 'includeTabels'"]
      ),
      (
        "      type: DatabaseMetadata", "      threads: abc", "DatabaseServiceMetadataPipeline",
        ["Invalid parameter value for 'threads'"]
      ),
      (
        "      type: DatabaseMetadata", "      threads: 1.5", "DatabaseServiceMetadataPipeline",
        ["Invalid parameter value for 'threads'"]
      ),
      (
        "      type: DatabaseMetadata", "      includeTables: maybe", "DatabaseServiceMetadataPipeline",
        ["Invalid parameter value for 'includeTables'"]
      ),
      (
        "      type: DatabaseMetadata", "      tableFilterPattern: {includes: abc}", "DatabaseServiceMetadataPipeline",
        ["Invalid parameter value for ('tableFilterPattern', 'includes')"]
      ),
      (
        "      type: DatabaseMetadata", "      incremental: {lookbackDays: 3}", "DatabaseServiceMetadataPipeline",
        ["Missing parameter in ('incremental', 'enabled')"]
      ),
      (
        "      type: DatabaseMetadata", "      jsonSchemaSampleSize: 0", "DatabaseServiceMetadataPipeline",
        ["Invalid parameter value for 'jsonSchemaSampleSize'"]
      ),
      ("  loggerLevel: DEBUG", "  loggerLevel: TRACE", "WorkflowConfig", ["Invalid parameter value for 'loggerLevel'"]),
      ("  loggerLevel: DEBUG", "  x: 1", "WorkflowConfig", ["Extra parameter 'x'", "Invalid parameter value for 'x'"]),
      (
        "    hostPort: http://127.0.0.1:2/api", nil, "WorkflowConfig",
        ["Missing parameter in ('openMetadataServerConfig', 'hostPort')"]
      ),
      (
        "      jwtToken: token", "      {}", "WorkflowConfig",
        ["Missing parameter in ('openMetadataServerConfig', 'securityConfig', 'jwtToken')"]
      ),
      (
        "        awsAccessKeyId: test", "        awsAccessKeyId: 123", "GlueConnection",
        ["Invalid parameter value for ('awsConfig', 'awsAccessKeyId')"]
      ),
      (
        "        endPointURL: http://127.0.0.1:1", "        endPointURL: not a url", "GlueConnection",
        ["Invalid parameter value for ('awsConfig', 'endPointURL')"]
      ),
    ] as [(String, String?, String, [String])])
  func complainsAsTheOriginal(_ line: String, _ replacement: String?, _ model: String, _ bullets: [String]) {
    let expected =
      "We encountered an error parsing the configuration of your \(model).\n"
      + "You might need to review your config based on the original cause of this failure:\n"
      + bullets.map { "\t - \($0)" }.joined(separator: "\n")
    #expect(problem(edited(line, replacement))?.message == expected)
    #expect(problem(edited(line, replacement), .standard)?.message == expected)
  }

  @Test(arguments: [
    ("      type: DatabaseMetadata", "      threads: '4'"), ("      type: DatabaseMetadata", "      includeTables: yes"),
    ("      type: DatabaseMetadata", "      includeTables: 1"), ("      type: DatabaseMetadata", "      includeTables:"),
    ("      type: DatabaseMetadata", "      {}"), ("      type: Glue", "      databaseName: '123456789012'"),
    ("  config: {}", "  config: {api_endpoint: x}"), ("  loggerLevel: DEBUG", "  successThreshold: 50"),
    ("        endPointURL: http://127.0.0.1:1", "        endPointURL: localhost:4566"),
    ("sink:", "ingestionPipelineFQN: a.b\nsink:"),
  ])
  func acceptsWhatTheOriginalAccepts(_ line: String, _ replacement: String) {
    #expect(problem(edited(line, replacement))?.message == nil)
  }

  @Test(
    arguments: [("sink:", "foo: 1\nsink:"), ("  type: glue", nil), ("  type: glue", "  type: glue\n  foo: 1")]
      as [(String, String?)])
  func theOriginalIsAtALoss(_ line: String, _ replacement: String?) {
    #expect(problem(edited(line, replacement))?.message == "Uncaught error when parsing the workflow!")
    #expect(problem(edited(line, replacement), .standard)?.message.hasPrefix("We encountered an error") == true)
  }

  @Test func tellsEverythingAtOnceWithPlaces() throws {
    let text = edited("        awsRegion: us-east-1", nil).replacing("type: DatabaseMetadata", with: "includeTabels: true")
    let failure = try #require(problem(text, .standard))
    #expect(failure.diagnostics.count == 2)
    let unknown = try #require(failure.diagnostics.first { $0.code == "ML003" })
    #expect(unknown.help == "did you mean includeTables?")
    #expect(unknown.location == SourceLocation(file: "glue.yaml", line: 13, column: 7, length: 13))
  }

  @Test func putsVariablesIn() throws {
    let text = Self.base.replacing("awsRegion: us-east-1", with: "awsRegion: ${REGION}")
    #expect(try read(text, variables: ["REGION": "eu-west-1"]).source.connection?.aws.region == "eu-west-1")
  }

  @Test func readsJSON() throws {
    let text = """
      {"source": {"type": "glue", "serviceName": "s", "serviceConnection": {"config": {"awsConfig": {"awsRegion": "us-east-1"}}},
       "sourceConfig": {}}, "workflowConfig": {"openMetadataServerConfig": {"hostPort": "http://h/api"}}}
      """
    #expect(try read(text, file: "w.json").source.serviceName == "s")
    #expect(throws: ConfigurationFailure.self) { try read("{", file: "w.json") }
  }

  @Test(arguments: [
    ("type: glue", "type: gleu", "unknown source type \"gleu\"", "did you mean glue?"),
    (
      "type: glue", "type: athena-usage", "there is no connector for source type \"athena-usage\" yet",
      "this version reads athena, glue, gluepipeline"
    ),
    ("type: Glue", "type: Athena", "Expected GlueConnection, but got a connection of type Athena", "write type: Glue"),
    (
      "type: DatabaseMetadata", "type: Profiler", "there is no workflow for source configurations of type Profiler yet",
      "this version runs DatabaseMetadata and PipelineMetadata"
    ),
    (
      "  serviceName: local_glue\n", "", "serviceName is required field for executing the Metadata Workflow",
      "name the service under source, for example serviceName: local_glue"
    ),
    (
      "type: DatabaseMetadata", "tableFilterPattern: {includes: ['(']}",
      "Invalid regex [(]: missing ), unterminated subpattern at position 0",
      "filters are regular expressions as Python reads them"
    ),
  ])
  func saysWhatIsNotThere(_ old: String, _ new: String, _ message: String, _ help: String) throws {
    let failure = try #require(problem(Self.base.replacing(old, with: new), .standard))
    #expect(failure.message == message)
    #expect(failure.diagnostics.first?.help == help)
    #expect(failure.diagnostics.first?.location != nil)
  }

  @Test(arguments: ["", "a", "- 1", "source:\n\t- x", "{", "source: [1]\nworkflowConfig: 2", "source:\nworkflowConfig:"])
  func neverCrashes(_ text: String) {
    #expect(problem(text) != nil)
    #expect(problem(text, .standard) != nil)
  }
}
