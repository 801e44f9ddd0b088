extension ConfigurationSchema {
  /// `awsConfig` of all AWS connectors.
  static let aws = ConfigurationSchema(
    "AWSCredentials",
    [
      .flag("enabled", false), .text("awsAccessKeyId"), .text("awsSecretAccessKey"), .text("awsRegion", required: true),
      .text("awsSessionToken"), .other("endPointURL", .url), .text("profileName"), .text("assumeRoleArn"),
      .text("assumeRoleSessionName", or: "OpenMetadataSession"), .text("assumeRoleSourceIdentity"),
    ])

  /// Expressions that names must or must not match.
  static let filterPattern = ConfigurationSchema(
    "FilterPattern", [.other("includes", .texts), .other("excludes", .texts)])

  /// The connection of the Glue connector.
  static let glueConnection = ConfigurationSchema(
    "GlueConnection",
    [
      .choice("type", ["Glue"], or: "Glue"), .object("awsConfig", aws, required: true), .text("databaseName"),
      .other("connectionOptions", .map), .other("connectionArguments", .map),
      .object("schemaFilterPattern", filterPattern), .object("tableFilterPattern", filterPattern),
      .object("databaseFilterPattern", filterPattern), .flag("supportsMetadataExtraction"), .flag("supportsDBTExtraction"),
    ])

  /// The connection of the Athena connector.
  static let athenaConnection = ConfigurationSchema(
    "AthenaConnection",
    [
      .choice("type", ["Athena"], or: "Athena"), .choice("scheme", ["awsathena+rest"], or: "awsathena+rest"),
      .object("awsConfig", aws, required: true), .other("s3StagingDir", .url, required: true),
      .text("workgroup", required: true), .text("catalogId"), .text("databaseName"), .other("connectionOptions", .map),
      .other("connectionArguments", .map), .object("schemaFilterPattern", filterPattern),
      .object("tableFilterPattern", filterPattern), .object("databaseFilterPattern", filterPattern),
      .flag("supportsMetadataExtraction"), .flag("supportsDBTExtraction"), .flag("supportsProfiler"),
      .flag("supportsQueryComment"), .flag("supportsUsageExtraction", true), .flag("supportsLineageExtraction", true),
      .flag("supportsDataDiff"), .other("sampleDataStorageConfig", .anything),
    ])

  /// The connection of the GluePipeline connector.
  static let gluePipelineConnection = ConfigurationSchema(
    "GluePipelineConnection",
    [
      .choice("type", ["GluePipeline"], or: "GluePipeline"), .object("awsConfig", aws, required: true),
      .object("pipelineFilterPattern", filterPattern), .flag("supportsMetadataExtraction"),
    ])

  /// The connections that can be used, by the type they name.
  static let connections = [
    "Glue": glueConnection, "Athena": athenaConnection, "GluePipeline": gluePipelineConnection,
  ]

  /// Source types of the original client that this one has a connector for, and the connection each needs.
  static let sources = ["athena": "Athena", "glue": "Glue", "gluepipeline": "GluePipeline"]

  /// Source types of the original client for AWS that have no connector here.
  static let knownSources = ["athena-lineage", "athena-usage", "dbt", "testsuite"]
}
