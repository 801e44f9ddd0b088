public import Documents

/// An entity as the server answered it.
public struct StoredEntity: Sendable {
  /// The kind asked for.
  public var kind: EntityKind
  /// The server's id.
  public var id: String
  /// The fully qualified name.
  public var fullyQualifiedName: String
  /// The fingerprint of the request that made it; nil if the entity came another way.
  public var sourceHash: String?
  /// Whether it is softly deleted.
  public var isDeleted: Bool
  /// The whole answer.
  public var document: JSON

  /// Reads an answer; nil without an id or a fully qualified name.
  public init?(_ document: JSON, kind: EntityKind) {
    guard let id = document["id"]?.string, let name = document["fullyQualifiedName"]?.string else { return nil }
    (self.kind, self.id, fullyQualifiedName, self.document) = (kind, id, name, document)
    sourceHash = document["sourceHash"]?.string
    isDeleted = document["deleted"]?.bool ?? false
  }

  /// The entity's own name.
  public var name: String { document["name"]?.string ?? FullyQualifiedName.split(fullyQualifiedName).last ?? "" }
}
