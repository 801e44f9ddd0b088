extension ConfigurationSchema {
  private static let incremental = ConfigurationSchema(
    "Incremental",
    [
      .other("enabled", .flag, required: true), .integer("lookbackDays", 7), .integer("safetyMarginDays", 1),
    ])

  private static let owners = ConfigurationSchema(
    "OwnerConfiguration",
    [
      .text("default"), .text("service"), .other("database", .anything), .other("databaseSchema", .anything),
      .other("table", .anything), .flag("enableInheritance", true),
    ])

  /// `sourceConfig.config` of type `DatabaseMetadata`.
  static let databaseMetadata = ConfigurationSchema(
    "DatabaseServiceMetadataPipeline",
    [
      .choice("type", ["DatabaseMetadata"], or: "DatabaseMetadata"), .flag("markDeletedTables", true),
      .flag("markDeletedStoredProcedures", true), .flag("markDeletedSchemas", false), .flag("markDeletedDatabases", false),
      .flag("includeTables", true), .flag("includeViews", true), .flag("includeTags", true),
      .flag("includeCustomProperties", false), .flag("includeOwners", false), .object("ownerConfig", owners),
      .flag("includeStoredProcedures", true), .flag("includeDDL", false), .flag("overrideMetadata", false),
      .integer("queryLogDuration", 1), .integer("queryParsingTimeoutLimit", 300), .flag("useFqnForFiltering", false),
      .object("schemaFilterPattern", filterPattern), .object("tableFilterPattern", filterPattern),
      .object("databaseFilterPattern", filterPattern), .object("storedProcedureFilterPattern", filterPattern),
      .integer("threads", 1), .object("incremental", incremental), .flag("extractJsonSchema", false),
      .integer("jsonSchemaSampleSize", 10, in: 1...1000),
    ])

  private static let lineageInformation = ConfigurationSchema(
    "LineageInformation", [.other("dbServiceNames", .texts), .other("storageServiceNames", .texts)], isOpen: true)

  /// `sourceConfig.config` of type `PipelineMetadata`.
  static let pipelineMetadata = ConfigurationSchema(
    "PipelineServiceMetadataPipeline",
    [
      .choice("type", ["PipelineMetadata"], or: "PipelineMetadata"), .flag("includeLineage", true),
      .flag("includeOwners", true), .object("pipelineFilterPattern", filterPattern),
      .object("lineageInformation", lineageInformation), .flag("overrideLineage", false),
      .flag("markDeletedPipelines", true), .flag("includeTags", true), .flag("includeUnDeployedPipelines", true),
      .integer("statusLookbackDays", 1), .flag("overrideMetadata", false),
    ])

  /// What `sourceConfig.config` of each source type holds.
  static func sourceConfig(of source: String?) -> ConfigurationSchema {
    source?.lowercased() == "gluepipeline" ? pipelineMetadata : databaseMetadata
  }

  /// `sourceConfig.config` types of the original client that have no workflow here.
  static let knownSourceConfigs = [
    "DatabaseUsage", "DatabaseLineage", "Profiler", "AutoClassification", "TestSuite", "DBT",
  ]
}
