public import Documents

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
  /// Whom it belongs to; nil if that is not said.
  public var owners: [OwnerReference]?

  /// A request.
  public init(name: String, service: String, owners: [OwnerReference]? = nil) {
    (self.name, self.service, self.owners) = (name, service, owners)
  }

  /// The request's body.
  public var json: JSON {
    .object(["name": .string(name), "service": .string(service), "owners": owners.map(\.json)])
  }
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
  /// Its tags; nil if it has none.
  public var tags: [TagLabel]?
  /// Whom it belongs to; nil if that is not said.
  public var owners: [OwnerReference]?

  /// A request.
  public init(
    name: String, database: String, description: String? = nil, sourceURL: String? = nil, tags: [TagLabel]? = nil,
    owners: [OwnerReference]? = nil
  ) {
    (self.name, self.database, self.description, self.sourceURL) = (name, database, description, sourceURL)
    (self.tags, self.owners) = (tags, owners)
  }

  /// The request's body.
  public var json: JSON {
    .object([
      "name": .string(name), "description": description.map { .string($0) }, "database": .string(database),
      "sourceUrl": sourceURL.map { .string($0) }, "tags": tags.map { .array($0.map(\.json)) },
      "owners": owners.map(\.json),
    ])
  }
}
