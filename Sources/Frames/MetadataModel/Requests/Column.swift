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

  /// A column.
  public init(name: String, displayName: String? = nil, type: ColumnType, description: String? = nil) {
    (self.name, self.displayName, self.type, self.description) = (name, displayName, type, description)
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
      "children": type.children.map { .array($0.map(\.json)) },
    ])
  }
}
