import MetadataModel

/// What the server had of one kind below one parent when the walk came there.
struct KnownEntities {
  private(set) var byName: [String: StoredEntity] = [:]

  mutating func add(_ entities: [StoredEntity]) {
    for entity in entities { byName[entity.fullyQualifiedName] = entity }
  }

  subscript(name: String) -> StoredEntity? { byName[name] }

  /// Entities that are there and not among the names, in the order of their names.
  func others(than names: Set<String>) -> [StoredEntity] {
    byName.values.filter { !$0.isDeleted && !names.contains($0.fullyQualifiedName) }
      .sorted { $0.fullyQualifiedName < $1.fullyQualifiedName }
  }
}
