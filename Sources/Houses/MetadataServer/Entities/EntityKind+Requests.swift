extension EntityKind {
  /// What a create request of a kind may and must hold.
  struct RequestShape: Sendable {
    /// The name of the request's type, as error messages give it.
    let typeName: String
    /// The members that have to be there.
    let required: [String]
    /// All members that may be there.
    let allowed: Set<String>
    /// Members that the request has and the entity has not.
    let transient: Set<String>
  }

  /// The create request of this kind, from the public schemas of OpenMetadata 1.12.
  var request: RequestShape { EntityKind.requests[self] ?? RequestShape("", "", "") }

  private static let requests: [EntityKind: RequestShape] = [
    .databaseService: service("CreateDatabaseService"),
    .storageService: service("CreateStorageService"),
    .pipelineService: service("CreatePipelineService", transient: "lifeCycle scheduleInterval"),
    .ingestionPipeline: RequestShape(
      "CreateIngestionPipeline", "name pipelineType sourceConfig airflowConfig service",
      "displayName description loggerLevel raiseOnError owners provider domains processingEngine enableStreamableLogs"),
    .database: RequestShape("CreateDatabase", "name service", "\(asset) default retentionPeriod"),
    .databaseSchema: RequestShape("CreateDatabaseSchema", "name database", "\(asset) retentionPeriod"),
    .table: RequestShape(
      "CreateTable", "name columns databaseSchema",
      "\(asset) tableType dataModel locationPath tableConstraints tablePartition tableProfilerConfig schemaDefinition "
        + "retentionPeriod fileFormat"),
    .storedProcedure: RequestShape(
      "CreateStoredProcedure", "name storedProcedureCode databaseSchema", "\(asset) storedProcedureType"),
    .pipeline: RequestShape(
      "CreatePipeline", "name service", "\(asset) concurrency pipelineLocation startDate tasks state scheduleInterval"),
    .container: RequestShape(
      "CreateContainer", "name service", "\(asset) parent dataModel prefix numberOfObjects size fileFormats fullPath"),
    .classification: RequestShape(
      "CreateClassification", "name description",
      "displayName provider mutuallyExclusive domains owners reviewers autoClassificationConfig"),
    .tag: RequestShape(
      "CreateTag", "name description",
      "classification parent displayName style provider mutuallyExclusive domains owners reviewers recognizers "
        + "autoClassificationEnabled autoClassificationPriority", transient: "associatedTags"),
    .user: RequestShape(
      "CreateUser", "name email",
      "description displayName externalId scimUserName timezone isBot isAdmin profile teams roles personas "
        + "defaultPersona authenticationMechanism domains",
      transient: "botName createPasswordType password confirmPassword"),
    .team: RequestShape(
      "CreateTeam", "name teamType",
      "email displayName externalId description profile parents children users defaultRoles defaultPersona owners "
        + "isJoinable policies domains"),
  ]

  /// What every data asset may have.
  private static let asset =
    "displayName description owners tags domains dataProducts extension sourceUrl lifeCycle sourceHash"

  private static func service(_ typeName: String, transient: String = "") -> RequestShape {
    RequestShape(
      typeName, "name serviceType", "displayName description tags connection owners dataProducts domains ingestionRunner",
      transient: transient)
  }
}

extension EntityKind.RequestShape {
  fileprivate init(_ typeName: String, _ required: String, _ optional: String, transient: String = "") {
    func names(_ list: String) -> [String] { list.split(separator: " ").map(String.init) }
    self.init(
      typeName: typeName, required: names(required), allowed: Set(names(required) + names(optional) + names(transient)),
      transient: Set(names(transient)))
  }
}
