/// The kinds of entity that the metadata server keeps and an ingestion reads or writes.
public enum EntityKind: String, Sendable, Hashable, CaseIterable {
  /// A connection to a database system, the root of what is read through it.
  case databaseService
  /// A connection to a system that runs pipelines, the root of what is read through it.
  case pipelineService
  /// A database; for Glue a catalog.
  case database
  /// A schema; for Glue a database.
  case databaseSchema
  /// A table or a view.
  case table
  /// A stored procedure.
  case storedProcedure
  /// A pipeline; for Glue a workflow.
  case pipeline
  /// A folder or bucket of a storage service.
  case container
  /// A group of tags.
  case classification
  /// A tag of a classification.
  case tag
  /// A person.
  case user
  /// A group of people.
  case team

  /// The kind as the server spells it in references and as recordings name it.
  public var name: String { rawValue }

  /// The path of the collection below `/api/v1`.
  public var collection: String {
    switch self {
    case .databaseService, .pipelineService: "services/\(rawValue)s"
    case .database, .databaseSchema, .table, .storedProcedure, .pipeline, .container, .classification, .tag, .user, .team:
      rawValue + "s"
    }
  }

  /// The kind as it stands in reports, for example `DatabaseSchema`.
  public var title: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

  /// The search index that holds entities of this kind.
  public var searchIndex: String {
    switch self {
    case .databaseService: "database_service_search_index"
    case .pipelineService: "pipeline_service_search_index"
    case .database: "database_search_index"
    case .databaseSchema: "database_schema_search_index"
    case .table: "table_search_index"
    case .storedProcedure: "stored_procedure_search_index"
    case .pipeline: "pipeline_search_index"
    case .container: "container_search_index"
    case .classification: "classification_search_index"
    case .tag: "tag_search_index"
    case .user: "user_search_index"
    case .team: "team_search_index"
    }
  }
}
