public import Documents

/// A column as a request describes it.
public struct Column: Sendable, Equatable {
  /// The name, cut and encoded for the server.
  public var name: String
  /// The name as the source has it; nil for the fields of structs.
  public var displayName: String?
  /// What the column holds.
  public var type: ColumnType
  /// What the source says of it.
  public var description: String?
  /// What may stand in it, for example `NULL`; nil if the source does not say.
  public var constraint: String?
  /// Its tags; nil and none differ in the fingerprint alone.
  public var tags: [TagLabel]?

  /// A column.
  public init(
    name: String, displayName: String? = nil, type: ColumnType, description: String? = nil, constraint: String? = nil,
    tags: [TagLabel]? = []
  ) {
    (self.name, self.displayName, self.type, self.description) = (name, displayName, type, description)
    (self.constraint, self.tags) = (constraint, tags)
  }

  /// The column as the server reads it.
  public var json: JSON {
    .object([
      "name": .string(ReservedNames.encode(name)),
      "displayName": displayName.map { .string($0) },
      "dataType": .string(type.dataType.rawValue),
      "arrayDataType": type.arrayDataType.map { .string($0.rawValue) },
      "dataLength": type.dataLength.map { .number($0) },
      "precision": type.precision.map { .number($0) },
      "scale": type.scale.map { .number($0) },
      "dataTypeDisplay": .string(type.display),
      "description": description.map { .string($0) },
      "constraint": constraint.map { .string($0) },
      "tags": tags.flatMap { $0.isEmpty ? nil : .array($0.map(\.json)) },
      "children": type.children.map { .array($0.map(\.json)) },
    ])
  }
}
