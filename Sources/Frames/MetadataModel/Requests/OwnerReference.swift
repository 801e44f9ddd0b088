public import Documents

/// A user or a team that an entity belongs to.
public struct OwnerReference: Sendable, Hashable {
  /// The server's id.
  public var id: String
  /// `user` or `team`.
  public var type: String
  /// The name.
  public var name: String
  /// The name as people read it.
  public var displayName: String?

  /// A reference.
  public init(id: String, type: String, name: String, displayName: String? = nil) {
    (self.id, self.type, self.name, self.displayName) = (id, type, name, displayName)
  }

  /// The reference as the server reads it.
  public var json: JSON {
    .object([
      "id": .string(id), "type": .string(type), "name": .string(name), "displayName": displayName.map { .string($0) },
    ])
  }
}

extension [OwnerReference] {
  /// The references as the server reads them.
  var json: JSON { .array(map(\.json)) }
}
