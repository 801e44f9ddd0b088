public import Documents

/// A request to create an entity or to bring it to what the source says.
public enum EntityRequest: Sendable, Equatable {
  /// A database service.
  case databaseService(DatabaseServiceRequest)
  /// A pipeline service.
  case pipelineService(PipelineServiceRequest)
  /// A database.
  case database(DatabaseRequest)
  /// A schema.
  case databaseSchema(DatabaseSchemaRequest)
  /// A table.
  case table(TableRequest)
  /// A pipeline.
  case pipeline(PipelineRequest)

  /// The kind of entity.
  public var kind: EntityKind {
    switch self {
    case .databaseService: .databaseService
    case .pipelineService: .pipelineService
    case .database: .database
    case .databaseSchema: .databaseSchema
    case .table: .table
    case .pipeline: .pipeline
    }
  }

  /// The entity's own name as the server will have it.
  public var name: String {
    switch self {
    case .databaseService(let request): request.name
    case .pipelineService(let request): request.name
    case .database(let request): request.name
    case .databaseSchema(let request): request.name
    case .table(let request): ReservedNames.encode(request.name)
    case .pipeline(let request): request.name
    }
  }

  /// The fully qualified name of what the entity lies in; nil for services.
  public var parent: String? {
    switch self {
    case .databaseService, .pipelineService: nil
    case .database(let request): request.service
    case .databaseSchema(let request): request.database
    case .table(let request): request.databaseSchema
    case .pipeline(let request): request.service
    }
  }

  /// The entity's fully qualified name.
  /// - Throws: `InvalidName` for a name with a quote in it.
  public func fullyQualifiedName() throws(FullyQualifiedName.InvalidName) -> String {
    guard let parent else { return try FullyQualifiedName.quote(name) }
    return try FullyQualifiedName.child(of: parent, named: name)
  }

  /// The fingerprint by which the next run sees whether anything has changed; nil for services, which have none.
  public var sourceHash: String? {
    switch self {
    case .databaseService, .pipelineService: nil
    case .database(let request): SourceHash.of(request)
    case .databaseSchema(let request): SourceHash.of(request)
    case .table(let request): SourceHash.of(request)
    case .pipeline(let request): SourceHash.of(request)
    }
  }

  /// The request's body without its fingerprint.
  public var json: JSON {
    switch self {
    case .databaseService(let request): request.json
    case .pipelineService(let request): request.json
    case .database(let request): request.json
    case .databaseSchema(let request): request.json
    case .table(let request): request.json
    case .pipeline(let request): request.json
    }
  }

  /// The request's body with its fingerprint.
  public func json(sourceHash: String?) -> JSON {
    var body = json
    body.set("sourceHash", sourceHash.map { .string($0) })
    return body
  }
}
