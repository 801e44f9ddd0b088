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

  /// `sourceConfig.config` types of the original client that have no workflow here.
  static let knownSourceConfigs = [
    "DatabaseUsage", "DatabaseLineage", "Profiler", "AutoClassification", "TestSuite", "PipelineMetadata", "DBT",
  ]
}
