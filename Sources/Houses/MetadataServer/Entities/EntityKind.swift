/// The kinds of entity that are kept; raw values are the type names of references and lineage.
enum EntityKind: String, CaseIterable, Sendable {
  case databaseService, pipelineService, storageService
  case ingestionPipeline, testConnectionDefinition
  case database, databaseSchema, table, storedProcedure
  case pipeline, container
  case classification, tag
  case user, team
}

extension EntityKind {
  /// The path of the collection under `/api/v1`.
  var collection: String {
    switch self {
    case .databaseService, .pipelineService, .storageService, .ingestionPipeline, .testConnectionDefinition:
      "services/\(rawValue)s"
    default: "\(rawValue)s"
    }
  }

  /// The kind of a collection; nil if it is not kept.
  init?(collection: String) {
    guard let kind = EntityKind.byCollection[collection] else { return nil }
    self = kind
  }

  private static let byCollection = Dictionary(uniqueKeysWithValues: allCases.map { ($0.collection, $0) })

  /// The search index of the kind.
  var searchIndex: String {
    rawValue.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : "\($1)" } + "_search_index"
  }

  /// The member of a create request that names the parent, and the parent's kind; nil for what has no parent
  /// and for ingestion pipelines, whose parent is a service of any kind.
  var parent: (field: String, kind: EntityKind)? {
    switch self {
    case .database: ("service", .databaseService)
    case .databaseSchema: ("database", .database)
    case .table, .storedProcedure: ("databaseSchema", .databaseSchema)
    case .pipeline: ("service", .pipelineService)
    case .container: ("service", .storageService)
    case .tag: ("classification", .classification)
    default: nil
    }
  }

  /// The member under which a descendant refers to an entity of this kind.
  var referenceField: String {
    switch self {
    case .databaseService, .pipelineService, .storageService: "service"
    case .container, .tag: "parent"
    default: rawValue
    }
  }

  /// Whether clients may write entities of this kind; the others are shipped with the server.
  var isWritable: Bool { self != .testConnectionDefinition }

  /// Fields that are answered only when the client asks for them.
  static let onRequest: Set<String> = [
    "owners", "tags", "followers", "extension", "domains", "dataProducts", "lifeCycle", "votes", "experts", "reviewers",
    "certification", "usageSummary", "joins", "testSuite", "tableConstraints", "tableProfilerConfig", "sampleData",
    "profile", "customMetrics", "pipelineStatus", "pipelineStatuses",
  ]

  /// Fields that a PUT which leaves them out does not remove: relations, and what other calls wrote.
  static let keptWhenLeftOut: Set<String> = [
    "owners", "tags", "followers", "extension", "domains", "dataProducts", "lifeCycle", "votes", "experts", "reviewers",
    "certification", "usageSummary", "joins", "testSuite", "tableProfilerConfig", "sampleData", "profile",
    "customMetrics", "dataModel", "connection", "retentionPeriod", "pipelineStatus", "pipelineStatuses",
    "displayName", "description", "processedLineage",
  ]

  /// Fields that a bot's PUT does not overwrite once they hold something: people edit them in the catalog.
  static let firstWriteWins: Set<String> = ["description", "displayName", "owners"]

  /// Whether the server makes a field itself, so that patches to it change nothing.
  func isReadOnly(_ field: String) -> Bool {
    if field == "serviceType" { return referenceField != "service" }
    return EntityKind.made.contains(field)
  }

  private static let made: Set<String> = [
    "id", "name", "fullyQualifiedName", "version", "updatedAt", "updatedBy", "href", "deleted", "changeDescription",
    "service", "database", "databaseSchema", "classification", "parent",
  ]
}
