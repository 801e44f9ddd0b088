import Basics
import Documents
import Testing

@testable import IngestionCore

/// The messages are those of version 1.12.14.2 of the original client for the same files.
@Suite struct AthenaConfigurationTests {
  private static let base = """
    source:
      type: athena
      serviceName: local_athena
      serviceConnection:
        config:
          type: Athena
          awsConfig:
            awsRegion: us-east-1
          s3StagingDir: s3://results/om
          workgroup: primary
      sourceConfig:
        config: {}
    workflowConfig:
      openMetadataServerConfig:
        hostPort: http://127.0.0.1:2/api
    """

  private func read(_ replacements: [(String, String)] = []) throws(ConfigurationFailure) -> AthenaConnectionConfiguration? {
    var text = Self.base
    for (line, replacement) in replacements { text = text.replacing(line, with: replacement) }
    let configuration = try WorkflowConfiguration(text, file: "athena.yaml", compatibility: .v1_12) { _ in nil }
    guard case .athena(let connection) = configuration.source.connection else { return nil }
    return connection
  }

  @Test func readsEverySetting() throws {
    let plain = try #require(try read())
    #expect((plain.stagingDirectory, plain.workGroup) == ("s3://results/om", "primary"))
    #expect(plain.catalogID == nil && plain.databaseName == nil && plain.arguments.withoutEffect.isEmpty)
    #expect(plain.document["scheme"]?.string == "awsathena+rest" && plain.document["supportsUsageExtraction"]?.bool == true)
    #expect(plain.document["supportsLineageExtraction"]?.bool == true && plain.document["connectionArguments"] == nil)
    let full = try #require(
      try read([
        (
          "      workgroup: primary",
          """
                workgroup: etl
                scheme: awsathena+rest
                catalogId: "222222222222"
                databaseName: lake
                connectionOptions: {a: b}
                connectionArguments:
                  catalog_name: Mine
                  schema_name: sales
                  work_group: other
                  s3_staging_dir: s3://elsewhere/
                  endpoint_url: http://127.0.0.1:4566
                  region_name: eu-west-1
                  poll_interval: 0.5
                  encryption_option: SSE_KMS
                  kms_key: k
                  result_reuse_enable: true
                  result_reuse_minutes: 5
                  cursor_class: x
          """
        )
      ]))
    #expect((full.workGroup, full.catalogID, full.databaseName) == ("etl", "222222222222", "lake"))
    let arguments = full.arguments
    #expect((arguments.catalogName, arguments.schemaName, arguments.workGroup) == ("Mine", "sales", "other"))
    #expect((arguments.stagingDirectory, arguments.endpointURL) == ("s3://elsewhere/", "http://127.0.0.1:4566"))
    #expect((arguments.region, arguments.pollInterval) == ("eu-west-1", 0.5))
    #expect((arguments.encryptionOption, arguments.encryptionKey) == ("SSE_KMS", "k"))
    #expect((arguments.reusesResults, arguments.reuseMinutes) == (true, 5))
    #expect(arguments.withoutEffect == ["cursor_class"])
  }

  @Test(arguments: [
    ("      s3StagingDir: s3://results/om\n", "", "Missing parameter 's3StagingDir'"),
    ("      workgroup: primary\n", "", "Missing parameter 'workgroup'"),
    ("      awsConfig:\n        awsRegion: us-east-1\n", "", "Missing parameter 'awsConfig'"),
    ("        awsRegion: us-east-1", "        profileName: x", "Missing parameter in ('awsConfig', 'awsRegion')"),
    ("s3://results/om", "results", "Invalid parameter value for 's3StagingDir'"),
    ("workgroup: primary", "workgroup: 1", "Invalid parameter value for 'workgroup'"),
    ("workgroup: primary", "workgroup: primary\n      scheme: jdbc", "Invalid parameter value for 'scheme'"),
  ])
  func complainsAsTheOriginal(_ line: String, _ replacement: String, _ bullet: String) throws {
    let failure = try #require(throws: ConfigurationFailure.self) { try read([(line, replacement)]) }
    #expect(
      failure.message
        == "We encountered an error parsing the configuration of your AthenaConnection.\n"
        + "You might need to review your config based on the original cause of this failure:\n\t - \(bullet)")
  }

  @Test func anotherConnectionIsRefused() throws {
    let failure = try #require(throws: ConfigurationFailure.self) { try read([("type: Athena", "type: Glue")]) }
    #expect(failure.message.hasPrefix("Expected AthenaConnection"))
  }
}
