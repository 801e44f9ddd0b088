public import Documents

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
  /// What its rows are kept apart by; nil for a table that is not partitioned.
  public var partition: TablePartition?
  /// Whether the request says that there are no constraints instead of leaving them open.
  public var deniesConstraints: Bool
  /// Its tags; nil if it has none.
  public var tags: [TagLabel]?
  /// Whom it belongs to; nil if that is not said.
  public var owners: [OwnerReference]?
  /// Values of custom properties, by the properties' names; nil for none.
  public var properties: [String: String]?

  /// A request.
  public init(
    name: String, tableType: TableType, description: String? = nil, columns: [Column], databaseSchema: String,
    schemaDefinition: String? = nil, sourceURL: String? = nil, fileFormat: FileFormat? = nil, locationPath: String? = nil,
    partition: TablePartition? = nil, deniesConstraints: Bool = false, tags: [TagLabel]? = nil,
    owners: [OwnerReference]? = nil, properties: [String: String]? = nil
  ) {
    (self.name, self.tableType, self.description, self.columns) = (name, tableType, description, columns)
    (self.databaseSchema, self.schemaDefinition, self.sourceURL) = (databaseSchema, schemaDefinition, sourceURL)
    (self.fileFormat, self.locationPath, self.partition) = (fileFormat, locationPath, partition)
    (self.deniesConstraints, self.tags, self.owners, self.properties) = (deniesConstraints, tags, owners, properties)
  }

  /// The request's body.
  public var json: JSON {
    .object([
      "name": .string(ReservedNames.encode(name)), "description": description.map { .string($0) },
      "tableType": .string(tableType.rawValue), "columns": .array(columns.map(\.json)),
      "locationPath": locationPath.map { .string($0) }, "databaseSchema": .string(databaseSchema),
      "schemaDefinition": schemaDefinition.map { .string($0) }, "sourceUrl": sourceURL.map { .string($0) },
      "fileFormat": fileFormat.map { .string($0.rawValue) },
      "tableConstraints": deniesConstraints ? .array([]) : nil, "tablePartition": partition.map(\.json),
      "tags": tags.map { .array($0.map(\.json)) }, "owners": owners.map(\.json), "extension": properties.map(TableRequest.json),
    ])
  }

  private static func json(_ properties: [String: String]) -> JSON {
    JSON(.object(properties.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) }))
  }
}
