import AWSWire

/// The shapes of crawlers and connections.
extension GlueShapes {
  private static let paths = Shape.list(.text)

  private static let lakePaths: [Shape.Member] = [
    .optional("Paths", paths), .optional("ConnectionName", .text), .optional("Exclusions", paths),
    .optional("MaximumTraversalDepth", anyInteger),
  ]

  /// `CrawlerTargets`.
  static let crawlerTargets = Shape.structure([
    .optional(
      "S3Targets",
      .list(
        .structure([
          .optional("Path", .text), .optional("Exclusions", paths), .optional("ConnectionName", .text),
          .optional("SampleSize", anyInteger), .optional("EventQueueArn", .text), .optional("DlqEventQueueArn", .text),
        ]))),
    .optional(
      "JdbcTargets",
      .list(
        .structure([
          .optional("ConnectionName", .text), .optional("Path", .text), .optional("Exclusions", paths),
          .optional("EnableAdditionalMetadata", .list(.string(.oneOf(["COMMENTS", "RAWTYPES"])))),
        ]))),
    .optional(
      "MongoDBTargets",
      .list(.structure([.optional("ConnectionName", .text), .optional("Path", .text), .optional("ScanAll", .bool)]))),
    .optional(
      "DynamoDBTargets",
      .list(.structure([.optional("Path", .text), .optional("scanAll", .bool), .optional("scanRate", .double)]))),
    .optional(
      "CatalogTargets",
      .list(
        .structure([
          .required("DatabaseName", .string(name)), .required("Tables", .list(.string(name), count: 1...Int.max)),
          .optional("ConnectionName", .text), .optional("EventQueueArn", .text), .optional("DlqEventQueueArn", .text),
        ]))),
    .optional(
      "DeltaTargets",
      .list(
        .structure([
          .optional("DeltaTables", paths), .optional("ConnectionName", .text), .optional("WriteManifest", .bool),
          .optional("CreateNativeDeltaTable", .bool),
        ]))),
    .optional("IcebergTargets", .list(.structure(lakePaths))),
    .optional("HudiTargets", .list(.structure(lakePaths))),
  ])

  /// What `CreateCrawler` and `UpdateCrawler` share, beside role and targets.
  static let crawler: [Shape.Member] = [
    .optional("DatabaseName", .text),
    .optional("Description", .string(description)),
    .optional("Classifiers", .list(.string(name))),
    .optional("TablePrefix", .string(StringConstraint(minimum: 0, maximum: 128))),
    .optional(
      "SchemaChangePolicy",
      .structure([
        .optional("UpdateBehavior", .string(.oneOf(["LOG", "UPDATE_IN_DATABASE"]))),
        .optional("DeleteBehavior", .string(.oneOf(["LOG", "DELETE_FROM_DATABASE", "DEPRECATE_IN_DATABASE"]))),
      ])),
    .optional(
      "RecrawlPolicy",
      .structure([
        .optional(
          "RecrawlBehavior",
          .string(.oneOf(["CRAWL_EVERYTHING", "CRAWL_NEW_FOLDERS_ONLY", "CRAWL_EVENT_MODE"])))
      ])),
    .optional(
      "LineageConfiguration",
      .structure([.optional("CrawlerLineageSettings", .string(.oneOf(["ENABLE", "DISABLE"])))])),
    .optional(
      "LakeFormationConfiguration",
      .structure([
        .optional("UseLakeFormationCredentials", .bool), .optional("AccountId", .string(.length(0...12))),
      ])),
    .optional("Configuration", .text),
    .optional("CrawlerSecurityConfiguration", .string(.length(0...128))),
  ]

  // MARK: Connections

  private static let connectionProperties = Shape.map(key: .length(1...128), value: value)
  private static let engineProperties = Shape.map(key: .length(1...128), value: .length(1...2048))

  /// `ConnectionInput`, without the secrets that answers never repeat.
  static let connection: [Shape.Member] = [
    .required("Name", .string(name)),
    .optional("Description", .string(description)),
    .required("ConnectionType", .string(.oneOf(connectionTypes))),
    .optional("MatchCriteria", .list(.string(name), count: 0...10)),
    .required("ConnectionProperties", connectionProperties),
    .optional("SparkProperties", engineProperties),
    .optional("AthenaProperties", engineProperties),
    .optional("PythonProperties", engineProperties),
    .optional(
      "PhysicalConnectionRequirements",
      .structure([
        .optional("SubnetId", .string(name)),
        .optional("SecurityGroupIdList", .list(.string(name), count: 0...50)),
        .optional("AvailabilityZone", .string(name)),
      ])),
    .optional(
      "AuthenticationConfiguration",
      .structure([
        .optional("AuthenticationType", .string(.oneOf(["BASIC", "OAUTH2", "CUSTOM", "IAM"]))),
        .optional("SecretArn", .text), .optional("KmsKeyArn", .text),
      ])),
  ]

  /// `ConnectionType`.
  static let connectionTypes = [
    "JDBC", "SFTP", "MONGODB", "KAFKA", "NETWORK", "MARKETPLACE", "CUSTOM", "SALESFORCE", "VIEW_VALIDATION_REDSHIFT",
    "VIEW_VALIDATION_ATHENA", "GOOGLEADS", "GOOGLESHEETS", "GOOGLEANALYTICS4", "SERVICENOW", "MARKETO", "SAPODATA",
    "ZENDESK", "JIRACLOUD", "NETSUITEERP", "HUBSPOT", "FACEBOOKADS", "INSTAGRAMADS", "ZOHOCRM", "SALESFORCEPARDOT",
    "SALESFORCEMARKETINGCLOUD", "ADOBEANALYTICS", "SLACK", "LINKEDIN", "MIXPANEL", "ASANA", "STRIPE", "SMARTSHEET",
    "DATADOG", "WOOCOMMERCE", "INTERCOM", "SNAPCHATADS", "PAYPAL", "QUICKBOOKS", "FACEBOOKPAGEINSIGHTS", "FRESHDESK",
    "TWILIO", "DOCUSIGNMONITOR", "FRESHSALES", "ZOOM", "GOOGLESEARCHCONSOLE", "SALESFORCECOMMERCECLOUD", "SAPCONCUR",
    "DYNATRACE", "AZURECOSMOS", "AZURESQL", "BIGQUERY", "CLOUDERAHIVE", "CLOUDERAIMPALA", "CLOUDWATCH",
    "CLOUDWATCHMETRICS", "CMDB", "DATALAKEGEN2", "DB2", "DB2AS400", "DOCUMENTDB", "DOMO", "DYNAMODB",
    "GOOGLECLOUDSTORAGE", "HBASE", "KUSTOMER", "MONDAY", "MYSQL", "OKTA", "OPENSEARCH", "ORACLE", "PIPEDRIVE",
    "POSTGRESQL", "SAPHANA", "SQLSERVER", "SYNAPSE", "TERADATA", "TERADATANOS", "TIMESTREAM", "TPCDS", "VERTICA",
  ]
}
