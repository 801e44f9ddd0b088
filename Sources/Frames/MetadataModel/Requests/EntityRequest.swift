public import Documents

/// A request to create an entity or to bring it to what the source says.
public enum EntityRequest: Sendable, Equatable {
  /// A database service.
  case databaseService(DatabaseServiceRequest)
  /// A database.
  case database(DatabaseRequest)
  /// A schema.
  case databaseSchema(DatabaseSchemaRequest)
  /// A table.
  case table(TableRequest)

  /// The kind of entity.
  public var kind: EntityKind {
    switch self {
    case .databaseService: .databaseService
    case .database: .database
    case .databaseSchema: .databaseSchema
    case .table: .table
    }
  }

  /// The entity's own name as the server will have it.
  public var name: String {
    switch self {
    case .databaseService(let request): request.name
    case .database(let request): request.name
    case .databaseSchema(let request): request.name
    case .table(let request): ReservedNames.encode(request.name)
    }
  }

  /// The fully qualified name of what the entity lies in; nil for services.
  public var parent: String? {
    switch self {
    case .databaseService: nil
    case .database(let request): request.service
    case .databaseSchema(let request): request.database
    case .table(let request): request.databaseSchema
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
    case .databaseService: nil
    case .database(let request): SourceHash.of(request)
    case .databaseSchema(let request): SourceHash.of(request)
    case .table(let request): SourceHash.of(request)
    }
  }

  /// The request's body without its fingerprint.
  public var json: JSON {
    switch self {
    case .databaseService(let request): request.json
    case .database(let request): request.json
    case .databaseSchema(let request): request.json
    case .table(let request): request.json
    }
  }

  /// The request's body with its fingerprint.
  public func json(sourceHash: String?) -> JSON {
    var body = json
    body.set("sourceHash", sourceHash.map { .string($0) })
    return body
  }
}

/// A request for a database service.
public struct DatabaseServiceRequest: Sendable, Equatable {
  /// The service's name.
  public var name: String
  /// The type, for example `Glue`.
  public var serviceType: String
  /// The connection's configuration with its secrets; nil if it is not to be stored.
  public var connection: JSON?

  /// A request.
  public init(name: String, serviceType: String, connection: JSON?) {
    (self.name, self.serviceType, self.connection) = (name, serviceType, connection)
  }

  /// The request's body.
  public var json: JSON {
    .object([
      "name": .string(name), "serviceType": .string(serviceType),
      "connection": connection.map { .object(["config": $0]) },
    ])
  }
}

/// A request for a database.
public struct DatabaseRequest: Sendable, Equatable {
  /// The database's name.
  public var name: String
  /// The service's fully qualified name.
  public var service: String

  /// A request.
  public init(name: String, service: String) {
    (self.name, self.service) = (name, service)
  }

  /// The request's body.
  public var json: JSON { .object(["name": .string(name), "service": .string(service)]) }
}

/// A request for a schema.
public struct DatabaseSchemaRequest: Sendable, Equatable {
  /// The schema's name.
  public var name: String
  /// The database's fully qualified name.
  public var database: String
  /// What the source says of it.
  public var description: String?
  /// Where a browser shows it.
  public var sourceURL: String?

  /// A request.
  public init(name: String, database: String, description: String? = nil, sourceURL: String? = nil) {
    (self.name, self.database, self.description, self.sourceURL) = (name, database, description, sourceURL)
  }

  /// The request's body.
  public var json: JSON {
    .object([
      "name": .string(name), "description": description.map { .string($0) }, "database": .string(database),
      "sourceUrl": sourceURL.map { .string($0) },
    ])
  }
}

/// A request for a table or a view.
public struct TableRequest: Sendable, Equatable {
  /// The name, not yet encoded for the server.
  public var name: String
  /// What sort of table it is.
  public var tableType: TableType
  /// What the source says of it.
  public var description: String?
  /// The columns in the order of the source.
  public var columns: [Column]
  /// The schema's fully qualified name.
  public var databaseSchema: String
  /// The statement that defines a view.
  public var schemaDefinition: String?
  /// Where a browser shows it.
  public var sourceURL: String?
  /// The format of its files.
  public var fileFormat: FileFormat?
  /// Where its files lie.
  public var locationPath: String?

  /// A request.
  public init(
    name: String, tableType: TableType, description: String? = nil, columns: [Column], databaseSchema: String,
    schemaDefinition: String? = nil, sourceURL: String? = nil, fileFormat: FileFormat? = nil, locationPath: String? = nil
  ) {
    (self.name, self.tableType, self.description, self.columns) = (name, tableType, description, columns)
    (self.databaseSchema, self.schemaDefinition, self.sourceURL) = (databaseSchema, schemaDefinition, sourceURL)
    (self.fileFormat, self.locationPath) = (fileFormat, locationPath)
  }

  /// The request's body.
  public var json: JSON {
    .object([
      "name": .string(ReservedNames.encode(name)), "description": description.map { .string($0) },
      "tableType": .string(tableType.rawValue), "columns": .array(columns.map(\.json)),
      "locationPath": locationPath.map { .string($0) }, "databaseSchema": .string(databaseSchema),
      "schemaDefinition": schemaDefinition.map { .string($0) }, "sourceUrl": sourceURL.map { .string($0) },
      "fileFormat": fileFormat.map { .string($0.rawValue) },
    ])
  }
}
