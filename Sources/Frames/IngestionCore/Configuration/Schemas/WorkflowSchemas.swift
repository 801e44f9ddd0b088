extension ConfigurationSchema {
  private static let security = ConfigurationSchema("OpenMetadataJWTClientConfig", [.text("jwtToken", required: true)])

  private static let certificates = ConfigurationSchema(
    "ValidateSslClientConfig", [.text("caCertificate"), .text("sslCertificate"), .text("sslKey")])

  /// Any step but the source: a type and whatever settings it has.
  static func step(_ name: String) -> ConfigurationSchema {
    ConfigurationSchema(name, [.text("type", required: true), .other("config", .map)])
  }

  /// `openMetadataServerConfig`.
  static let metadataServer = ConfigurationSchema(
    "OpenMetadataConnection",
    [
      .text("clusterName", or: "openmetadata"), .choice("type", ["OpenMetadata"], or: "OpenMetadata"),
      .text("hostPort", required: true),
      .choice(
        "authProvider",
        [
          "basic", "azure", "google", "okta", "auth0", "aws-cognito", "custom-oidc", "ldap", "saml", "openmetadata",
        ], or: "basic"),
      .choice("verifySSL", ["no-ssl", "ignore", "validate"], or: "no-ssl"), .object("sslConfig", certificates),
      .object("securityConfig", security),
      .choice(
        "secretsManagerProvider",
        [
          "db", "managed-aws", "aws", "managed-aws-ssm", "aws-ssm", "managed-azure-kv", "azure-kv", "in-memory", "gcp",
          "kubernetes",
        ], or: "db"),
      .choice("secretsManagerLoader", ["noop", "airflow", "env"], or: "noop"), .text("apiVersion", or: "v1"),
      .flag("includeTopics", true), .flag("includeTables", true), .flag("includeDashboards", true),
      .flag("includePipelines", true), .flag("includeMlModels", true), .flag("includeUsers", true), .flag("includeTeams", true),
      .flag("includeGlossaryTerms", true), .flag("includeTags", true), .flag("includePolicy", true),
      .flag("includeMessagingServices", true), .flag("enableVersionValidation", true), .flag("includeDatabaseServices", true),
      .flag("includePipelineServices", true), .integer("limitRecords", 1000), .flag("forceEntityOverwriting", false),
      .flag("storeServiceConnection", true), .object("elasticsSearch", step("ElasticsSearch")),
      .object("schemaFilterPattern", filterPattern), .object("tableFilterPattern", filterPattern),
      .object("databaseFilterPattern", filterPattern), .flag("supportsDataInsightExtraction"),
      .flag("supportsElasticSearchReindexingExtraction"), .other("extraHeaders", .map),
    ])

  /// `workflowConfig`.
  static let workflow = ConfigurationSchema(
    "WorkflowConfig",
    [
      .choice("loggerLevel", ["DEBUG", "INFO", "WARN", "ERROR"], or: "INFO"), .flag("raiseOnError", true),
      .integer("successThreshold", 90), .object("openMetadataServerConfig", metadataServer, required: true),
      .other("config", .map),
    ])

  /// The whole file; source and workflow are checked by their own schemas.
  static let file = ConfigurationSchema(
    "OpenMetadataWorkflowConfig",
    [
      .other("source", .anything, required: true), .object("processor", step("Processor")), .object("sink", step("Sink")),
      .object("stage", step("Stage")), .object("bulkSink", step("BulkSink")), .other("workflowConfig", .anything, required: true),
      .text("ingestionPipelineFQN"), .text("pipelineRunId"), .flag("enableStreamableLogs", false), .text("ingestionRunnerName"),
    ])

  /// `source`; the connection and the workflow's own settings are checked by their own schemas.
  static let source = ConfigurationSchema(
    "Source",
    [
      .text("type", required: true), .text("serviceName"), .other("serviceConnection", .anything),
      .other("sourceConfig", .anything, required: true),
    ])
}
